/**
 * Where the text of the guide stands, from the project's root. Another root makes another guide out of the same source:
 * `GUIDE_ROOT=tests/fixture npm run build` makes one of two small topics.
 */
import { globSync } from 'node:fs';
import path from 'node:path';

/** Folder of `site.config.ts`, `permalinks.json` and `content/`. */
export const ROOT = process.env['GUIDE_ROOT'] ?? '.';

/** What writers touch: `content`. */
export const CONTENT = path.posix.join(ROOT, 'content');

/** Path of a content file below its folder: `content/a/index.mdx` → `a/index.mdx`. */
export const inContent = (file: string): string =>
  file.startsWith(`${CONTENT}/`) ? file.slice(CONTENT.length + 1) : file;

/** Files of the content, from the project's root, with forward slashes, sorted. @param patterns below its folder */
export const contentFiles = (...patterns: string[]): string[] =>
  globSync(patterns.map((pattern) => `${CONTENT}/${pattern}`))
    .map((file) => file.replaceAll('\\', '/'))
    .sort();
