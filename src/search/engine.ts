/**
 * The search itself, on MiniSearch: the same for the browser, the report and the tests.
 *
 * MiniSearch was chosen because it is small (6 kB), plain script (a WebAssembly engine would need a weaker
 * content-security policy and could not be loaded from disk), and ranks by BM25 with fields, prefixes and edit distance.
 */
import MiniSearch, { type Options } from 'minisearch';
import type { Entry } from './entry.ts';
import { unpack, type Packed, type Shown } from './pack.ts';
import { plan, type Wanted } from './query.ts';
import { indexed, wordsAmong } from './words.ts';

export interface Hit {
  /** Position of the entry in the list that the index was made from. */
  entry: number;
  score: number;
  /** Words of the index that matched. */
  words: string[];
}

export type Field = 'title' | 'names' | 'page' | 'text';
export type Document = Record<Field, string> & { id: number };

export const options: Options<Document> = {
  fields: ['title', 'names', 'page', 'text'],
  tokenize: indexed,
  processTerm: (word) => word,
};

/** How much a word counts by where it stands: a heading says what a section is about. */
const BOOST: Record<Field, number> = { title: 3, names: 1, page: 1.5, text: 1 };
/** A section answers; a drawing, a term or a cell of a table supports. */
const KIND: Record<Entry['kind'], number> = {
  page: 1,
  section: 1,
  figure: 0.6,
  snippet: 0.7,
  term: 0.7,
  need: 0.9,
  answer: 0.4,
  error: 0.6,
};
/** Pages about the guide itself answer few questions, and share many words with those that do. */
const ABOUT = 0.6;
const placeWeight = (path: string): number => (path.startsWith('/about/') ? ABOUT : 1);
/** Of an exact match, what an unfinished and a misspelled word are worth. */
const WEIGHTS = { prefix: 0.6, fuzzy: 0.8 };
/** Where all words of a heading were asked for, it is what was asked for: so much is added to its score. */
const NAMED = 1.5;
/** Hits whose headings are looked at; the rest is too far down to come up. */
const NEAR_TOP = 60;

export function makeIndex(entries: readonly Entry[]): MiniSearch<Document> {
  const index = new MiniSearch<Document>(options);
  index.addAll(entries.map(({ title, names, page, text }, id) => ({ id, title, names, page, text })));
  return index;
}

export interface Library {
  entries: Shown[];
  /** From a query to its hits, best first. */
  search(query: string): Hit[];
}

export function open(packed: Packed): Library {
  const { entries, plain, vocabulary, synonyms } = unpack(packed);
  const index = MiniSearch.loadJS<Document>(plain, options);
  const known = { vocabulary, sorted: [...vocabulary.keys()], synonyms };
  const search = (query: string): Hit[] => {
    const words = plan(query, known);
    if (!words.length) return [];
    const wanted = new Map(words.map((one) => [one.word, one]));
    const found = index.search([...wanted.keys()].join(' '), {
      tokenize: () => words.map(({ word }) => word),
      prefix: (_, at) => words[at]!.prefix,
      fuzzy: (_, at) => words[at]!.edits,
      boostTerm: (_, at) => words[at]!.weight,
      boost: BOOST,
      weights: WEIGHTS,
      boostDocument: (id) => KIND[entries[id as number]!.kind] * placeWeight(entries[id as number]!.path),
    });
    const hits = found.map(({ id, score, terms, queryTerms }) => ({
      entry: id as number,
      // MiniSearch multiplies by the number of words that matched; here a word and what it stands for are one.
      score: (score / queryTerms.length) * covered(queryTerms, wanted),
      words: terms,
    }));
    const first = hits.sort(byScore).slice(0, NEAR_TOP);
    for (const hit of first) hit.score *= 1 + NAMED * named(entries[hit.entry]!.title, hit.words, wanted);
    return [...first.sort(byScore), ...hits.slice(NEAR_TOP)];
  };
  return { entries, search };
}

const byScore = (a: Hit, b: Hit): number => b.score - a.score;

/** How many of the words as typed were met, a synonym or a part counting less. */
function covered(met: readonly string[], wanted: ReadonlyMap<string, Wanted>): number {
  const best = new Map<string, number>();
  for (const word of met) {
    const { from, weight } = wanted.get(word)!;
    best.set(from, Math.max(weight, best.get(from) ?? 0));
  }
  return [...best.values()].reduce((sum, weight) => sum + weight, 0);
}

/** Share of the heading's words that the query has: 0 to 1. */
function named(title: string, words: readonly string[], wanted: ReadonlyMap<string, Wanted>): number {
  const met = new Set(wordsAmong(title, words).map(({ word }) => word));
  if (!met.size) return 0;
  const inTitle = new Set(indexed(title));
  return [...met].reduce((sum, word) => sum + (wanted.get(word)?.weight ?? WEIGHTS.prefix), 0) / inTitle.size;
}
