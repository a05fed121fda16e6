/** Snippets are real files beside their page, so that their own tools can check them. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ContentError } from '../facts/read.ts';

export interface SnippetFile {
  /** Path from the project's root. */
  path: string;
  /** The text, ending in exactly one newline. */
  text: string;
}

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
  if (!existsSync(file)) throw new ContentError(from, line, `Snippet: ${file} does not exist`);
  const text = readFileSync(file, 'utf8').trimEnd();
  if (!text) throw new ContentError(from, line, `Snippet: ${file} is empty`);
  return { path: file, text: `${text}\n` };
}
