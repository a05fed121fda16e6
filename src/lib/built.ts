/** The built pages, as the steps after Astro's build meet them. */
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Nodes, Root } from 'hast';
import { elementsIn, parseDocument } from './hast.ts';

export interface BuiltPage {
  /** Path below `dist/`, with forward slashes, e.g. `glossary/index.html`. */
  file: string;
  /** Address from the root of the site, e.g. `/glossary/`. */
  address: string;
  tree: Root;
}

/** @param file path below `dist/`, with forward slashes */
export const addressOfFile = (file: string): string => `/${file.replace(/(^|\/)index\.html$/, '$1')}`;

/** Every file below a folder, sorted, with forward slashes. */
export async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}

/** Reads every page of a built site. */
export async function readBuilt(dist: string): Promise<BuiltPage[]> {
  const files = (await filesBelow(dist)).filter((file) => file.endsWith('.html'));
  return Promise.all(
    files.map(async (file) => ({
      file,
      address: addressOfFile(file),
      tree: parseDocument(await readFile(path.join(dist, file), 'utf8')),
    })),
  );
}

/** Whether search engines and the guide's own search may list the page: neither moved pages, nor embeds, nor 404. */
export const isListed = (tree: Nodes): boolean =>
  !elementsIn(tree).some(
    ({ tagName, properties }) =>
      tagName === 'meta' &&
      properties['name'] === 'robots' &&
      String(properties['content']).includes('noindex'),
  );
