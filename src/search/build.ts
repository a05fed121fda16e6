/** Makes the search library out of the built pages: one classic script, with the entries in front of what reads them. */
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { BuiltPage } from '../lib/built.ts';
import { script } from '../lib/scripts.ts';
import { entriesOf } from './entries.ts';
import type { SearchData } from './engine.ts';
import { loadSynonyms } from './synonyms.ts';

/** Stands in the pages where the library's name goes; it is only known when every page is written. */
export const SEARCH_FILE = 'search.js';

/** Text as a literal of JavaScript. JSON read from a string is ready sooner than the same as source. */
const literal = (text: string): string =>
  `'${text.replace(/[\\']/g, '\\$&').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}'`;

export async function searchLibrary(pages: readonly BuiltPage[]): Promise<{ file: string; code: string }> {
  const data: SearchData = { entries: entriesOf(pages), synonyms: loadSynonyms() };
  const { code: reader } = await script('search');
  const code = `guideSearch=${literal(JSON.stringify(data))};${reader}`;
  const hash = createHash('sha256').update(code).digest('hex').slice(0, 8);
  return { file: `search.${hash}.js`, code };
}

/** Writes the library beside the other scripts. @returns its name */
export async function writeSearch(dist: string, pages: readonly BuiltPage[]): Promise<string> {
  const { file, code } = await searchLibrary(pages);
  await mkdir(path.join(dist, 'assets'), { recursive: true });
  await writeFile(path.join(dist, 'assets', file), code);
  return file;
}
