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
const KINK = 20;
/** How close two lines may meet a node on the same side, in px. */
const CLOSE = 10;

/**
 * Where a line would step a few px beside a node, it meets the node there instead, if the side has room; between two
 * nodes, each of them takes half. Changes `offsets`, which are keyed by route and stop.
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
  const known = new Map(ends.map((end) => [end.key, end]));
  const fits = (end: (typeof ends)[number], wanted: number) => {
    const beside = sides.get(`${end.node}${end.side}`)!.filter((other) => other !== end);
    return (
      Math.abs(wanted) <= items.get(end.node)!.cross * 0.4 &&
      beside.every((other) => Math.abs(offsets.get(other.key)! - wanted) >= CLOSE)
    );
  };
  for (const end of ends) {
    const old = offsets.get(end.key);
    if (old === undefined) continue;
    const step = at(end.next) + (offsets.get(end.nextKey) ?? 0) - at(end.node) - old;
    if (step === 0 || Math.abs(step) > KINK) continue;
    const other = known.get(end.nextKey);
    const there = offsets.get(end.nextKey);
    if (other && there !== undefined && fits(end, old + step / 2) && fits(other, there - step / 2)) {
      offsets.set(end.key, old + step / 2);
      offsets.set(end.nextKey, there - step / 2);
    } else if (fits(end, old + step)) offsets.set(end.key, old + step);
  }
}

/** Px that a lane may come nearer to what stands beside it. */
const SLIGHT = 4;

/**
 * A line that bends anyway steps a px or two aside before: its lanes up to that bend move to the level that they come
 * from. Changes `offsets`.
 */
export function evenLanes(
  { routes, items }: Stops,
  at: (id: string) => number,
  offsets: Map<string, number>,
): void {
  routes.forEach(({ stops }, r) => {
    const level = (i: number) => at(stops[i]!) + (offsets.get(`${r}/${i}`) ?? 0);
    const isLane = (i: number) => items.get(stops[i]!)!.kind === 'lane';
    for (const way of [1, -1]) {
      for (let i = 1; i + 1 < stops.length; i++) {
        const first = way > 0 ? i : stops.length - 1 - i;
        const [from, own] = [level(first - way), level(first)];
        if (!isLane(first) || Math.abs(from - own) < 0.1 || Math.abs(from - own) > SLIGHT) continue;
        let end = first;
        while (isLane(end) && Math.abs(level(end) - own) < 0.1) end += way;
        if (Math.abs(level(end) - from) <= SLIGHT) continue;
        for (let lane = first; lane !== end; lane += way)
          offsets.set(`${r}/${lane}`, from - at(stops[lane]!));
      }
    }
  });
}
