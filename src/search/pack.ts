/**
 * The index as it travels: everything that was computed at build, small enough to send, quick to stand up again.
 *
 * MiniSearch's own JSON names every entry once a word and is far larger. Here the words stand in order, and for each the
 * entries it occurs in, by field, as the distance from one to the next, mostly one character each. How often a word
 * occurs is said as once or often: that ranks as well as the exact number.
 */
import type MiniSearch from 'minisearch';
import type { AsPlainObject } from 'minisearch';
import type { Document } from './engine.ts';
import { kinds, type Entry } from './entry.ts';
import type { Synonyms } from './synonyms.ts';

/** What a result shows. The words of `names` are in the index only. */
export type Shown = Omit<Entry, 'names'>;

export interface Packed {
  /** Address and title. */
  pages: [string, string][];
  /** Page, kind, fragment, title, text; the first two as positions in their lists, 0 for the title's own fragment. */
  entries: [number, number, string | 0, string, string][];
  /** Words of each entry's fields, field after field. */
  lengths: string;
  averages: number[];
  words: string;
  places: string;
  synonyms: Synonyms;
}

/** Characters of a snippet that results can quote. All of it is searched. */
const SNIPPET = 500;

/** The fragment that Markdown gives to a heading; most need not travel. */
const slug = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_ -]/gu, '')
    .replaceAll(' ', '-');

type Plain = AsPlainObject;
const FIELDS = 4;

export function pack(index: MiniSearch<Document>, entries: readonly Entry[], synonyms: Synonyms): Packed {
  const pages = [...new Map(entries.map(({ path, page }) => [path, page]))];
  const at = new Map(pages.map(([path], position) => [path, position]));
  const plain = index.toJSON();
  const terms = [...plain.index].sort(([a], [b]) => (a < b ? -1 : 1));
  const lengths = plain.fieldLength as Record<string, number[]>;
  return {
    pages,
    entries: entries.map(({ path, kind, id, title, text }) => [
      at.get(path)!,
      kinds.indexOf(kind),
      id === slug(title) ? 0 : id,
      title,
      kind === 'snippet' ? text.slice(0, SNIPPET) : text,
    ]),
    lengths: entries
      .map((_, entry) => (lengths[entry] ?? []).map((n) => (n ? n.toString(36) : '')).join(','))
      .join(';'),
    averages: plain.averageFieldLength as number[],
    words: terms.map(([word]) => word).join(' '),
    places: terms.map(([, fields]) => placesOf(fields)).join(' '),
    synonyms,
  };
}

const placesOf = (fields: Plain['index'][number][1]): string =>
  Array.from({ length: FIELDS }, (_, field) => distances((fields[field] ?? {}) as Record<string, number>))
    .join(',')
    .replace(/,+$/, '');

/** Sixty-four digits that need no escape in JSON, none of them a sign that stands between. */
const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_';
const LONGER = '~';
/** Follows an entry in which the word stands more than once; counted as three times. */
const OFTEN = '*';
const OFTEN_COUNT = 3;
const VALUES = new Map([...DIGITS].map((digit, value) => [digit, value]));

/** `~` before a digit says that one more follows: 5 is `5`, 64 is `~10`, 4096 is `~1~00`. */
function digits(value: number): string {
  const rest = DIGITS[value % 64]!;
  return value < 64 ? rest : `${digits(Math.floor(value / 64)).replace(/(.)$/, `${LONGER}$1`)}${rest}`;
}

function distances(counts: Record<string, number>): string {
  let before = 0;
  return Object.entries(counts)
    .map(([entry, count]): [number, number] => [Number(entry), count])
    .sort(([a], [b]) => a - b)
    .map(([entry, count]) => {
      const step = entry - before;
      before = entry;
      return digits(step) + (count > 1 ? OFTEN : '');
    })
    .join('');
}

/** The inverse of `distances`. */
function places(field: string): [number, number][] {
  const found: [number, number][] = [];
  let entry = 0;
  let high = 0;
  for (let at = 0; at < field.length; at += 1) {
    const longer = field[at] === LONGER;
    if (longer) at += 1;
    high = high * 64 + VALUES.get(field[at]!)!;
    if (longer) continue;
    entry += high;
    high = 0;
    const often = field[at + 1] === OFTEN;
    if (often) at += 1;
    found.push([entry, often ? OFTEN_COUNT : 1]);
  }
  return found;
}

export interface Unpacked {
  entries: Shown[];
  /** For `MiniSearch.loadJS`. */
  plain: Plain;
  /** Every word with the number of entries it stands in. */
  vocabulary: Map<string, number>;
  synonyms: Synonyms;
}

export function unpack({
  pages,
  entries,
  lengths,
  averages,
  words,
  places: rows,
  synonyms,
}: Packed): Unpacked {
  const vocabulary = new Map<string, number>();
  const placed = rows.split(' ');
  const index = words.split(' ').map((word, row): Plain['index'][number] => {
    const seen = new Set<number>();
    const fields: Record<number, Record<number, number>> = {};
    for (const [field, text] of placed[row]!.split(',').entries()) {
      if (!text) continue;
      const counts: Record<number, number> = (fields[field] = {});
      for (const [entry, count] of places(text)) {
        counts[entry] = count;
        seen.add(entry);
      }
    }
    vocabulary.set(word, seen.size);
    return [word, fields];
  });
  const numbers = entries.map((_, entry) => entry);
  const sizes = lengths.split(';').map((row) => row.split(',').map((size) => parseInt(size || '0', 36)));
  const plain = {
    documentCount: entries.length,
    nextId: entries.length,
    documentIds: Object.fromEntries(numbers.map((entry) => [entry, entry])),
    fieldIds: { title: 0, names: 1, page: 2, text: 3 },
    fieldLength: Object.fromEntries(sizes.map((size, entry) => [entry, size])),
    averageFieldLength: averages,
    storedFields: {},
    dirtCount: 0,
    index,
    serializationVersion: 2,
  } as unknown as Plain;
  const shown = entries.map(([page, kind, id, title, text]): Shown => {
    const [path, name] = pages[page]!;
    return { kind: kinds[kind]!, path, page: name, id: id === 0 ? slug(title) : id, title, text };
  });
  return { entries: shown, plain, vocabulary, synonyms };
}
