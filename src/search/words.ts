/**
 * Text as the words that the index holds. The build and the browser share it: a query only meets what was indexed when
 * both cut in the same way.
 *
 * A host, a flag or a key is found whole and in part: `circleci_ip_ranges` gives itself, `circleci`, `ip` and `range`;
 * `AssumeRoleWithWebIdentity` gives itself and its five words; `35.235.240.0/20` gives itself and the address. Hyphens
 * and underscores do not count, so that `allowlist` is `allow-list` and `SessionManagerPlugin` is
 * `session-manager-plugin`. Nor does an apostrophe with what it adds: `CircleCI's` is `circleci`.
 */

/** Letters and digits, held together by single signs that hosts, paths, flags and keys have inside. */
const CHUNK = /[\p{L}\p{N}]+(?:[-_./:@'’][\p{L}\p{N}]+)*/gu;
/** Longer runs are hashes and keys: nobody looks for their middle, and they would swell the index. */
const LONGEST = 40;

/** So common that they say nothing. They count only in a query that has no other word. */
const COMMON = new Set(
  (
    'a about an and are arent as at be been behind being but by can cannot cant could did didnt do does doesnt dont ' +
    'for from had has hasnt have havent he her his how i if in into is isnt it its me my no not of on or our ' +
    'she should so that the their them then there these they this those through to too us was wasnt we were what ' +
    'when where which who why will with wont would you your'
  ).split(' '),
);

export const isCommon = (word: string): boolean => COMMON.has(word);

/**
 * The word without its ending, so that `timed`, `times` and `time` are one. Only words of letters have endings; what
 * remains need not be a word, it only has to be the same for all forms.
 */
export function stem(word: string): string {
  let known = stems.get(word);
  if (known === undefined) stems.set(word, (known = cutEnding(word)));
  return known;
}

/** Results are cut again to mark them, while someone types: a word is looked up and not worked out. */
const stems = new Map<string, string>();

function cutEnding(word: string): string {
  if (word.length < 4 || isCommon(word) || !/^[a-z]+$/.test(word)) return word;
  let base = word.replace(/(?<![sui])s$/, '').replace(/ie$/, 'y');
  base = base.replace(/^(.*[aeiouy].+?|[aeiou].+?)(?:ing|ed)$/, '$1');
  if (base.length > 3) base = base.replace(/e$/, '');
  return base.replace(/y$/, 'i').replace(/(.)\1$/, '$1');
}

export interface Word {
  /** What the index holds. */
  word: string;
  /** Where it stands in the text. */
  start: number;
  end: number;
  /** The compound that it is a part of; undefined for a word that stands alone. */
  of?: string;
}

/** Every word of a text with its place, the parts of a compound after the whole. */
export function wordsOf(text: string): Word[] {
  const found: Word[] = [];
  for (const match of text.matchAll(CHUNK)) cut(match[0], match.index, found);
  return found;
}

/**
 * The same for some words of the index only. Cutting costs most of what a result costs, and few chunks of a text can
 * hold what was asked for: the ending of a word is cut, its first two letters stay.
 */
export function wordsAmong(text: string, words: Iterable<string>): Word[] {
  const starts = new Set(Array.from(words, (word) => word.slice(0, 2).replace(/[./]/g, '\\$&')));
  if (!starts.size) return [];
  const likely = new RegExp([...starts].join('|'), 'iu');
  const found: Word[] = [];
  for (const { 0: chunk, index } of text.matchAll(CHUNK)) {
    if (likely.test(chunk.replace(/[-_'’]/g, ''))) cut(chunk, index, found);
  }
  const wanted = new Set(words);
  return found.filter(({ word }) => wanted.has(word));
}

/** Hosts and paths fall apart at these. */
const SEGMENTS = /[/:@]/g;
/** Flags, keys and names fall apart at these, and where a capital follows a small letter. */
const PARTS = /[-_.]|(?<=[a-z\d])(?=[A-Z])/g;

function cut(chunk: string, at: number, found: Word[]): void {
  let of: string | undefined;
  const add = (part: string, from: number, isPart: boolean): string | undefined => {
    if (part.length > LONGEST) return of;
    const word = stem(part.toLowerCase().replace(/['’]s$|[-_'’]/g, ''));
    found.push({ word, start: at + from, end: at + from + part.length, ...(isPart && of && { of }) });
    return word;
  };
  const whole = add(chunk, 0, false);
  for (const segment of split(chunk, SEGMENTS)) {
    of = whole;
    if (segment.text.length < chunk.length) of = add(segment.text, segment.at, true);
    // The parts of an address or a version are bare numbers, which match everywhere.
    const parts = /^[\d.]+$/.test(segment.text) ? [] : split(segment.text, PARTS);
    for (const part of parts.length > 1 ? parts : []) {
      if (part.text.length > 1) add(part.text, segment.at + part.at, true);
    }
  }
}

function split(text: string, by: RegExp): { text: string; at: number }[] {
  const pieces: { text: string; at: number }[] = [];
  let from = 0;
  for (const match of text.matchAll(by)) {
    pieces.push({ text: text.slice(from, match.index), at: from });
    from = match.index + match[0].length;
  }
  pieces.push({ text: text.slice(from), at: from });
  return pieces.filter((piece) => piece.text);
}

/** What is cut from a chunk is the same wherever it stands, and a guide says the same few thousand again and again. */
const cutChunks = new Map<string, readonly string[]>();

function wordsIn(chunk: string): readonly string[] {
  let words = cutChunks.get(chunk);
  if (!words) {
    const found: Word[] = [];
    cut(chunk, 0, found);
    words = found.map(({ word }) => word).filter((word) => !isCommon(word));
    cutChunks.set(chunk, words);
  }
  return words;
}

/** Words that go into the index. */
export const indexed = (text: string): string[] =>
  Array.from(text.matchAll(CHUNK), ([chunk]) => wordsIn(chunk)).flat();
