/**
 * How much the tests try. `npm test` has to answer while its reader still waits: where every element of one list meets
 * every element of another, it lets each meet some. `THOROUGH=1 npm test` tries all of them, once a week.
 */
export const thorough = process.env['THOROUGH'] === '1';

/** A number of cases. @param usual in every run @param all in a thorough one */
export const cases = (usual: number, all: number): number => (thorough ? all : usual);

/**
 * Pairs of two lists: all of them in a thorough run, else each of the first with a few of the second, by turns, so that
 * each of the second is met as well. Each round begins one later: what alternates in the first list meets all, too.
 * @param few how many of the second each of the first meets
 */
export function pairs<First, Second>(
  first: readonly First[],
  second: readonly Second[],
  few: number,
): [First, Second][] {
  const each = thorough ? second.length : Math.min(few, second.length);
  return first.flatMap((one, at) =>
    Array.from({ length: each }, (_, turn): [First, Second] => {
      const round = Math.floor((at * each) / second.length);
      return [one, second[(at * each + turn + round) % second.length]!];
    }),
  );
}
