/** The heads of arrows. */
import type { Edge, Head, Kind } from './graph.ts';
import { make } from './svg.ts';

type Shape = [name: string, attributes: Record<string, string>];
/** What a head is drawn as: by the arrow's kind where it has a meaning, else as it was written. */
export type HeadName = Kind | 'cross' | 'circle';

/**
 * Heads of edges, drawn in px with the line's end at refX. Mermaid ends a line 4 px before an arrow's
 * target; lines that end in a cross or a circle are pulled back by the layout.
 */
const HEADS: Record<HeadName, { box: number; refX: number; shape: Shape[] }> = {
  allowed: { box: 10, refX: 6, shape: [['path', { d: 'M0 0 10 5 0 10z' }]] },
  plain: { box: 10, refX: 6, shape: [['path', { d: 'M0 0 10 5 0 10z' }]] },
  // Open head, and a ring where the line passes the condition.
  conditional: {
    box: 12,
    refX: 8,
    shape: [
      ['path', { d: 'M1 1 11 6 1 11z' }],
      ['circle', { cx: '-11', cy: '6', r: '4' }],
    ],
  },
  blocked: { box: 13, refX: 6.5, shape: [['path', { d: 'M1.5 1.5l10 10m0-10l-10 10' }]] },
  cross: { box: 13, refX: 6.5, shape: [['path', { d: 'M1.5 1.5l10 10m0-10l-10 10' }]] },
  circle: { box: 10, refX: 5, shape: [['circle', { cx: '5', cy: '5', r: '4.25' }]] },
};

/** Px between a line's end and what it leads to, by the head that stands there. */
export const PULLED: Partial<Record<string, number>> = { arrow_cross: 11, arrow_circle: 5 };

export const headOf = (kind: Kind, head: Head): HeadName =>
  kind === 'plain' && (head === 'cross' || head === 'circle') ? head : kind;

/** The id of a head in the drawing `svgId`. */
export const headId = (svgId: string, name: HeadName): string => `${svgId}-${name}`;

/** One <marker> for each head in use. Colors come from classes: context-stroke is too new to rely on. */
export function heads(document: Document, svgId: string, edges: Edge[]): Element[] {
  const used = edges.flatMap(({ kind, look }) =>
    [look!.start, look!.end].filter((head) => head !== 'none').map((head) => headOf(kind, head)),
  );
  return [...new Set(used)].map((name) => {
    const { box, refX, shape } = HEADS[name];
    return make(
      document,
      'marker',
      {
        id: headId(svgId, name),
        class: `dg-head dg-head-${name}`,
        viewBox: `0 0 ${box} ${box}`,
        refX,
        refY: box / 2,
        markerUnits: 'userSpaceOnUse',
        markerWidth: box,
        markerHeight: box,
        orient: 'auto-start-reverse',
      },
      shape.map(([tag, attributes]) => make(document, tag, attributes)),
    );
  });
}
