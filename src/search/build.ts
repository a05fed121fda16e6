/** Makes the search library out of the built pages: one classic script, with the index in front of what reads it. */
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { hashesOfSources, hashOfPackages, kept, keyed } from '../lib/cache.ts';
// eslint-disable-next-line no-restricted-imports -- goes with the pruning of styles
import { asData } from '../build/prune.ts';
import { script } from '../lib/scripts.ts';
import { makeIndex } from './engine.ts';
import { entriesOf, isListed, type Built } from './entries.ts';
import { pack } from './pack.ts';
import { loadSynonyms } from './synonyms.ts';

/** Stands in the pages where the library's name goes; it is only known when every page is written. */
export const SEARCH_FILE = 'search.js';

/** Text as a literal of JavaScript. JSON read from a string is ready sooner than the same as source. */
const literal = (text: string): string =>
  `'${text.replace(/[\\']/g, '\\$&').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}'`;

export async function searchLibrary(pages: readonly Built[]): Promise<{ file: string; code: string }> {
  const entries = entriesOf(pages);
  const packed = pack(makeIndex(entries), entries, loadSynonyms());
  const { code: reader } = await script('search');
  const code = `guideIndex=${asData(literal(JSON.stringify(packed)))};${reader}`;
  const hash = createHash('sha256').update(code).digest('hex').slice(0, 8);
  return { file: `search.${hash}.js`, code };
}

const keyOf = keyed(() => [hashOfPackages(), hashesOfSources('src'), hashesOfSources('content')]);

/** Writes the library beside the other scripts. @returns its name */
export async function writeSearch(dist: string, pages: readonly Built[]): Promise<string> {
  const key = keyOf(pages.filter(isListed));
  const { file, code } = await kept(key, () => searchLibrary(pages), 'search');
  await mkdir(path.join(dist, 'assets'), { recursive: true });
  await writeFile(path.join(dist, 'assets', file), code);
  return file;
}
