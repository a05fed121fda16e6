/** The guide's drawing of nodes, zones and arrows, from Mermaid's own. */
import { frame, type Naming } from './frame.ts';
import { lineage, type Edge, type Graph } from './graph.ts';
import { rowsOf, textOf } from './label.ts';
import { labelsOf, rectOf, titlesOf, type Place } from './lettering.ts';
import { headId, headOf, heads } from './markers.ts';
import { shorten } from './path.ts';
import { shapeOf } from './shapes.ts';
import { isSign } from './signs.ts';
import { classed, make, shift } from './svg.ts';

type Named = Place & { naming: Naming };

/**
 * A small drawing from Mermaid's large one: classes instead of styles, no foreign ids, titles above
 * the lines that pass them. `svg` must be in a document, since labels are measured. Uses plain DOM
 * calls only, so that a browser can run it as well as the build.
 */
export function rewriteNetwork(svg: Element, graph: Graph, naming: Naming): Element {
  const place: Named = { svg, graph, document: svg.ownerDocument, naming };
  const seen = graph.edges.filter((edge) => edge.look?.stroke !== 'unseen');
  return frame(place, [
    ...heads(place.document, naming.id, seen),
    ...zonesOf(place),
    ...edgesOf(place, seen),
    ...titlesOf(place),
    ...labelsOf(place),
    ...nodesOf(place),
  ]);
}

function edgesOf({ svg, document, naming }: Named, edges: Edge[]): Element[] {
  const paths = new Map(classed(svg, 'flowchart-link').map((path) => [path.getAttribute('data-id'), path]));
  return edges.flatMap((edge) => {
    const path = paths.get(edge.id);
    if (!path) return [];
    const { stroke, start, end } = edge.look!;
    // Dots mean a condition where kinds have meanings; blocked lines are dashed anyway.
    const shown = stroke === 'thick' || (stroke === 'dotted' && edge.kind === 'plain') ? ` dg-${stroke}` : '';
    const head = (at: typeof start) =>
      at === 'none' ? undefined : `url(#${headId(naming.id, headOf(edge.kind, at))})`;
    return [
      make(document, 'path', {
        class: `dg-edge dg-${edge.kind}${shown}`,
        d: shorten(path.getAttribute('d') ?? ''),
        'data-edge': edge.id,
        'data-from': edge.from,
        'data-to': edge.to,
        'data-both': edge.both ? '' : undefined,
        'marker-start': head(start),
        'marker-end': head(end),
      }),
    ];
  });
}

function zonesOf(place: Place): Element[] {
  const depth = (id: string) => lineage(place.graph, id).length;
  // A wall has a ground, so what stands in it comes after it.
  const outward = [...place.graph.zones].sort((a, b) => depth(a.id) - depth(b.id));
  return outward.flatMap((zone) => {
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

function nodesOf({ svg, graph, document }: Place): Element[] {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  return classed(svg, 'node').flatMap((group) => {
    const node = nodes.get(group.getAttribute('data-node') ?? '');
    if (!node) return [];
    const label = classed(group, 'label').find((el) => el.nodeName === 'g');
    const at = shift(group);
    return [
      make(
        document,
        'g',
        {
          class: `dg-node${isSign(node.shape) || node.shape === 'stateNote' ? ` dg-${node.shape}` : ''}`,
          transform: `translate(${Math.round(at.x * 10) / 10} ${Math.round(at.y * 10) / 10})`,
          'data-node': node.id,
          'data-label': node.label,
          'data-in': node.zone,
        },
        [
          ...shapeOf(document, group, node.shape),
          ...(label && !isSign(node.shape) ? [textOf(document, rowsOf(label), shift(label).y)] : []),
        ],
      ),
    ];
  });
}
