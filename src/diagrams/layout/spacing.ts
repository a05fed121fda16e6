/** Ever closer ways to draw, until a drawing fits its column. */
import { arrange, place, type Arranged } from './layout.ts';
import { placeLarge } from './dagre.ts';
import { TooLarge, Work } from './work.ts';
import type { Box, Direction, Link, Placed, Spacing, Stacking } from './types.ts';

/** Distances in px of drawings for a column of about 800 px, and for one of about 330. */
const WIDE: Spacing = { node: 28, zone: 20, step: 36, stub: 16, track: 12, pad: 20, title: 34, beside: 3 };
const SNUG: Spacing = { node: 24, zone: 16, step: 28, stub: 12, track: 10, pad: 14, title: 34, beside: 3 };
const TIGHT: Spacing = { node: 20, zone: 12, step: 22, stub: 11, track: 8, pad: 12, title: 32, beside: 3 };
const NARROW: Spacing = { node: 14, zone: 12, step: 28, stub: 14, track: 10, pad: 12, title: 54, beside: 6 };
/** What a wide drawing may measure before it is drawn more closely: the room beside a sidebar. */
const ROOM = 790;
/** What fits that room with type at its smallest: 11 px of 14. */
const MOST = (752 * 14) / 11;
/** What a narrow drawing may measure. */
const AIM = 324;
/** Ever narrower ways to draw: what goes in rows of its own, and in how many rows labels stand. */
const WAYS: [Stacking, number][] = [
  ['none', 1],
  ['zones', 1],
  ['none', 2],
  ['zones', 2],
  ['all', 1],
  ['all', 2],
  ['zones', 3],
  ['all', 3],
];

const widthOf = (placed: Placed): number => {
  const edges = [...placed.boxes.values()]
    .flatMap(({ x, width }) => [x - width / 2, x + width / 2])
    .concat([...placed.links.values()].flatMap((link) => link.points.map((point) => point.x)));
  return edges.reduce((a, b) => Math.max(a, b), -Infinity) - edges.reduce((a, b) => Math.min(a, b), Infinity);
};

/** A finished layout; `large` where Mermaid's own had to make it. */
export type Fitted = Placed & { large?: true };

/** Lays out in ways that differ in spacing, stacking and rows of labels; what they share is worked out once. */
type Lay = (spacing: Spacing, stacking: Stacking, rows: number, work: Work) => Placed;

function layer(boxes: Box[], links: Link[], direction: Direction, room: number): Lay {
  const known = new Map<string, Arranged>();
  return (spacing, stacking, rows, work) => {
    const key = `${stacking}/${rows}`;
    const arranged = known.get(key) ?? arrange(boxes, links, direction, stacking, rows, work, room);
    known.set(key, arranged);
    return place(arranged, boxes, direction, spacing, work);
  };
}

/** Places for a text column of about 800 px, or for one of about 330. */
export function fit(
  boxes: Box[],
  links: Link[],
  direction: Direction,
  narrow: boolean,
  work = new Work(),
): Fitted {
  const lay = layer(boxes, links, direction, narrow ? AIM : MOST);
  const zones = boxes.some((box) => box.group);
  try {
    return narrow ? narrowest(lay, zones, work) : widest(lay, work);
  } catch (error) {
    if (!(error instanceof TooLarge)) throw error;
    return { ...placeLarge(boxes, links, direction, narrow ? NARROW : WIDE), large: true };
  }
}

/** As roomy as a text column of about 800 px allows. */
function widest(lay: Lay, work: Work): Placed {
  const placed = lay(WIDE, 'none', 1, work);
  const width = widthOf(placed);
  if (width <= ROOM) return placed;
  // What is far too wide stays so when it is drawn more closely.
  const snug = width <= 2 * MOST ? lay(SNUG, 'none', 1, work) : undefined;
  return snug && widthOf(snug) <= MOST ? snug : lay(TIGHT, 'none', 1, work);
}

/** Lines pass beside titles; where no such drawing is narrow enough, one that may cross some, if it is narrower. */
function narrowest(lay: Lay, zones: boolean, work: Work): Placed {
  const clear = downward(lay, zones, NARROW, work);
  if (!zones || widthOf(clear) <= AIM) return clear;
  const least = downward(lay, zones, { ...NARROW, beside: 3 }, new Work(work.most));
  return widthOf(least) < widthOf(clear) ? least : clear;
}

/** Puts ever more of a drawing one below the other until it is narrow enough; else the narrowest way. */
function downward(lay: Lay, zones: boolean, spacing: Spacing, work: Work): Placed {
  let least: Placed | undefined;
  // A tree without zones would only become a tangle.
  const ways = zones ? WAYS : WAYS.filter(([stacking]) => stacking === 'none');
  for (const [stacking, rows] of ways) {
    // What is large is not tried in many ways: none would fit a phone.
    if (least && work.left < work.most * 0.8) break;
    const placed = lay(spacing, stacking, rows, work);
    if (widthOf(placed) <= AIM) return placed;
    if (!least || widthOf(placed) < widthOf(least)) least = placed;
  }
  return least!;
}
