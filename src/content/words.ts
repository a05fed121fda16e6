/** The word list of the text: one name for each thing, held by `npm run check` with file and line. */
import { readFileSync } from 'node:fs';
import { z } from 'astro/zod';
import { ContentError } from '../lib/content-error.ts';
import { once } from '../lib/memo.ts';
import { readYaml } from '../lib/yaml.ts';
import { contentFiles } from './root.ts';

/** One list for every root: words of the project. */
const FILE = 'content/words.yaml';

const rule = z.strictObject({
  /** Words or phrases; `*` is the rest of a word. */
  avoid: z
    .array(z.string().regex(/^[\w' *-]+$/, 'has other signs than letters, spaces, hyphens and *'))
    .min(1),
  use: z.string().min(1),
  why: z.string().min(1).optional(),
  /** Phrases that hold an avoided word and are fine. */
  except: z.array(z.string()).default([]),
});
export const wordsFile = z.strictObject({ words: z.array(rule).min(1) });

export type WordRule = z.infer<typeof rule>;

/** @throws ContentError when the list itself is wrong */
export const loadWords = once((): WordRule[] => readYaml(FILE, wordsFile).words);

/** Same length, same lines, nothing to read: places keep their line. */
const blank = (text: string) => text.replace(/[^\n]/g, ' ');

const mask = (text: string, pattern: RegExp) => text.replace(pattern, blank);

/** Fields that hold names, addresses, patterns, or the words of programs and not of this guide. */
const NAMES =
  /^[ \t]*(?:- )?(?:line|id|ids|to|page|address|pattern|example|also|sources|options|hosts|judgement|kind):.*$/gm;

/** The same within braces, where one line has several fields. */
const NAMES_INSIDE = /(?<=[{,] *)(?:id|to|sign): [\w./#-]+/g;

/** What of a file is prose: without code, tags, quotes, link targets, comments and keys. */
function prose(text: string, file: string): string {
  if (file.endsWith('.mdx')) {
    let left = text.replace(/^---\n[\s\S]*?\n---\n/, (front) =>
      mask(mask(mask(front, /^aliases:.*\n(?: +.*\n)*/m), NAMES), /^[ \t]*[\w-]+:/gm),
    );
    left = mask(left, /^[ \t]*(`{3,})[\s\S]*?^[ \t]*\1[ \t]*$/gm);
    left = mask(left, /`[^`\n]*`/g);
    left = mask(left, /<\/?[A-Za-z][^>]*>/g);
    return mask(mask(left, /\]\([^)\n]*\)/g), /["“][^"“”\n]*["”]/g);
  }
  let left = mask(mask(mask(text, NAMES), NAMES_INSIDE), /^[ \t]*#.*$/gm);
  left = mask(left, /^[ \t]*(?:- )?[\w-]+:(?= |$)/gm);
  left = mask(left, /(?<=\{[^}\n]*)\b[\w-]+:(?= )/g);
  return mask(mask(left, /`[^`\n]*`/g), /"[^"\n]*"/g);
}

const escaped = (words: string) =>
  words
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '[\\w-]*')
    .replaceAll(' ', '\\s+');
const whole = (words: readonly string[]) =>
  new RegExp(`(?<![\\w-])(?:${words.map(escaped).join('|')})(?![\\w-])`, 'gi');

/** Every avoided word of a text, in its order. @param file from the project's root; its ending says how it is read */
export function checkWords(
  text: string,
  file: string,
  rules: readonly WordRule[] = loadWords(),
): ContentError[] {
  const read = prose(text, file);
  const found = rules.flatMap(({ avoid, use, why, except }) => {
    const left = except.length ? mask(read, whole(except)) : read;
    return [...left.matchAll(whole(avoid))].map((match) => {
      const line = read.slice(0, match.index).split('\n').length;
      const words = match[0].replace(/\s+/g, ' ');
      return new ContentError(file, line, `"${words}" is on the list of words to avoid (${FILE}).`, {
        hint: `Write ${use}.${why ? ` ${why}.` : ''}`,
      });
    });
  });
  return found.sort((a, b) => a.line - b.line);
}

/** Files whose text readers see. Snippets and what search alone reads are not among them. */
const wordFiles = (): string[] =>
  contentFiles('**/*.mdx', '*.yaml', '*/*.yaml', '*/*/{facts,firewall,threats}.yaml').filter(
    (file) => !/\/(?:words|sources|synonyms|network)\.yaml$/.test(file) && !file.includes('/watch/'),
  );

/** Avoided words of all texts. */
export const wordFaults = (): ContentError[] =>
  wordFiles().flatMap((file) => checkWords(readFileSync(file, 'utf8'), file));
