/** A line that changes level within a gap; `track` is its place in main, once known. */
export interface Turn {
  route: number;
  after: number;
  from: number;
  to: number;
  track: number;
}
/** Turns in the order of tracks that crosses least. */
export function untangled(turns: Turn[], straight: { from: number; to: number }[]): Turn[] {
  let best = turns;
  let least = Infinity;
  const crosses = (list: Turn[]) =>
    list.reduce((sum, turn, i) => {
      const [top, bottom] = [Math.min(turn.from, turn.to), Math.max(turn.from, turn.to)];
      const hits = (y: number) => (y > top - 1 && y < bottom + 1 ? 1 : 0);
      return (
        sum +
        list.reduce((inner, other, j) => inner + (i === j ? 0 : hits(i < j ? other.from : other.to)), 0) +
        straight.reduce((inner, line) => inner + hits(line.from), 0)
      );
    }, 0);
  const tryAll = (done: Turn[], rest: Turn[]) => {
    if (!rest.length) {
      const count = crosses(done);
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
  // Beyond this, trying all takes too long; the order of levels is nearly always right.
  const sorted = [...turns].sort((a, b) => (a.to > a.from ? b.from - a.from : 0) || a.from - b.from);
  if (turns.length > 6) return sorted;
  tryAll([], sorted);
  return best;
}
