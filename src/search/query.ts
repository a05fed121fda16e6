/**
 * What a query asks for. It is only ever text: no operator, no quote and no sign in it means anything, so that a pasted
 * line cannot go wrong.
 */
import { LONGEST } from './longest.ts';
import { isCommon, wordsOf, type Word } from './words.ts';

export interface Wanted {
  word: string;
  /** Words that begin with it match too. */
  prefix: boolean;
  /** Letters that may be wrong. */
  edits: number;
  /** 1 for what was typed, more where it says most; less for what it also stands for. */
  weight: number;
  /** The word as typed that it is, is a part of, or stands for: a hit on several of these is a hit on one word. */
  from: string;
}

export interface Known {
  /** Words of the index with the number of fields of entries they stand in. */
  vocabulary: ReadonlyMap<string, number>;
  /** The same words in order, to look up beginnings. */
  sorted: readonly string[];
  /** Words as typed, cut and joined by spaces, and the words that they also stand for. */
  synonyms: Readonly<Record<string, readonly string[]>>;
}

/** A longer query is a pasted log: what says most is what stands in the fewest entries. */
const MOST_WORDS = 24;
/** Above this the query was pasted and not typed: its words are spelled as the machine spells them. */
const TYPED_WORDS = 8;
const SYNONYM_WEIGHT = 0.5;
const PART_WEIGHT = 0.3;
/** What every page is about: in a heading or a file's name they are rare and look telling. */
const SUBJECT: ReadonlySet<string> = new Set(['circleci']);
const SUBJECT_WEIGHT = 0.3;
/** A typed word that stands in so few fields is what was asked for: the words around it stand everywhere. */
const FEW = 4;
const FEW_WEIGHT = 2;
const LONGEST_PHRASE = 5;
const PHRASE_WORDS = 400;

export function plan(query: string, known: Known): Wanted[] {
  const all = wordsOf(query.slice(-LONGEST));
  const words = tellingWords(all, known.vocabulary);
  const typed = words.size <= TYPED_WORDS;
  const chosen = typed ? [...words.keys()] : rarest([...words.keys()], known.vocabulary);
  const last = all.at(-1)?.word;
  const wanted = chosen.map((word) => {
    const isKnown = known.vocabulary.has(word);
    const begins = word.length > 1 && hasPrefix(known.sorted, word);
    // The last word may not be finished yet; any other is only cut short if it is not a word of its own.
    const prefix = begins && (!isKnown || (typed && word === last));
    const edits = isKnown || begins || !typed ? 0 : forgiven(word);
    const { weight, from } = words.get(word)!;
    const telling = typed && isKnown && weight === 1 && known.vocabulary.get(word)! <= FEW;
    return { word, prefix, edits, from, weight: telling ? FEW_WEIGHT : weight };
  });
  return [...wanted, ...alsoMeant(all, new Set(chosen), known.synonyms)];
}

type Telling = Pick<Wanted, 'weight' | 'from'>;

/** Every word that says something; a part of a compound that is known as a whole says less. */
function tellingWords(all: readonly Word[], vocabulary: ReadonlyMap<string, number>): Map<string, Telling> {
  const telling = new Map<string, Telling>();
  for (const { word, of } of all) {
    const isPart = of !== undefined && vocabulary.has(of);
    if (isCommon(word) || (isPart && telling.has(word))) continue;
    const weight = SUBJECT.has(word) ? SUBJECT_WEIGHT : 1;
    telling.set(word, isPart ? { weight: PART_WEIGHT, from: of } : { weight, from: word });
  }
  return telling.size ? telling : new Map(all.map(({ word }) => [word, { weight: 1, from: word }]));
}

const rarest = (words: string[], vocabulary: ReadonlyMap<string, number>): string[] =>
  words
    .map((word) => ({ word, count: vocabulary.get(word) ?? Infinity }))
    .sort((a, b) => a.count - b.count)
    .slice(0, MOST_WORDS)
    .map(({ word }) => word);

/** Short words and numbers have too many neighbors to guess among. */
function forgiven(word: string): number {
  if (word.length < 4 || word.length > 24 || !/^\p{L}+$/u.test(word)) return 0;
  return word.length < 7 ? 1 : 2;
}

function hasPrefix(sorted: readonly string[], prefix: string): boolean {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < prefix) low = middle + 1;
    else high = middle;
  }
  return sorted[low]?.startsWith(prefix) ?? false;
}

function alsoMeant(all: readonly Word[], chosen: Set<string>, synonyms: Known['synonyms']): Wanted[] {
  const meant = new Map<string, string>();
  for (const [typed, from] of phrases(all.slice(0, PHRASE_WORDS))) {
    if (!Object.hasOwn(synonyms, typed)) continue;
    for (const word of synonyms[typed]!) {
      if (!chosen.has(word) && !isCommon(word) && !meant.has(word)) meant.set(word, from);
    }
  }
  return [...meant]
    .slice(0, MOST_WORDS)
    .map(([word, from]) => ({ word, prefix: false, edits: 0, weight: SYNONYM_WEIGHT, from }));
}

/** Runs of neighboring words with the first of them, and each compound as its parts: `self-hosted` is `self hosted`. */
function* phrases(all: readonly Word[]): Generator<[string, string]> {
  const words = all.filter(({ of }) => !of);
  for (const [from, { word }] of words.entries()) {
    for (let length = 1; length <= LONGEST_PHRASE; length += 1) {
      const run = words.slice(from, from + length);
      yield [join(run), run.find((one) => !isCommon(one.word))?.word ?? word];
    }
    yield [join(all.filter(({ of }) => of === word)), word];
  }
}

const join = (words: readonly Word[]): string => words.map(({ word }) => word).join(' ');
