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
export const untangled = (turns: Turn[], straight: Straight[]): Turn[] =>
  doglegged(ordered(turns, straight), straight);

/** In the order that crosses least. Where constraints contradict each other, few are broken. */
function ordered(turns: Turn[], straight: Straight[]): Turn[] {
  const sorted = [...turns].sort((a, b) => (a.to > a.from ? b.from - a.from : 0) || a.from - b.from);
  // Beyond this, trying all takes too long; the order of levels is nearly always right.
  if (turns.length > 6) return constrained(sorted);
  let best = turns;
  let least = Infinity;
  const cost = (list: Turn[]) =>
    list.reduce((sum, turn, i) => {
      const [top, bottom] = [Math.min(turn.from, turn.to), Math.max(turn.from, turn.to)];
      const hits = (y: number) => (y > top - 1 && y < bottom + 1 ? 1 : 0);
      return (
        sum +
        list.reduce(
          (inner, other, j) =>
            inner +
            (i === j ? 0 : hits(i < j ? other.from : other.to)) +
            (j < i && mustPrecede(turn, other) ? 100 : 0),
          0,
        ) +
        straight.reduce((inner, line) => inner + hits(line.from), 0)
      );
    }, 0);
  const tryAll = (done: Turn[], rest: Turn[]) => {
    if (!rest.length) {
      const count = cost(done);
      if (count < least) [best, least] = [done, count];
      return;
    }
    rest.forEach((turn) =>
      tryAll(
        [...done, turn],
        rest.filter((other) => other !== turn),
      ),
    );
  };
  tryAll([], sorted);
  return best;
}

/** The first turn in `list` that nothing left must precede comes next; where each waits for another, the first one. */
function constrained(list: Turn[]): Turn[] {
  const levels = Map.groupBy(list, (turn) => Math.round(turn.from / CLEAR));
  const waiting = new Map<Turn, number>(list.map((turn) => [turn, 0]));
  const before = (turn: Turn) =>
    [-1, 0, 1]
      .flatMap((step) => levels.get(Math.round(turn.to / CLEAR) + step) ?? [])
      .filter((first) => mustPrecede(first, turn));
  const after = new Map<Turn, Turn[]>();
  for (const turn of list) {
    for (const first of before(turn)) {
      waiting.set(turn, waiting.get(turn)! + 1);
      if (!after.has(first)) after.set(first, []);
      after.get(first)!.push(turn);
    }
  }
  const out: Turn[] = [];
  const rest = new Set(list);
  while (rest.size) {
    let next: Turn | undefined;
    for (const turn of rest) {
      if (waiting.get(turn) === 0) {
        next = turn;
        break;
      }
    }
    next ??= [...rest][0]!;
    rest.delete(next);
    out.push(next);
    for (const turn of after.get(next) ?? []) waiting.set(turn, waiting.get(turn)! - 1);
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
