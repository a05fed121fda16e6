/**
 * Marks that git leaves where two branches changed the same rows. Without this a parser tells what they look like to it.
 * The record of addresses has them most often: every branch that adds a heading writes there.
 */
import { existsSync, readFileSync } from 'node:fs';
import { ContentError } from '../lib/content-error.ts';
import { LEDGER } from './places.ts';
import { contentFiles } from './root.ts';

const MARK = /^(?:<{7}|>{7})(?: |$)/;

/** @returns one error for each file: its first mark stands for the rest */
export const conflicts = (): ContentError[] =>
  [...contentFiles('**/*.{mdx,yaml,yml,sh,tf,json}'), ...(existsSync(LEDGER) ? [LEDGER] : [])].flatMap(
    (file) => {
      const at = readFileSync(file, 'utf8')
        .split('\n')
        .findIndex((row) => MARK.test(row));
      const hint =
        file === LEDGER
          ? `Take it as it was published, such as with git checkout main -- ${LEDGER}; then npm run build && npm run permalinks.`
          : 'Keep what is right of both sides, and remove the marks.';
      return at < 0 ? [] : [new ContentError(file, at + 1, 'A merge left both sides here.', { hint })];
    },
  );
