/**
 * The search itself, on MiniSearch: the same for the browser, the report and the tests.
 *
 * MiniSearch was chosen because it is small (6 kB), plain script (a WebAssembly engine would need a weaker
 * content-security policy), and ranks by BM25 with fields, prefixes and edit distance.
 */
import MiniSearch from 'minisearch';
import type { Entry } from './entry.ts';
import { plan, type Known, type Wanted } from './query.ts';
import type { Synonyms } from './synonyms.ts';
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

const FIELDS = ['title', 'names', 'page', 'text'] satisfies Field[];

/** How much a word counts by where it stands: a heading says what a section is about. */
const BOOST: Record<Field, number> = { title: 3, names: 1, page: 1.5, text: 1 };
/** A section answers; a drawing, a term or a cell of a table supports. */
const KIND: Record<Entry['kind'], number> = {
  page: 1,
  section: 1,
  figure: 0.6,
  snippet: 0.7,
  term: 0.7,
  need: 1.1,
  answer: 0.4,
  error: 0.6,
};
/** Pages about the guide itself, news included, answer few questions, and share many words with those that do. */
const ABOUT = 0.6;
/** What the reader's findings mean: for whoever has a finding's name in hand. */
const RULES = /\/read-rules\/$/;
const placeWeight = (path: string): number =>
  path === '/' || path.startsWith('/about/') || RULES.test(path) ? ABOUT : 1;
/** Of an exact match, what an unfinished and a misspelled word are worth. */
const WEIGHTS = { prefix: 0.6, fuzzy: 0.8 };
/** In texts this short it says little how often a word stands there, and much how long the text is. */
const BM25 = { k: 0.2, b: 0.85, d: 0.5 };
/**
 * Where all words of a heading were asked for, it is what was asked for: so much is added to its score. A heading that
 * several places share, as the sections of all options do, names none of them: they share what is added.
 */
const NAMED = 0.8;
/**
 * A heading that several pages share and the query names no page: the first answers for all, and each one after it is
 * worth so much less than the one before.
 */
const AGAIN = 0.6;
/** Hits whose headings are looked at; the rest is too far down to come up. */
const NEAR_TOP = 60;

interface SearchData {
  entries: Entry[];
  synonyms: Synonyms;
}

export interface Library {
  entries: readonly Entry[];
  /** From a query to its hits, best first. */
  search(query: string): Hit[];
}

/** Entries indexed at a time: a slice takes a slow phone about 20 ms, and what is typed meanwhile shows. */
const SLICE = 50;

/** Indexes the entries, in slices, so that the page goes on answering meanwhile. */
export async function open({ entries, synonyms }: SearchData): Promise<Library> {
  /** Every word of the index with the number of fields it stands in. */
  const vocabulary = new Map<string, number>();
  const tokenize = (text: string): string[] => {
    const words = indexed(text);
    for (const word of new Set(words)) vocabulary.set(word, (vocabulary.get(word) ?? 0) + 1);
    return words;
  };
  const index = new MiniSearch<Document>({ fields: FIELDS, tokenize, processTerm: (word) => word });
  const documents = entries.map(({ title, names, page, text }, id) => ({ id, title, names, page, text }));
  await index.addAllAsync(documents, { chunkSize: SLICE });
  const sharing = new Map<string, number>();
  for (const { title } of entries) sharing.set(title, (sharing.get(title) ?? 0) + 1);
  const known: Known = { vocabulary, sorted: [...vocabulary.keys()].sort(), synonyms };
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
      bm25: BM25,
      boostDocument: (id) => KIND[entries[id as number]!.kind] * placeWeight(entries[id as number]!.path),
    });
    const hits = found.map(({ id, score, terms, queryTerms }) => ({
      entry: id as number,
      // MiniSearch multiplies by the number of words that matched; here a word and what it stands for are one.
      score: (score / queryTerms.length) * covered(queryTerms, wanted),
      words: terms,
    }));
    const first = hits.sort(byScore).slice(0, NEAR_TOP);
    for (const hit of first) {
      const { title } = entries[hit.entry]!;
      hit.score *= 1 + (NAMED * named(title, hit.words, wanted)) / sharing.get(title)!;
    }
    const again = new Map<string, number>();
    for (const hit of first.sort(byScore)) {
      const { title } = entries[hit.entry]!;
      const worth = again.get(title) ?? 1;
      hit.score *= worth;
      again.set(title, worth * AGAIN);
    }
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
  return (
    [...met].reduce((sum, word) => sum + Math.min(1, wanted.get(word)?.weight ?? WEIGHTS.prefix), 0) /
    inTitle.size
  );
}
