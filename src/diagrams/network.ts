/** Nodes, zones and arrows out of Mermaid's layout data, which flowcharts and state diagrams share. */
import type { Edge, Graph, GraphNode, Head, Kind, Stroke, Zone } from './graph.ts';
import { readLabel, type Label } from './label-text.ts';
import { isSign } from './signs.ts';

/** What Mermaid's database answers, as far as it is used here. */
export interface LayoutNode {
  id: string;
  label?: string | string[];
  /** Further rows of a state's text. */
  description?: string | string[];
  labelType?: string;
  parentId?: string;
  isGroup?: boolean;
  shape?: string;
  cssClasses?: string;
}
export interface LayoutEdge {
  id: string;
  start: string;
  end: string;
  label?: string;
  labelType?: string;
  pattern?: string;
  arrowTypeStart?: string;
  arrowTypeEnd?: string;
}
export interface LayoutData {
  nodes: LayoutNode[];
  edges: LayoutEdge[];
  direction?: string;
}

const HEADS: Record<string, Head> = {
  arrow_point: 'arrow',
  arrow_barb: 'arrow',
  arrow_cross: 'cross',
  arrow_circle: 'circle',
};
const STROKES: Record<string, Stroke> = {
  dotted: 'dotted',
  dashed: 'dotted',
  thick: 'thick',
  invisible: 'unseen',
};

/** The label of a node, zone or arrow; a thing without one is called by its id. */
export const labelOf = (thing: { label?: string | string[]; labelType?: string }, id = ''): Label =>
  readLabel([thing.label ?? ''].flat().filter(Boolean).join('\n') || id, thing.labelType);

/** The title of a zone. One of nothing but spaces, as `[" "]`, is none; one that is not written is its id. */
export const titleOf = (zone: LayoutNode): Label => labelOf(zone, zone.label === '' ? '' : zone.id);

/** The graph of layout data. With `flows`, heads mean allowed, blocked, or allowed on a condition. */
export function readNetwork(data: LayoutData, flows: boolean): Graph {
  return {
    nodes: data.nodes
      .filter((n) => !n.isGroup)
      .map((n): GraphNode => ({
        id: n.id,
        label: labelOf(n, n.id).text,
        ...(n.parentId && { zone: n.parentId }),
        shape: classesOf(n).includes('statediagram-note') ? 'stateNote' : (n.shape ?? 'squareRect'),
      })),
    // Mermaid lists zones from the last to the first.
    zones: data.nodes
      .filter((n) => n.isGroup)
      .reverse()
      .map((n): Zone => ({
        id: n.id,
        label: titleOf(n).text,
        ...(n.parentId && { parent: n.parentId }),
        wall: classesOf(n).includes('wall'),
      })),
    edges: data.edges.map((e): Edge => {
      const label = e.label ? labelOf(e).text : '';
      const look = lookOf(e);
      return {
        id: e.id,
        from: e.start,
        to: e.end,
        kind: flows ? kindOf(look) : 'plain',
        ...(label && { label }),
        both: look.start !== 'none',
        look,
      };
    }),
  };
}

export const classesOf = (thing: { cssClasses?: string }): string[] => (thing.cssClasses ?? '').split(/\s+/);

function lookOf(e: LayoutEdge): NonNullable<Edge['look']> {
  const head = (type = '') => HEADS[type] ?? 'none';
  return {
    stroke: STROKES[e.pattern ?? ''] ?? 'solid',
    start: head(e.arrowTypeStart),
    end: head(e.arrowTypeEnd),
  };
}

function kindOf({ stroke, end }: NonNullable<Edge['look']>): Kind {
  if (end === 'cross') return 'blocked';
  return stroke === 'dotted' ? 'conditional' : 'allowed';
}

/** What a drawing of the graph must show; drawn.ts reads the same from the drawing. */
export function holdsOf(graph: Graph): string[] {
  return [
    ...graph.nodes.map((n) => `node ${n.id} in ${n.zone ?? 'nothing'}: ${isSign(n.shape) ? '' : n.label}`),
    ...graph.zones.map((z) => `${z.wall ? 'wall' : 'zone'} ${z.id} in ${z.parent ?? 'nothing'}: ${z.label}`),
    ...graph.edges
      .filter(({ look }) => look?.stroke !== 'unseen')
      .map(({ from, to, kind, look, label }) => {
        const { stroke, start, end } = look!;
        const line = kind === 'plain' ? stroke : `${kind}${stroke === 'thick' ? ' thick' : ''}`;
        return `arrow ${start} ${from} to ${to} ${end}, ${line}: ${label ?? ''}`;
      }),
  ];
}
