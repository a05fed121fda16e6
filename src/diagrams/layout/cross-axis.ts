import { attachments } from './attachments.ts';
import { evenLanes, oneBend, unkink } from './straighten.ts';
import { borders } from './border-order.ts';
import { isPort, type Stops } from './dummies.ts';
import { solve, type Wish } from './network-simplex.ts';
import { separate } from './separate.ts';
import type { Work } from './work.ts';
import type { Tree } from './tree.ts';
import { titleRoom, type Spacing } from './types.ts';

/** Places across the flow: the middle of every item, both edges of every zone, and where each link meets its ends. */
export interface Across {
  at: Map<string, number>;
  lo: Map<string, number>;
  hi: Map<string, number>;
  level(route: number, stop: number): number;
}

/** Which way a drawing runs: sideways or downward, and whether backward. */
export interface Facing {
  sideways: boolean;
  flip: boolean;
}

/** What bending a line costs: most between two stops in the open, least between two nodes. */
const BEND = [4, 8, 16];

/**
 * Straight lines first, then short ones, then small zones; nothing overlaps, all at once for the whole
 * drawing, so that a line stays straight through any number of zones.
 */
export function across(
  tree: Tree,
  stops: Stops,
  spacing: Spacing,
  { sideways, flip }: Facing,
  work: Work,
): Across {
  const { items, slots, routes } = stops;
  const index = new Map<string, number>();
  const variable = (name: string) => {
    if (!index.has(name)) index.set(name, index.size);
    return index.get(name)!;
  };
  const middle = (id: string) => variable(id);
  const lo = (zone: string) => variable(`${zone}<`);
  const hi = (zone: string) => variable(`${zone}>`);
  const wishes: Wish[] = [];
  const exact = (value: number) => Math.ceil(value * 64) / 64;
  const wish = (u: number, v: number, least: number, cost = Infinity) =>
    wishes.push({ u, v, least: exact(least), cost });

  const isZone = (id: string) => slots.has(id);
  const low = (id: string): [number, number] =>
    isZone(id) ? [lo(id), 0] : [middle(id), items.get(id)!.cross / 2];
  const high = (id: string): [number, number] =>
    isZone(id) ? [hi(id), 0] : [middle(id), items.get(id)!.cross / 2];
  const before = (a: string, b: string, gap: number) => {
    const [u, du] = high(a);
    const [v, dv] = low(b);
    wish(u, v, du + dv + gap);
  };

  for (const [zone, columns] of slots) {
    const box = tree.boxes.get(zone);
    const head = zone === '' ? 0 : sideways && box!.width ? titleRoom(box!, spacing) : spacing.pad;
    const pad = zone === '' ? 0 : spacing.pad;
    wish(lo(zone), hi(zone), sideways || !box ? 20 : box.width + 24);
    wish(hi(zone), lo(zone), 0, zone === '' ? 2 : 1);
    for (const column of columns) {
      column.forEach((id, i) => {
        const [v, dv] = low(id);
        const [u, du] = high(id);
        wish(lo(zone), v, head + dv);
        wish(u, hi(zone), du + pad);
        if (i)
          before(column[i - 1]!, id, gapFor(items.get(column[i - 1]!)!.kind, items.get(id)!.kind, spacing));
      });
    }
  }

  const offsets = attachments(stops, sideways);
  const offset = (route: number, stop: number) => offsets.get(`${route}/${stop}`) ?? 0;
  routes.forEach((route, r) => {
    for (let i = 0; i + 1 < route.stops.length; i++) {
      const [a, b] = [route.stops[i]!, route.stops[i + 1]!];
      const cost = BEND[[a, b].filter((id) => items.get(id)!.kind !== 'node').length]!;
      const shift = offset(r, i) - offset(r, i + 1);
      wish(middle(a), middle(b), shift, cost);
      wish(middle(b), middle(a), -shift, cost);
    }
  });
  borders(tree, stops, (zone, side, list) => {
    const title = tree.boxes.get(zone)!.width;
    list.forEach(({ stop, route, i }, n) => {
      const shift = offset(route, i);
      if (isPort(stop)) {
        wish(
          lo(zone),
          middle(stop),
          sideways && title ? titleRoom(tree.boxes.get(zone)!, spacing) : spacing.pad,
        );
        wish(middle(stop), hi(zone), spacing.pad);
      }
      // Downward, lines that enter pass beside the title where there is room.
      if (!sideways && side === (flip ? 'high' : 'low'))
        wish(lo(zone), middle(stop), title + 26 - shift, spacing.beside);
      const previous = list[n - 1];
      if (previous && (isPort(stop) || isPort(previous.stop))) {
        wish(
          middle(previous.stop),
          middle(stop),
          spacing.stub + offset(previous.route, previous.i) - shift,
          200,
        );
      }
    });
  });

  const solved = solve(index.size, wishes, work);
  oneBend(routes, solved, wishes, middle, offset);
  const value = (name: string) => solved[index.get(name)!]!;
  unkink(stops, value, offsets);
  evenLanes(stops, value, offsets);
  separate(stops, value, offsets);
  const zones = [...slots.keys()];
  return {
    at: new Map([...items].filter(([id]) => !isZone(id)).map(([id]) => [id, value(id)])),
    lo: new Map(zones.map((zone) => [zone, value(`${zone}<`)])),
    hi: new Map(zones.map((zone) => [zone, value(`${zone}>`)])),
    level: (route, stop) => value(routes[route]!.stops[stop]!) + offset(route, stop),
  };
}

function gapFor(a: string, b: string, spacing: Spacing): number {
  const both = [a, b];
  if (both.includes('zone')) return spacing.zone;
  if (both.every((kind) => kind === 'node')) return spacing.node;
  return both.includes('label') ? 6 : spacing.stub;
}
