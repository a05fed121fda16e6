/** Reads the graph back from a drawing: its data attributes say it, so a page need not carry it twice. */
import type { Changed } from '../answers-in.ts';
import type { Edge, Graph, Kind } from '../graph.ts';

const KINDS: Kind[] = ['allowed', 'blocked', 'conditional'];
export const data = (el: Element, name: string) => el.getAttribute(`data-${name}`) ?? '';

/**
 * @param svg a drawing as rewrite.ts makes it
 * @param situation what goes wrong, in a drawing that shows several; a good day where it is left out
 */
export function graphOf(svg: Element, situation = ''): Graph {
  const has = (el: Element, name: string) => data(el, name).split(' ').includes(situation);
  const list = (selector: string) =>
    [...svg.querySelectorAll(selector)].filter(
      (el) => (!el.hasAttribute('data-if') || has(el, 'if')) && !(situation && has(el, 'not')),
    );
  const labels = new Map(
    list('.label').map((el) => [data(el, 'edge'), (el.textContent ?? '').replace(/\s+/g, ' ').trim()]),
  );
  const thing = (el: Element) => ({ id: data(el, 'node'), label: data(el, 'label') });
  return {
    nodes: list('.dg-node').map((el) => ({ ...thing(el), shape: '', zone: data(el, 'in') })),
    zones: list('.dg-zone').map((el) => ({
      ...thing(el),
      parent: data(el, 'in'),
      wall: el.matches('.dg-c-wall'),
    })),
    edges: list('.dg-edge').map((el): Edge => {
      const id = data(el, 'edge');
      return {
        id,
        from: data(el, 'from'),
        to: data(el, 'to'),
        kind: KINDS.find((kind) => el.matches(`.dg-${kind}`)) ?? 'plain',
        label: labels.get(id) ?? '',
        both: el.hasAttribute('data-both'),
      };
    }),
  };
}

/** What a situation does to a drawing; undefined where it changes nothing. @param situation an id, in letters and hyphens */
export function changedIn(svg: Element, situation: string): Changed | undefined {
  const ids = (selector: string) =>
    [...svg.querySelectorAll(selector)].map((el) => data(el, 'node') || data(el, 'edge'));
  const added = ids(`[data-if~="${situation}"]`);
  if (!added.length) return undefined;
  const lit = [...added, ...ids(`[data-on~="${situation}"], [data-on="*"]`)];
  return { graph: graphOf(svg, situation), added: new Set(added), lit: new Set(lit) };
}
