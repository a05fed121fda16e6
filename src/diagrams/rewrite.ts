import type { Edge, Graph } from './graph.ts';
import { rowsOf, textOf } from './label.ts';
import { labelsOf, rectOf, titlesOf, type Place } from './lettering.ts';
import { headId, heads } from './markers.ts';
import { shorten } from './path.ts';
import { shapeOf } from './shapes.ts';
import { classed, make, shift } from './svg.ts';

/** What every drawing carries for assistive technology; `id` is unique on the page. */
export interface Naming {
  id: string;
  title: string;
  description: string;
}
type Named = Place & { naming: Naming };

/**
 * A small drawing from Mermaid's large one: classes instead of styles, no foreign ids, titles above
 * the lines that pass them. `svg` must be in a document, since labels are measured. Uses plain DOM
 * calls only, so that a browser can run it as well as the build.
 */
export function rewriteFlowchart(svg: Element, graph: Graph, naming: Naming): Element {
  const place: Named = { svg, graph, document: svg.ownerDocument, naming };
  const drawn = classed(svg, 'flowchart-link');
  const edges = graph.edges.map((edge) => edgeOf(place, edge, drawn));
  return frame(place, [
    ...heads(
      place.document,
      naming.id,
      graph.edges.filter((edge) => headed(drawn, edge)).map((edge) => edge.kind),
    ),
    ...zonesOf(place),
    ...edges.filter((edge) => edge !== undefined),
    ...titlesOf(place),
    ...labelsOf(place),
    ...nodesOf(place),
  ]);
}

/** An <svg> with title and description around `children`, in whole px and as large as `svg` was. */
export function frame({ svg, document, naming }: Omit<Named, 'graph'>, children: Node[]): Element {
  const [x = 0, y = 0, width = 0, height = 0] = (svg.getAttribute('viewBox') ?? '')
    .split(/[\s,]+/)
    .map(Number);
  const [w, h] = [Math.ceil(x + width) - Math.floor(x), Math.ceil(y + height) - Math.floor(y)];
  const { id, title, description } = naming;
  return make(
    document,
    'svg',
    {
      id,
      class: 'dg',
      viewBox: `${Math.floor(x)} ${Math.floor(y)} ${w} ${h}`,
      width: w,
      height: h,
      role: 'img',
      'aria-labelledby': `${id}-t`,
      'aria-describedby': `${id}-d`,
    },
    [
      make(document, 'title', { id: `${id}-t` }, [title]),
      make(document, 'desc', { id: `${id}-d` }, [description]),
      ...children,
    ],
  );
}

const pathFor = (drawn: Element[], edge: Edge) =>
  drawn.find((path) => path.getAttribute('data-id') === edge.id);
const headed = (drawn: Element[], edge: Edge) =>
  ['marker-end', 'marker-start'].some((end) => pathFor(drawn, edge)?.getAttribute(end));

function edgeOf({ document, naming }: Named, edge: Edge, drawn: Element[]): Element | undefined {
  const path = pathFor(drawn, edge);
  if (!path) return undefined;
  const head = `url(#${headId(naming.id, edge.kind)})`;
  return make(document, 'path', {
    class: `dg-edge dg-${edge.kind}`,
    d: shorten(path.getAttribute('d') ?? ''),
    'data-edge': edge.id,
    'data-from': edge.from,
    'data-to': edge.to,
    'data-both': edge.both ? '' : undefined,
    'marker-start': path.getAttribute('marker-start') ? head : undefined,
    'marker-end': path.getAttribute('marker-end') ? head : undefined,
  });
}

function zonesOf(place: Place): Element[] {
  return place.graph.zones.flatMap((zone) => {
    const rect = rectOf(place, zone.id);
    return rect
      ? [
          make(
            place.document,
            'g',
            {
              class: zone.wall ? 'dg-zone dg-c-wall' : 'dg-zone',
              'data-node': zone.id,
              'data-label': zone.label,
              'data-in': zone.parent,
            },
            [make(place.document, 'rect', { ...rect })],
          ),
        ]
      : [];
  });
}

function nodesOf(place: Place): Element[] {
  const { svg, graph, document } = place;
  return classed(svg, 'node').flatMap((group) => {
    const domId = (group.getAttribute('id') ?? '')
      .slice(`${svg.getAttribute('id')}-flowchart-`.length)
      .replace(/-\d+$/, '');
    const node = graph.nodes.find((n) => n.id === domId);
    const label = classed(group, 'label').find((el) => el.nodeName === 'g');
    if (!node || !label) return [];
    const at = shift(group);
    return [
      make(
        document,
        'g',
        {
          class: 'dg-node',
          transform: `translate(${Math.round(at.x * 10) / 10} ${Math.round(at.y * 10) / 10})`,
          'data-node': node.id,
          'data-label': node.label,
          'data-in': node.zone,
        },
        [...shapeOf(document, group, node.shape), textOf(document, rowsOf(label), shift(label).y)],
      ),
    ];
  });
}
