import type { Stops } from './dummies.ts';
import type { Wish } from './network-simplex.ts';

/**
 * Where a line bends both before and after a stop, any place between costs the same: the stop moves to
 * the level of a neighbour if nothing stands there, and one bend is left.
 */
export function oneBend(
  routes: Stops['routes'],
  at: number[],
  wishes: Wish[],
  middle: (id: string) => number,
  offset: (route: number, stop: number) => number,
): void {
  const firm = new Map<number, Wish[]>();
  for (const wish of wishes) {
    if (wish.cost < 100) continue;
    for (const end of [wish.u, wish.v]) {
      if (!firm.has(end)) firm.set(end, []);
      firm.get(end)!.push(wish);
    }
  }
  routes.forEach(({ stops }, r) => {
    for (let i = 1; i + 1 < stops.length; i++) {
      const own = middle(stops[i]!);
      const [before, after] = [i - 1, i + 1].map((n) => at[middle(stops[n]!)]! + offset(r, n));
      if (before === after || at[own] === before || at[own] === after) continue;
      const old = at[own]!;
      const near = firm.get(own) ?? [];
      const fits = (level: number) => {
        at[own] = level;
        return near.every(({ u, v, least }) => at[v]! - at[u]! >= least);
      };
      if (!fits(before!) && !fits(after!)) at[own] = old;
    }
  });
}

/** A step smaller than this, in px, looks like a mistake. */
const KINK = 12;
/** How close two lines may meet a node on the same side, in px. */
const CLOSE = 10;

/**
 * Where a line would step a few px beside a node, it meets the node there instead, if the side has room.
 * Changes `offsets`, which are keyed by route and stop.
 */
export function unkink(
  { routes, items }: Stops,
  at: (id: string) => number,
  offsets: Map<string, number>,
): void {
  const ends = routes.flatMap(({ stops }, r) =>
    [0, stops.length - 1].map((i) => ({
      key: `${r}/${i}`,
      node: stops[i]!,
      side: Math.sign(i),
      next: stops[i ? i - 1 : 1]!,
      nextKey: `${r}/${i ? i - 1 : 1}`,
    })),
  );
  const sides = Map.groupBy(ends, (end) => `${end.node}${end.side}`);
  for (const end of ends) {
    if (!offsets.has(end.key)) continue;
    const wanted = at(end.next) + (offsets.get(end.nextKey) ?? 0) - at(end.node);
    const step = Math.abs(wanted - offsets.get(end.key)!);
    const room = items.get(end.node)!.cross * 0.36;
    const beside = sides.get(`${end.node}${end.side}`)!.filter((other) => other !== end);
    const free = beside.every((other) => Math.abs(offsets.get(other.key)! - wanted) >= CLOSE);
    if (step > 0 && step <= KINK && Math.abs(wanted) <= room && free) offsets.set(end.key, wanted);
  }
}
