/** Snippets are real files beside their page, so that their own tools can check them. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { loadTopics } from '../topics.ts';
import { CONTENT } from '../root.ts';
import { ContentError } from '../../lib/content-error.ts';
import { addressFiles } from './addresses.ts';
import { FIREWALL_FILES, firewallFiles } from './firewall-files.ts';

export interface SnippetFile {
  /** Path from the project's root. */
  path: string;
  /** The text, ending in exactly one newline. */
  text: string;
}

/** What belongs to the page itself, not to its readers. */
const NOT_SNIPPETS = new Set(['index.mdx', 'facts.yaml', 'firewall.yaml', 'threats.yaml']);

/**
 * Reads the snippet that a page names.
 * @param from the page's file, from the project's root; `line` where the page names the snippet
 * @throws ContentError when the file is not there, lies outside the page's folder, or is empty
 */
export function readSnippet(name: string, from: string, line: number): SnippetFile {
  if (!/^[a-z0-9][a-z0-9.-]*$/.test(name)) {
    throw new ContentError(
      from,
      line,
      `Snippet: file="${name}" is not a file name in lower case beside the page`,
    );
  }
  const file = path.posix.join(path.posix.dirname(from), name);
  // All three files of the rules are made at once: not for every other snippet.
  const rules = name in FIREWALL_FILES ? firewallFiles(path.posix.dirname(from)) : undefined;
  const generated = addressFiles().get(file) ?? rules?.get(file);
  if (generated) return { path: file, text: generated };
  if (!existsSync(file)) throw new ContentError(from, line, `Snippet: ${file} does not exist`);
  const text = readFileSync(file, 'utf8').trimEnd();
  if (!text) throw new ContentError(from, line, `Snippet: ${file} is empty`);
  return { path: file, text: `${text}\n` };
}

/** Every snippet of the guide, the generated ones included, in the order of their paths. */
export function listSnippets(): SnippetFile[] {
  const folders = loadTopics().flatMap(({ folder }) =>
    readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => `${folder}/${name}`),
  );
  const files = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => !NOT_SNIPPETS.has(file) && !file.startsWith('.'))
      .map((file) => readSnippet(file, `${folder}/index.mdx`, 1)),
  );
  const generated = [...addressFiles(), ...folders.flatMap((folder) => [...firewallFiles(folder)])].map(
    ([file, text]) => ({ path: file, text }),
  );
  return [...files, ...generated].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Address of a snippet's raw file, from the site's root. */
export const rawAddress = (file: string): string => file.slice(CONTENT.length);
