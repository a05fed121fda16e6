/** Names that one file of `content/` takes from another: every name has to be known there. */
import { readFileSync } from 'node:fs';
import { LineCounter, parseDocument } from 'yaml';
import { ContentError, throwAll } from '../lib/content-error.ts';
import { didYouMean } from '../lib/nearest.ts';
import { lineOf } from '../lib/yaml.ts';

/** A name and its place in the file's data. */
export interface Named {
  name: string;
  path: readonly (string | number)[];
}

/** The mistake of a YAML file at a path of its data. */
export function mistakeAt(file: string, path: Named['path'], reason: string): ContentError {
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(file, 'utf8'), { lineCounter: lines });
  return new ContentError(file, lineOf(document, lines, path), `${path.join('.')}: ${reason}`);
}

/**
 * @param what the kind of thing, as the message says it: "source"
 * @param where the file that declares it
 * @throws ContentError naming file, line and field of every name that is not known
 */
export function checkKnown(
  file: string,
  what: string,
  where: string,
  named: readonly Named[],
  known: { has(name: string): boolean; keys(): Iterable<string> },
): void {
  throwAll(
    named
      .filter(({ name }) => !known.has(name))
      .map(({ name, path }) =>
        mistakeAt(file, path, `${what} "${name}" is not in ${where}.${didYouMean(name, known.keys())}`),
      ),
  );
}

/** Names of a list at a path, one by one. */
export const each = (names: readonly string[], ...path: (string | number)[]): Named[] =>
  names.map((name, index) => ({ name, path: [...path, index] }));
