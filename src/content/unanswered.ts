/**
 * What `npm run new-option` leaves for a writer to answer. A line with this mark is named by every check, all at once,
 * and no page with one is built.
 */
import { readFileSync } from 'node:fs';
import { ContentError } from '../lib/content-error.ts';
import { contentFiles } from './root.ts';

export const MARK = 'ANSWER:';

/** Questions in a text: the line each stands at, from 1, and its words. */
export const questionsIn = (text: string): { line: number; question: string }[] =>
  text.split('\n').flatMap((row, index) => {
    const at = row.indexOf(MARK);
    if (at < 0) return [];
    const field = /^\s*(?:- )?([\w-]+):/.exec(row.slice(0, at))?.[1];
    // What closes around it: the quotes of a value, the brace of an object in a row, the cells of a table.
    const words = row.slice(at + MARK.length).replace(/["'](?:\s*\})?\s*$|[|\s]+$/, '');
    return [{ line: index + 1, question: `${field ? `${field}: ` : ''}${words.trim()}` }];
  });

/** Every question of the content that is still open. */
export const unanswered = (): ContentError[] =>
  contentFiles('**/*.{mdx,yaml,yml}').flatMap((file) =>
    questionsIn(readFileSync(file, 'utf8')).map(
      ({ line, question }) => new ContentError(file, line, `not answered yet: ${question}`),
    ),
  );
