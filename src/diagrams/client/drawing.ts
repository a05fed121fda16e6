/** Reads the graph back from a drawing: its data attributes say it, so a page need not carry it twice. */
import type { Edge, Graph, Kind } from '../graph.ts';

const KINDS: Kind[] = ['allowed', 'blocked', 'conditional'];
export const data = (el: Element, name: string) => el.getAttribute(`data-${name}`) ?? '';

/** @param svg a drawing as rewrite.ts makes it */
export function graphOf(svg: Element): Graph {
  const list = (selector: string) => [...svg.querySelectorAll(selector)];
  const labels = new Map(
    list('.label').map((el) => [data(el, 'edge'), (el.textContent ?? '').replace(/\s+/g, ' ').trim()]),
  );
  const thing = (el: Element) => ({ id: data(el, 'node'), label: data(el, 'label') });
  return {
    nodes: list('.dg-node').map((el) => ({ ...thing(el), shape: '', zone: data(el, 'in') })),
    zones: list('.dg-zone').map((el) => ({
      ...thing(el),
      parent: data(el, 'in'),
      wall: el.classList.contains('dg-c-wall'),
    })),
    edges: list('.dg-edge').map((el): Edge => {
      const id = data(el, 'edge');
      return {
        id,
        from: data(el, 'from'),
        to: data(el, 'to'),
        kind: KINDS.find((kind) => el.classList.contains(`dg-${kind}`)) ?? 'plain',
        label: labels.get(id) ?? '',
        both: el.hasAttribute('data-both'),
      };
    }),
  };
}
