/** The line of a text that shows why it was found, and where the words stand in it. */
import { wordsAmong } from './words.ts';

export interface Line {
  /** Begins or ends with `…` where the text goes on. */
  text: string;
  /** Start and end of each matching word, in order, without overlaps. */
  marks: [number, number][];
}

/** Characters of a line: two rows in the dialog, three on a phone. */
const LENGTH = 150;
/** Characters before the first word, so that it is read in its sentence. */
const LEAD = 40;

/** Where the words of the index stand in a text. */
export function marksIn(text: string, words: ReadonlySet<string>): [number, number][] {
  const marks: [number, number][] = [];
  for (const { start, end } of wordsAmong(text, words)) {
    const last = marks.at(-1);
    // A compound comes before its parts, so what overlaps lies inside it.
    if (last && start < last[1]) continue;
    marks.push([start, end]);
  }
  return marks;
}

export function lineOf(text: string, words: ReadonlySet<string>): Line {
  const marks = marksIn(text, words);
  const from = start(text, best(text, marks));
  const to = text.length - from <= LENGTH ? text.length : text.lastIndexOf(' ', from + LENGTH);
  const before = from > 0 ? '… ' : '';
  return {
    text: before + text.slice(from, to < from ? from + LENGTH : to) + (to < text.length ? ' …' : ''),
    marks: marks
      .filter(([a, b]) => a >= from && b <= to)
      .map(([a, b]) => [a - from + before.length, b - from + before.length]),
  };
}

/** Start of the stretch with the most different words in it; of equals the first. */
function best(text: string, marks: readonly [number, number][]): number {
  let found = 0;
  let most = 0;
  for (const [at, [start]] of marks.entries()) {
    const inside = marks.slice(at).filter(([, end]) => end <= start + LENGTH - LEAD);
    const different = new Set(inside.map(([a, b]) => text.slice(a, b).toLowerCase())).size;
    if (different > most) [found, most] = [start, different];
  }
  return found;
}

/** Goes back to the start of the sentence if it is near, else to the start of a word. */
function start(text: string, at: number): number {
  if (at <= LEAD) return 0;
  const sentence = text.lastIndexOf('. ', at);
  if (sentence >= 0 && at - sentence - 2 <= LEAD) return sentence + 2;
  return text.indexOf(' ', at - LEAD) + 1;
}
