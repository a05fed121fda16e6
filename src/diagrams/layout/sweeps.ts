import { isPort, owner, type Stops } from './dummies.ts';
import type { Sketch } from './rough-places.ts';

/** Sweeps that are made, and how many may bring nothing before they end. */
const MOST = 24;
const PATIENCE = 4;

/** The end of a line, as an item sees it: a stop of a route, with its place in it. */
type End = [stop: string, route: string[], index: number];

/**
 * Sorts each column by the mean of where its lines come from, downstream and upstream in turn, and keeps the best order.
 * Changes `columns`.
 *
 * @param settled settles what lies between boxes and gives the cost
 * @returns the cost of the order that is left
 */
export function sweep(
  stops: Stops,
  columns: string[][],
  sketch: () => Sketch,
  settled: () => number,
  cost: number,
): number {
  const ends = { low: neighbors(stops, 'low'), high: neighbors(stops, 'high') };
  const copy = () => columns.map((column) => [...column]);
  let [best, least, idle] = [copy(), cost, 0];
  for (let round = 0; round < MOST && idle < PATIENCE; round++) {
    const side = round % 2 ? 'high' : 'low';
    const { at, replace } = sketch();
    for (const column of round % 2 ? columns.toReversed() : columns) {
      if (column.length < 2) continue;
      const mean = new Map(
        column.map((id) => {
          const list = ends[side].get(id) ?? [];
          const sum = list.reduce((all, end) => all + at(...end), 0);
          return [id, list.length ? sum / list.length : at(id, [], 0)];
        }),
      );
      column.sort((a, b) => mean.get(a)! - mean.get(b)!);
      replace(column);
    }
    const now = settled();
    idle++;
    if (now < least) [best, least, idle] = [copy(), now, 0];
  }
  columns.forEach((column, i) => column.splice(0, column.length, ...best[i]!));
  return least;
}

/** For each item, and each zone, what its lines come from on one side. */
function neighbors({ routes, spots }: Stops, side: 'low' | 'high'): Map<string, End[]> {
  const found = new Map<string, End[]>();
  const chain = (stop: string) => {
    const out = isPort(stop) ? [owner(stop)] : [stop];
    for (let zone = spots.get(out[0]!)?.zone; zone; zone = spots.get(zone)?.zone) out.push(zone);
    return out;
  };
  for (const { stops } of routes) {
    for (let i = 0; i + 1 < stops.length; i++) {
      const [own, other] = side === 'high' ? [i, i + 1] : [i + 1, i];
      const there = chain(stops[other]!);
      for (const id of chain(stops[own]!)) {
        if (there.includes(id)) break;
        const list = found.get(id) ?? [];
        list.push([stops[other]!, stops, other]);
        found.set(id, list);
      }
    }
  }
  return found;
}
