/** Makes the search's data out of the built pages: a file with the entries, of which the browser makes the index. */
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { BuiltPage } from '../lib/built.ts';
import { entriesOf } from './entries.ts';
import { toColumns, type PackedData } from './entry.ts';
import { loadSynonyms } from './synonyms.ts';

/** Stands in the pages where the name of the data goes; it is only known when every page is written. */
export const SEARCH_FILE = 'search.json';

/** Writes the data beside the scripts. @returns its name, which carries its hash */
export async function writeSearch(dist: string, pages: readonly BuiltPage[]): Promise<string> {
  const data: PackedData = { columns: toColumns(entriesOf(pages)), synonyms: loadSynonyms() };
  const text = JSON.stringify(data);
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 8);
  const file = `search.${hash}.json`;
  await mkdir(path.join(dist, 'assets'), { recursive: true });
  await writeFile(path.join(dist, 'assets', file), text);
  return file;
}
