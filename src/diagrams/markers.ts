import type { Kind } from './graph.ts';
import { make } from './svg.ts';

/**
 * Heads of edges, drawn in px with the line's end at refX. Mermaid ends a line 4 px before an arrow's
 * target, and a stopped line in the middle of its cross, before the wall.
 */
const HEADS: Record<Kind, { box: number; refX: number; shape: [string, Record<string, string>][] }> = {
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
};

/** The id of the head for `kind` in the drawing `svgId`. */
export const headId = (svgId: string, kind: Kind): string => `${svgId}-${kind}`;

/** One <marker> for each kind in use. Colors come from classes: context-stroke is too new to rely on. */
export function heads(document: Document, svgId: string, kinds: Kind[]): Element[] {
  return [...new Set(kinds)].map((kind) => {
    const { box, refX, shape } = HEADS[kind];
    return make(
      document,
      'marker',
      {
        id: headId(svgId, kind),
        class: `dg-head dg-head-${kind}`,
        viewBox: `0 0 ${box} ${box}`,
        refX,
        refY: box / 2,
        markerUnits: 'userSpaceOnUse',
        markerWidth: box,
        markerHeight: box,
        orient: 'auto-start-reverse',
      },
      shape.map(([name, attributes]) => make(document, name, attributes)),
    );
  });
}
