/** A line that changes level within a gap; `track` is its place in main, once known. */
export interface Turn {
  route: number;
  after: number;
  from: number;
  to: number;
  track: number;
}
/** Px that two lines must be apart to be seen as two. */
export const CLEAR = 7;

/** Whether `first` must turn before `then`, or both would run on one level between their tracks. */
const mustPrecede = (first: Turn, then: Turn): boolean =>
  first !== then && Math.abs(first.from - then.to) < CLEAR;

type Straight = Pick<Turn, 'from' | 'to'>;

/**
 * Turns of one channel in the order of tracks that crosses least, among those in which no two lines run on one level
 * (the vertical constraints of channel routing). Where they contradict each other, a line turns twice.
 */
export const untangled = (turns: Turn[], straight: Straight[]): Turn[] => doglegged(ordered(turns), straight);

/** Whether a line crosses `level` as it turns. */
const crosses = ({ from, to }: Turn, level: number): boolean =>
  level > Math.min(from, to) - 1 && level < Math.max(from, to) + 1;

/** What it costs that `first` turns before `then`: their crossings, and far more a level that both would run on. */
const price = (first: Turn, then: Turn): number =>
  Number(crosses(first, then.from)) + Number(crosses(then, first.to)) + (mustPrecede(then, first) ? 100 : 0);

/** Rounds in which turns move; few find anything after the third. */
const ROUNDS = 6;

/**
 * In the order that crosses least: from that of the levels, each turn moves to where it costs least between the
 * others, until none gains. Where constraints contradict each other, few are broken.
 */
function ordered(turns: Turn[]): Turn[] {
  let out = [...turns].sort((a, b) => (a.to > a.from ? b.from - a.from : 0) || a.from - b.from);
  for (let round = 0; round < ROUNDS; round++) {
    const before = out;
    for (const turn of before) {
      const rest = out.filter((other) => other !== turn);
      const costs = [0];
      for (const other of rest) costs.push(costs.at(-1)! + price(other, turn) - price(turn, other));
      const least = Math.min(...costs);
      if (costs[out.indexOf(turn)]! > least) out = rest.toSpliced(costs.indexOf(least), 0, turn);
    }
    if (out === before) break;
  }
  return out;
}

/**
 * Two lines that exchange their levels would run on one of them between their tracks, and be read with each other's
 * ends. So a line that would arrive before another has left goes to a level of its own first (a dogleg), and on from
 * there once the other has turned: the two cross.
 */
function doglegged(order: Turn[], straight: Straight[]): Turn[] {
  const out = [...order];
  for (let i = 0; i < out.length; i++) {
    const turn = out[i]!;
    const last = out.findLastIndex((first) => mustPrecede(first, turn));
    if (last <= i) continue;
    const via = freeLevel((turn.from + turn.to) / 2, [...out, ...straight]);
    out.splice(last + 1, 0, { ...turn, from: via });
    out[i] = { ...turn, to: via };
  }
  return out;
}

/** The level nearest to `wanted` that is clear of all lines of a channel. */
function freeLevel(wanted: number, lines: Straight[]): number {
  const taken = lines.flatMap(({ from, to }) => [from, to]);
  let away = 0;
  while (taken.some((level) => Math.abs(level - wanted - away) < CLEAR)) away = away > 0 ? -away : 1 - away;
  return wanted + away;
}
