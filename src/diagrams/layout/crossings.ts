/** What an order costs: crossings, bends, and straying from the author's order. */
import { gapBetween, isPort, type Stops } from './dummies.ts';
import type { Sketch } from './rough-places.ts';
import type { Work } from './work.ts';

const CROSSING = 1000;
const STRAY = 60;
const BEND = 0.2;

/** The cost of the present order, as a function of its rough places; and how many steps one reckoning takes. */
export function costOf(
  { routes, spots }: Stops,
  columns: string[][],
  wanted: Map<string, number>,
  work: Work,
): { cost(at: Sketch['at']): number; steps: number } {
  const lines = routes.flatMap(({ stops }) =>
    stops.slice(1).map((to, i) => {
      const gap = gapBetween(spots, stops[i]!, to);
      return { stops, i, a: stops[i]!, b: to, key: gap ? `${gap.zone}/${gap.slot}` : '', from: 0, to: 0 };
    }),
  );
  const groups = [...Map.groupBy(lines, (line) => line.key).values()];
  // A line that ends at a zone must cross one of two that go on into the same node around it.
  const wedges = groups.flatMap((group) => {
    const stopped = group.filter((line) => isPort(line.b));
    if (!stopped.length) return [];
    const ends = [
      ...Map.groupBy(
        group.filter((line) => !isPort(line.b)),
        (line) => line.b,
      ).values(),
    ];
    const pairs = ends.flatMap((end) => end.flatMap((a, i) => end.slice(i + 1).map((b) => [a, b] as const)));
    return stopped.map((line) => ({ stopped: line, pairs }));
  });
  const steps =
    lines.length * 12 + columns.flat().length * 12 + wedges.reduce((sum, { pairs }) => sum + pairs.length, 0);
  const between = (a: number, b: number, c: number) => (a - b) * (a - c) < 0;
  const cost = (at: Sketch['at']) => {
    work.spend(steps);
    let sum = 0;
    for (const line of lines) {
      line.from = at(line.stops[line.i]!, line.stops, line.i);
      line.to = at(line.stops[line.i + 1]!, line.stops, line.i + 1);
      sum += Math.abs(line.from - line.to) * BEND;
    }
    for (const group of groups) sum += CROSSING * inversions(group);
    for (const { stopped, pairs } of wedges)
      for (const [a, b] of pairs) if (between(stopped.from, a.from, b.from)) sum += CROSSING;
    for (const column of columns) {
      const own = column.filter((id) => wanted.has(id)).map((id) => ({ from: 0, to: wanted.get(id)! }));
      own.forEach((item, i) => (item.from = i));
      sum += STRAY * inversions(own);
    }
    return sum;
  };
  return { cost, steps };
}

/** Pairs whose order differs at their two ends, by merging: n log n. */
function inversions(lines: { from: number; to: number }[]): number {
  if (lines.length < 2) return 0;
  const sorted = [...lines].sort((a, b) => a.from - b.from || a.to - b.to);
  let from = Float64Array.from(sorted, ({ to }) => to);
  let into = new Float64Array(from.length);
  let count = 0;
  for (let run = 1; run < from.length; run *= 2) {
    for (let start = 0; start < from.length; start += 2 * run) {
      const [middle, end] = [Math.min(start + run, from.length), Math.min(start + 2 * run, from.length)];
      for (let i = start, j = middle, k = start; k < end; k++) {
        if (j >= end || (i < middle && from[i]! <= from[j]!)) into[k] = from[i++]!;
        else {
          into[k] = from[j++]!;
          count += middle - i;
        }
      }
    }
    [from, into] = [into, from];
  }
  return count;
}
