/** Asks that at[v] − at[u] be at least `least`; every missing px costs `cost` (Infinity: must hold). */
export interface Wish {
  u: number;
  v: number;
  least: number;
  cost: number;
}

/**
 * Positions that break the wishes at the least total cost. This is a linear program whose dual is a
 * circulation of greatest gain: positive cycles are cancelled until none is left, and the longest
 * paths that remain are the positions. Exact and deterministic; `least` in 64ths of a px and
 * whole costs keep it so. Throws when wishes that must hold contradict each other.
 */
export function solve(count: number, wishes: Wish[]): number[] {
  const flow = wishes.map(() => 0);
  for (;;) {
    const { at, cycle } = longest(count, wishes, flow);
    if (!cycle) return at;
    const room = Math.min(
      ...cycle.map(({ arc, back }) => (back ? flow[arc]! : wishes[arc]!.cost - flow[arc]!)),
    );
    if (room === Infinity) throw new Error('The places of this drawing contradict each other.');
    for (const { arc, back } of cycle) flow[arc]! += back ? -room : room;
  }
}

interface Step {
  arc: number;
  back: boolean;
}

/** Bellman and Ford's longest paths over the arcs that still have room, or a cycle that gains. */
function longest(count: number, wishes: Wish[], flow: number[]): { at: number[]; cycle?: Step[] } {
  const at = new Array<number>(count).fill(0);
  const via = new Array<Step | undefined>(count).fill(undefined);
  let moved = -1;
  for (let round = 0; round <= count; round++) {
    moved = -1;
    wishes.forEach(({ u, v, least, cost }, arc) => {
      if (flow[arc]! < cost && at[u]! + least > at[v]!) {
        at[v] = at[u]! + least;
        via[v] = { arc, back: false };
        moved = v;
      }
      if (flow[arc]! > 0 && at[v]! - least > at[u]!) {
        at[u] = at[v]! - least;
        via[u] = { arc, back: true };
        moved = u;
      }
    });
    if (moved < 0) return { at };
  }
  const before = (node: number) => {
    const step = via[node]!;
    return step.back ? wishes[step.arc]!.v : wishes[step.arc]!.u;
  };
  // A node that still moves after `count` rounds hangs on a cycle: walk back until surely on it.
  let node = moved;
  for (let i = 0; i < count; i++) node = before(node);
  const cycle: Step[] = [];
  for (let walk = node; ;) {
    cycle.push(via[walk]!);
    walk = before(walk);
    if (walk === node) return { at, cycle };
  }
}
