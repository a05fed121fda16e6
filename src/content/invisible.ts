/**
 * Signs that nobody sees, in any file of the content: they hide a command in a snippet from whoever reads and copies it,
 * or turn the order of its words around (https://trojansource.codes/). No text of the guide needs one. Nor is there text
 * in another encoding, whose letters readers would not see.
 */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ContentError } from '../lib/content-error.ts';
import { CONTENT } from './root.ts';

/** Control codes but for tab and line end, and what has no width or sets a direction. */
const INVISIBLE =
  /[\0-\x08\v\f\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/u;
const BINARY = /\.(?:png|jpe?g|webp|avif|gif|ico|pdf)$/;

/** What stands in place of bytes that are no UTF-8. */
const UNREADABLE = '\ufffd';

/** @returns one error for each line that holds such a sign */
const invisibleIn = (text: string, file: string): ContentError[] =>
  text.split('\n').flatMap((row, index) => {
    if (row.includes(UNREADABLE))
      return [new ContentError(file, index + 1, 'This line is not UTF-8; save the file as UTF-8.')];
    const sign = INVISIBLE.exec(row)?.[0].codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
    // A figure says it in the same words, and each mistake is told once.
    const text = `U+${sign} is a sign that nobody sees; leave it out.`;
    return sign ? [new ContentError(file, index + 1, text)] : [];
  });

export const invisibleFaults = (): ContentError[] =>
  globSync(`${CONTENT}/**/*`, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !BINARY.test(entry.name))
    .map((entry) => path.relative('', path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort()
    .flatMap((file) => invisibleIn(readFileSync(file, 'utf8'), file));
