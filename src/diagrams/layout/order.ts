import { gapBetween, isPort, type Stops } from './stops.ts';
import { sketcher, type Sketch } from './sketch.ts';
import type { Tree } from './tree.ts';

const CROSSING = 1000;
const STRAY = 60;
const BEND = 0.2;
/** Less is noise: fonts measure a few hundredths of a px apart in different engines. */
const GAIN = 1;

/**
 * Orders every column so that few lines cross, straying from the author's order only where it helps.
 * Climbs from that order by moving one item at a time; after each move the lanes and labels of the
 * other columns settle beside what they belong to. Drawings are small, so this is fast enough.
 */
export function order(tree: Tree, stops: Stops): void {
  const columns = [...stops.slots.values()].flat();
  const wanted = new Map([...tree.boxes.keys()].map((id, i) => [id, i]));
  const sketch = sketcher(stops);
  const cost = costOf(stops, columns, wanted);
  settle(stops, columns, wanted, sketch);
  let best = cost(sketch());
  for (let round = 0, better = true; better && round < 8; round++) {
    better = false;
    for (const column of columns) {
      for (let from = 0; from < column.length; from++) {
        for (let to = 0; to < column.length; to++) {
          if (from === to) continue;
          const before = columns.map((ids) => [...ids]);
          column.splice(to, 0, ...column.splice(from, 1));
          settle(stops, columns, wanted, sketch, column);
          const now = cost(sketch());
          if (now < best - GAIN) {
            best = now;
            better = true;
          } else columns.forEach((ids, i) => ids.splice(0, ids.length, ...before[i]!));
        }
      }
    }
  }
}

/** Sorts lanes and labels by where their neighbours stand, around boxes that keep their order. */
function settle(
  { routes }: Stops,
  columns: string[][],
  boxes: Map<string, number>,
  sketch: () => Sketch,
  except?: string[],
): void {
  for (let pass = 0; pass < 2; pass++) {
    const at = sketch();
    const aim = new Map<string, number>();
    for (const { stops } of routes) {
      for (let i = 1; i + 1 < stops.length; i++) {
        aim.set(stops[i]!, (at(stops[i - 1]!, stops, i - 1) + at(stops[i + 1]!, stops, i + 1)) / 2);
      }
    }
    for (const column of columns) {
      if (column === except || column.every((id) => boxes.has(id))) continue;
      const free = column.filter((id) => !boxes.has(id)).sort((a, b) => aim.get(a)! - aim.get(b)!);
      const merged: string[] = [];
      for (const id of column.filter((other) => boxes.has(other))) {
        while (free.length && aim.get(free[0]!)! < at(id, [], 0)) merged.push(free.shift()!);
        merged.push(id);
      }
      column.splice(0, column.length, ...merged, ...free);
    }
  }
}

/** What the present order costs, as a function of its sketch. */
function costOf(
  { routes, spots }: Stops,
  columns: string[][],
  wanted: Map<string, number>,
): (at: Sketch) => number {
  const lines = routes.flatMap(({ stops }) =>
    stops.slice(1).map((to, i) => {
      const gap = gapBetween(spots, stops[i]!, to);
      return { stops, i, a: stops[i]!, b: to, key: gap ? `${gap.zone}/${gap.slot}` : '', from: 0, to: 0 };
    }),
  );
  const groups = [...Map.groupBy(lines, (line) => line.key).values()];
  // A line that ends at a zone must cross one of two that go on into the same node around it.
  const wedges = groups.flatMap((group) =>
    group
      .filter((line) => isPort(line.b))
      .map((stopped) => ({
        stopped,
        pairs: group.flatMap((a, i) =>
          group
            .slice(i + 1)
            .filter((b) => a.b === b.b && !isPort(a.b))
            .map((b) => [a, b] as const),
        ),
      })),
  );
  return (at) => {
    let sum = 0;
    for (const line of lines) {
      line.from = at(line.stops[line.i]!, line.stops, line.i);
      line.to = at(line.stops[line.i + 1]!, line.stops, line.i + 1);
      sum += Math.abs(line.from - line.to) * BEND;
    }
    for (const group of groups) {
      group.forEach((a, i) => {
        for (let j = 0; j < i; j++)
          if ((a.from - group[j]!.from) * (a.to - group[j]!.to) < 0) sum += CROSSING;
      });
    }
    for (const { stopped, pairs } of wedges) {
      const inner = (a: number, b: number, c: number) => (a - b) * (a - c) < 0;
      for (const [a, b] of pairs) if (inner(stopped.from, a.from, b.from)) sum += CROSSING;
    }
    for (const column of columns) {
      const own = column.filter((id) => wanted.has(id)).map((id) => wanted.get(id)!);
      own.forEach((place, i) => {
        for (let j = 0; j < i; j++) if (own[j]! > place) sum += STRAY;
      });
    }
    return sum;
  };
}
