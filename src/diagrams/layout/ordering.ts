import { costOf } from './crossings.ts';
import type { Stops } from './dummies.ts';
import { sketcher, type Sketch } from './rough-places.ts';
import { sweep } from './sweeps.ts';
import type { Tree } from './tree.ts';
import type { Work } from './work.ts';

/** Less is noise: fonts measure a few hundredths of a px apart in different engines. */
const GAIN = 1;
/** Steps that moving items one by one may take in one drawing; most figures need a hundredth. */
const CLIMB = 2_000_000;

/**
 * Orders every column so that few lines cross, straying from the author's order only where it helps. A small drawing
 * climbs from that order, one item at a time, which finds the best near it. A large one is swept by barycenters first
 * (Sugiyama, Tagawa, Toda 1981), which costs little more than reading it.
 */
export function order(tree: Tree, stops: Stops, work: Work): void {
  const columns = [...stops.slots.values()].flat();
  const boxes = new Map([...tree.boxes.keys()].map((id, i) => [id, i]));
  const sketch = sketcher(stops);
  const { cost, steps } = costOf(stops, columns, boxes, work);
  const settled = (except?: string[]) => {
    settle(stops, columns, boxes, sketch, except);
    return cost(sketch().at);
  };
  let best = settled();
  const moves = columns.reduce((sum, column) => sum + column.length ** 2, 0);
  if (moves * steps > CLIMB) best = sweep(stops, columns, sketch, settled, best);
  const enough = work.left - CLIMB;
  // Lanes follow the boxes first; then each may stay where it was put, which sorting it again would undo.
  for (const tried of [settled, () => cost(sketch().at)]) climb(tried);

  function climb(tried: (moved: string[]) => number): void {
    for (let round = 0, better = true; better && round < 8; round++) {
      better = false;
      for (const column of columns) {
        for (let from = 0; from < column.length; from++) {
          for (let to = 0; to < column.length; to++) {
            if (from === to) continue;
            if (work.left < enough) return;
            const before = columns.map((ids) => [...ids]);
            column.splice(to, 0, ...column.splice(from, 1));
            const now = tried(column);
            if (now < best - GAIN) {
              best = now;
              better = true;
            } else columns.forEach((ids, i) => ids.splice(0, ids.length, ...before[i]!));
          }
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
    const { at } = sketch();
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
      let next = 0;
      for (const id of column.filter((other) => boxes.has(other))) {
        while (next < free.length && aim.get(free[next]!)! < at(id, [], 0)) merged.push(free[next++]!);
        merged.push(id);
      }
      column.splice(0, column.length, ...merged, ...free.slice(next));
    }
  }
}
