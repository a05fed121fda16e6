/** What a page shows as code: its snippets and its fences, read from the page's text. */
import { existsSync, readFileSync } from 'node:fs';
import { readSnippet } from './files.ts';
import { placeholdersIn } from './values.ts';

const FENCE = /^ *(`{3,})[^\n]*\n([\s\S]*?)^ *\1/gm;
const SNIPPET = /<Snippet\s[^>]*?file="([^"]+)"/g;

/** The text of a page with its fences blanked out, so that nothing inside them is taken for markup. */
export const withoutFences = (text: string): string =>
  text.replace(FENCE, (block) => block.replace(/[^\n]/g, ' '));

/** Whether a page is an option's: it alone has answers beside it, and a set-up from its start to its removal. */
export const isOptionFile = (file: string): boolean =>
  existsSync(file.replace(/index\.mdx$/, 'facts.yaml')) && file.endsWith('index.mdx');

/** Names of the placeholders that a page shows, in the order of first use. @param file the page, from the root */
export function pagePlaceholders(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  const found: [at: number, names: string[]][] = [];
  for (const match of text.matchAll(FENCE)) found.push([match.index, placeholdersIn(match[2]!)]);
  for (const match of withoutFences(text).matchAll(SNIPPET)) {
    const line = text.slice(0, match.index).split('\n').length;
    found.push([match.index, placeholdersIn(readSnippet(match[1]!, file, line).text)]);
  }
  return [...new Set(found.sort(([a], [b]) => a - b).flatMap(([, names]) => names))];
}

/**
 * Which of the page's second-level headings the panel of values stands under: the one that leads to the first
 * placeholder. Counted from 0; -1 when the page shows none.
 */
export function panelHeading(file: string): number {
  const text = readFileSync(file, 'utf8');
  const bare = withoutFences(text);
  const places: number[] = [];
  for (const match of text.matchAll(FENCE)) if (placeholdersIn(match[2]!).length) places.push(match.index);
  for (const match of bare.matchAll(SNIPPET)) {
    if (placeholdersIn(readSnippet(match[1]!, file, 1).text).length) places.push(match.index);
  }
  if (!places.length) return -1;
  const first = Math.min(...places);
  return [...bare.matchAll(/^## /gm)].filter(({ index }) => index < first).length - 1;
}
