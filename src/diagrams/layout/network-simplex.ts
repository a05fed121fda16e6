import type { Work } from './work.ts';

/** Asks that at[v] − at[u] be at least `least`; every missing px costs `cost` (Infinity: must hold). */
export interface Wish {
  u: number;
  v: number;
  least: number;
  cost: number;
}

/**
 * Positions that break the wishes at the least total cost. This is a linear program whose dual is a circulation of
 * greatest gain; the network simplex method finds one (Ahuja, Magnanti, Orlin: Network Flows, chapter 11), and the
 * longest paths over the arcs that still have room are the positions. These are the same for every best circulation:
 * exact and deterministic; `least` in 64ths of a px and whole costs keep it so. Throws when wishes that must hold
 * contradict each other.
 */
export function solve(count: number, wishes: Wish[], work?: Work): number[] {
  return longest(count, wishes, circulation(count, wishes, work));
}

const [LOWER, TREE, UPPER] = [1, 0, -1];
/** Direction of the arc between a node and its parent. */
const [UP, DOWN] = [1, -1];

/** The flow of greatest gain on each wish, from a spanning tree that stays strongly feasible, so that it cannot cycle. */
function circulation(count: number, wishes: Wish[], work?: Work): Float64Array {
  const [arcs, root] = [wishes.length, count];
  const source = [...wishes.map(({ u }) => u), ...Array.from({ length: count }, (_, i) => i)];
  const target = [...wishes.map(({ v }) => v), ...Array<number>(count).fill(root)];
  const cost = [...wishes.map(({ least }) => -least), ...Array<number>(count).fill(0)];
  const room = [...wishes.map((wish) => wish.cost), ...Array<number>(count).fill(Infinity)];
  const flow = new Float64Array(arcs + count);
  const state = [...Array<number>(arcs).fill(LOWER), ...Array<number>(count).fill(TREE)];
  const price = new Float64Array(count + 1);
  const parent = new Int32Array(count + 1).fill(root);
  const arcOf = Array.from({ length: count + 1 }, (_, i) => arcs + i);
  const way = new Int8Array(count + 1).fill(UP);
  const depth = new Int32Array(count + 1).fill(1);
  depth[root] = 0;
  parent[root] = -1;
  const children = Array.from({ length: count + 1 }, () => new Set<number>());
  for (let i = 0; i < count; i++) children[root]!.add(i);

  const block = Math.max(20, Math.ceil(Math.sqrt(arcs)));
  let next = 0;
  /** The arc that gains most, of the first block that has one. */
  const entering = (): number => {
    let best = -1;
    let least = 0;
    for (let seen = 1; seen <= arcs; seen++) {
      const reduced = state[next]! * (cost[next]! + price[source[next]!]! - price[target[next]!]!);
      if (reduced < least) [best, least] = [next, reduced];
      next = next + 1 === arcs ? 0 : next + 1;
      if (best >= 0 && seen % block === 0) break;
    }
    return best;
  };

  for (let arc = entering(); arc >= 0; arc = entering()) {
    let [a, b] = [source[arc]!, target[arc]!];
    while (a !== b) {
      if (depth[a]! > depth[b]!) a = parent[a]!;
      else if (depth[b]! > depth[a]!) b = parent[b]!;
      else [a, b] = [parent[a]!, parent[b]!];
    }
    const join = a;
    const forward = state[arc] === LOWER;
    const [first, second] = forward ? [source[arc]!, target[arc]!] : [target[arc]!, source[arc]!];
    let most = room[arc]!;
    let [out, side] = [-1, 0];
    const rest = (node: number, against: number) => {
      const tree = arcOf[node]!;
      return way[node] === against ? room[tree]! - flow[tree]! : flow[tree]!;
    };
    for (let node = first; node !== join; node = parent[node]!) {
      const left = rest(node, DOWN);
      if (left < most) [most, out, side] = [left, node, 1];
    }
    for (let node = second; node !== join; node = parent[node]!) {
      const left = rest(node, UP);
      if (left <= most) [most, out, side] = [left, node, 2];
    }
    if (most === Infinity) throw new Error('The places of this drawing contradict each other.');
    if (most > 0) {
      const by = state[arc]! * most;
      flow[arc]! += by;
      for (let node = source[arc]!; node !== join; node = parent[node]!)
        flow[arcOf[node]!]! -= way[node]! * by;
      for (let node = target[arc]!; node !== join; node = parent[node]!)
        flow[arcOf[node]!]! += way[node]! * by;
    }
    if (!side) {
      state[arc] = -state[arc]!;
      continue;
    }
    const [inner, outer] = side === 1 ? [first, second] : [second, first];
    state[arc] = TREE;
    state[arcOf[out]!] = flow[arcOf[out]!] === 0 ? LOWER : UPPER;
    rehang(arc, inner, outer, out);
  }
  return flow.subarray(0, arcs);

  /** Hangs the part of the tree below `out` under `outer`, by the arc that entered. */
  function rehang(arc: number, inner: number, outer: number, out: number): void {
    let [node, above, by, direction] = [inner, outer, arc, inner === source[arc] ? UP : DOWN];
    for (;;) {
      const [oldParent, oldArc, oldWay] = [parent[node]!, arcOf[node]!, way[node]!];
      children[oldParent]!.delete(node);
      children[above]!.add(node);
      parent[node] = above;
      arcOf[node] = by;
      way[node] = direction;
      if (node === out) break;
      [above, node, by, direction] = [node, oldParent, oldArc, -oldWay];
    }
    const change = price[outer]! - price[inner]! - way[inner]! * cost[arc]!;
    const stack = [inner];
    let steps = 0;
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      steps++;
      price[at]! += change;
      depth[at] = depth[parent[at]!]! + 1;
      stack.push(...children[at]!);
    }
    work?.spend(steps * 4 + block);
  }
}

/** Longest paths over the arcs that still have room, by a queue. */
function longest(count: number, wishes: Wish[], flow: Float64Array): number[] {
  const out = Array.from({ length: count }, (): [to: number, least: number][] => []);
  wishes.forEach(({ u, v, least, cost }, arc) => {
    if (flow[arc]! < cost) out[u]!.push([v, least]);
    if (flow[arc]! > 0) out[v]!.push([u, -least]);
  });
  const at = new Array<number>(count).fill(0);
  const queue = Array.from({ length: count }, (_, i) => i);
  const waits = new Array<boolean>(count).fill(true);
  for (let head = 0; head < queue.length; head++) {
    const node = queue[head]!;
    waits[node] = false;
    for (const [to, least] of out[node]!) {
      if (at[node]! + least <= at[to]!) continue;
      at[to] = at[node]! + least;
      if (!waits[to]) queue.push(to);
      waits[to] = true;
    }
  }
  return at;
}
