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
import { indexed } from './words.ts';

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
const P: Record<string, number> = {};
const BOOST: Record<Field, number> = { title: P.title??3, names: P.names??1.5, page: P.page??1, text: 1 };
/** A section answers; a drawing, a term or a cell of a table supports. */
const KIND: Record<Entry['kind'], number> = {
  page: 1,
  section: 1,
  figure: P.figure??0.6,
  snippet: P.snippet??0.7,
  term: P.term??0.7,
  need: P.need??0.9,
  answer: P.answer??0.4,
};
/** Where all words of a heading were asked for, it is what was asked for. */
const NAMED = P.named??1.0;
/** Hits that are looked at again; the rest is too far down to matter. */
const AGAIN = 60;

export function makeIndex(entries: readonly Entry[]): MiniSearch<Document> {
  const index = new MiniSearch<Document>(options);
  index.addAll(entries.map(({ title, names, page, text }, id) => ({ id, title, names, page, text })));
  return index;
}

/** How many of the words as typed were met, a synonym or a part counting less. */
function covered(met: readonly string[], wanted: ReadonlyMap<string, Wanted>): number {
  const best = new Map<string, number>();
  for (const word of met) {
    const { from, weight } = wanted.get(word)!;
    best.set(from, Math.max(weight, best.get(from) ?? 0));
  }
  return [...best.values()].reduce((sum, weight) => sum + weight, 0);
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
    const found = index.search(words.map(({ word }) => word).join(' '), {
      tokenize: () => words.map(({ word }) => word),
      prefix: (_, at) => words[at]!.prefix,
      fuzzy: (_, at) => words[at]!.edits,
      boostTerm: (_, at) => words[at]!.weight,
      boost: BOOST,
      weights: { fuzzy: P.fuzzy ?? 0.7, prefix: P.prefix ?? 0.6 },
      bm25: { k: P.k??1.2, b: P.b??0.7, d: P.d??0.5 },
      boostDocument: (id) => KIND[entries[id as number]!.kind],
    });
    const wanted = new Map(words.map((one) => [one.word, one]));
    const hits = found.map(({ id, score, terms, queryTerms }) => ({
      entry: id as number,
      // MiniSearch multiplies by the number of words that matched; here a word and what it stands for are one.
      score: (score / queryTerms.length) * covered(queryTerms, wanted) ** (P.pow??1),
      words: terms,
    }));
    hits.sort((a, b) => b.score - a.score);
    const first = hits.slice(0, AGAIN).map((hit) => ({ ...hit, score: hit.score * (1 + NAMED * named(hit)) }));
    return [...first.sort((a, b) => b.score - a.score), ...hits.slice(AGAIN)];
  };
  return { entries, search };

  /** Share of the heading's words that the query has: 0 to 1. */
  function named({ entry, words }: Hit): number {
    const title = new Set(indexed(entries[entry]!.title));
    return title.size ? words.filter((word) => title.has(word)).length / title.size : 0;
  }
}
