/** Words that readers use for what the guide calls by another name. */
import { z } from 'astro/zod';
import { loadGlossary } from '../content/glossary.ts';
import { CONTENT } from '../content/root.ts';
import { readYaml } from '../lib/yaml.ts';
import { wordsOf } from './words.ts';

export const synonymsFile = z.record(z.string().min(1), z.array(z.string().min(1)).min(1));

/** Words as typed, cut and joined by spaces, and the words that they also stand for. */
export type Synonyms = Record<string, string[]>;

/** A compound stands for itself: its parts would lead to all else that has one of them. */
const cut = (text: string): string[] => [
  ...new Set(wordsOf(text).flatMap(({ word, of }) => (of ? [] : [word]))),
];
/** What a phrase is looked up by: the same cut as a query's. */
export const phrase = (text: string): string =>
  wordsOf(text)
    .filter(({ of }) => !of)
    .map(({ word }) => word)
    .join(' ');

/** The file's synonyms, and for each term of the glossary the other names it lists. */
export function loadSynonyms(): Synonyms {
  const all: Synonyms = {};
  const add = (from: string, to: readonly string[]) => {
    const known = (all[phrase(from)] ??= []);
    known.push(...to.flatMap(cut).filter((word) => !known.includes(word)));
  };
  for (const [from, to] of Object.entries(readYaml(`${CONTENT}/synonyms.yaml`, synonymsFile))) add(from, to);
  for (const { term, also } of loadGlossary()) for (const name of also) add(name, [term]);
  return all;
}
