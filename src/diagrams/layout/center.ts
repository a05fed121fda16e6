/** Walls around the middle of what they protect: a chain at one edge of its network looks as if something were missing. */
import { isSideways, type Box, type Direction, type Link, type Placed } from './types.ts';

/** Px that stay free between a wall and what is beside it. */
const FREE = 12;

/** A span across the flow, and one along it. */
interface Span {
  lo: number;
  hi: number;
  from: number;
  to: number;
}

/**
 * Moves the nearer edge of each wall outward, until what is inside stands in the middle, or something is in the way, or
 * the drawing ends. Nothing else moves. Changes `placed`.
 */
export function centerWalls(placed: Placed, boxes: Box[], direction: Direction): void {
  const sideways = isSideways(direction);
  const span = (x: number, y: number, width: number, height: number): Span => {
    const [main, cross, long, broad] = sideways ? [x, y, width, height] : [y, x, height, width];
    return { lo: cross - broad / 2, hi: cross + broad / 2, from: main - long / 2, to: main + long / 2 };
  };
  const spanOf = (id: string) => {
    const { x, y, width, height } = placed.boxes.get(id)!;
    return span(x, y, width, height);
  };
  const everything = boxes.map(({ id }) => spanOf(id));
  const [first, last] = [
    Math.min(...everything.map(({ lo }) => lo)),
    Math.max(...everything.map(({ hi }) => hi)),
  ];
  const lines = [...placed.links.values()].flatMap(({ points }) =>
    points.slice(1).map((to, i) => {
      const from = points[i]!;
      return span((from.x + to.x) / 2, (from.y + to.y) / 2, Math.abs(from.x - to.x), Math.abs(from.y - to.y));
    }),
  );
  for (const { id } of boxes.filter(({ wall, parent }) => wall && !parent)) {
    const wall = spanOf(id);
    const inside = boxes.filter((box) => !box.group && isIn(box, id, boxes)).map((box) => spanOf(box.id));
    if (!inside.length) continue;
    const [top, bottom] = [Math.min(...inside.map(({ lo }) => lo)), Math.max(...inside.map(({ hi }) => hi))];
    const beside = [
      ...boxes.filter((box) => box.id !== id && !isIn(box, id, boxes)).map((box) => spanOf(box.id)),
      ...lines,
    ].filter(({ from, to }) => from < wall.to && to > wall.from);
    const lo = Math.max(
      top - (wall.hi - bottom),
      first,
      ...beside.filter((one) => one.lo < wall.lo).map((one) => one.hi + FREE),
    );
    const hi = Math.min(
      bottom + (top - wall.lo),
      last,
      ...beside.filter((one) => one.hi > wall.hi).map((one) => one.lo - FREE),
    );
    const [start, end] = [Math.min(lo, wall.lo), Math.max(hi, wall.hi)];
    const place = placed.boxes.get(id)!;
    Object.assign(
      place,
      sideways ? { y: (start + end) / 2, height: end - start } : { x: (start + end) / 2, width: end - start },
    );
  }
}

/**
 * Moves what a zone holds to its middle, where its title makes it wider than that and no line crosses its border. Only
 * downward: sideways titles stand above. Changes `placed`.
 */
export function centerContents(placed: Placed, boxes: Box[], links: Link[], direction: Direction): void {
  if (isSideways(direction)) return;
  const depth = (box: Box): number =>
    box.parent === undefined ? 0 : 1 + depth(boxes.find(({ id }) => id === box.parent)!);
  for (const zone of boxes.filter(({ group }) => group).sort((a, b) => depth(b) - depth(a))) {
    const inside = boxes.filter((box) => isIn(box, zone.id, boxes));
    const ids = new Set(inside.map(({ id }) => id));
    if (!ids.size || links.some(({ from, to }) => ids.has(from) !== ids.has(to))) continue;
    const lines = links.filter(({ from }) => ids.has(from));
    const edges = [
      ...inside.flatMap(({ id }) => {
        const { x, width } = placed.boxes.get(id)!;
        return [x - width / 2, x + width / 2];
      }),
      ...lines.flatMap(({ id, label }) => {
        const line = placed.links.get(id)!;
        const words = line.label
          ? [-1, 1].map((side) => line.label!.x + (side * (label?.width ?? 0)) / 2)
          : [];
        return [...line.points.map(({ x }) => x), ...words];
      }),
    ];
    const by = placed.boxes.get(zone.id)!.x - (Math.min(...edges) + Math.max(...edges)) / 2;
    if (Math.abs(by) < 2) continue;
    for (const id of ids) placed.boxes.get(id)!.x += by;
    for (const { id } of lines) {
      const line = placed.links.get(id)!;
      for (const point of [...line.points, ...(line.label ? [line.label] : [])]) point.x += by;
    }
  }
}

/** Whether `zone` is around the box, at any depth. */
function isIn(box: Box, zone: string, boxes: Box[]): boolean {
  for (let at = box.parent; at !== undefined; at = boxes.find(({ id }) => id === at)?.parent)
    if (at === zone) return true;
  return false;
}
