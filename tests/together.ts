/** Many files of tests in one process. */
import { globSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * Runs all that a pattern names in this process: each file in its own would load Mermaid, the parsers, or the built pages
 * anew, which takes longer than most of the tests. So none of them changes the folder or the environment of its process.
 * @param pattern of files, from the project's folder
 * @throws Error where it names none
 */
export async function together(pattern: string): Promise<void> {
  const files = globSync(pattern).sort();
  if (!files.length) throw new Error(`${pattern} names no test`);
  for (const file of files) await import(pathToFileURL(path.resolve(file)).href);
}
