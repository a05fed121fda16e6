import { runsOfFont, type Run } from './fallback.ts';

/** Han, kana and Hangul: one em each, in every font. */
const WIDE: [from: number, to: number][] = [
  [0x1100, 0x115f],
  [0x2e80, 0xa4cf],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe4f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x20000, 0x3fffd],
];

let known: Run[] | undefined;

/** Width of a character in em, where Inter has none for it; undefined where nobody could tell. */
export function widthOf(char: string): number | undefined {
  const code = char.codePointAt(0)!;
  if (WIDE.some(([from, to]) => code >= from && code <= to)) return 1;
  if (/\p{Mn}|\p{Cf}/u.test(char)) return 0;
  known ??= runsOfFont();
  let [low, high] = [0, known.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (known[middle]![0] <= code) low = middle + 1;
    else high = middle;
  }
  const [from, count, width] = known[low - 1] ?? [0, 0, 0];
  return code < from + count ? width / 1000 : undefined;
}
