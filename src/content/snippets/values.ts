/** The placeholders that a reader can fill in: declared once in content/values.yaml, found in snippets and fences. */
import { z } from 'astro/zod';
import { once } from '../../lib/memo.ts';
import { didYouMean } from '../../lib/nearest.ts';
import { ContentError, readYaml } from '../../lib/yaml.ts';
import { mistakeAt } from '../known.ts';
import { CONTENT } from '../root.ts';
import { PLACEHOLDER } from './placeholder.ts';

const placeholder = z.strictObject({
  label: z.string().min(1).max(40),
  hint: z.string().min(1),
  /** Whole-value pattern, in the syntax of HTML's `pattern`. */
  pattern: z.string().min(1),
  example: z.string().min(1),
});
export const valuesFile = z.record(z.string().regex(/^YOUR_[A-Z0-9]+(_[A-Z0-9]+)*$/), placeholder);

export type Placeholder = z.infer<typeof placeholder> & { name: string };

/** Whether a value may be used. Browsers read `pattern` with the `v` flag, and older ones with `u`: a pattern has to fit both. */
export const fits = (pattern: string, value: string): boolean =>
  ['u', 'v'].every((flag) => new RegExp(`^(?:${pattern})$`, flag).test(value));

/** Every declared placeholder by name. @throws ContentError where an example does not fit its own pattern */
export const loadValues = once((): Map<string, Placeholder> => {
  const file = `${CONTENT}/values.yaml`;
  const entries = Object.entries(readYaml(file, valuesFile));
  for (const [name, { pattern, example }] of entries) {
    if (!fits(pattern, example))
      throw mistakeAt(file, [name, 'example'], `${example} does not fit ${pattern}`);
  }
  return new Map(entries.map(([name, value]) => [name, { name, ...value }]));
});

/** Names in a text, each once, in the order of first use. */
export const placeholdersIn = (text: string): string[] => [
  ...new Set([...text.matchAll(PLACEHOLDER)].map(([name]) => name)),
];

/**
 * @param before lines of the file that stand before the text
 * @throws ContentError naming file, line and word of the first placeholder that nobody declared
 */
export function checkDeclared(
  text: string,
  file: string,
  known: ReadonlyMap<string, unknown>,
  before = 0,
): void {
  text.split('\n').forEach((row, index) => {
    for (const [name] of row.matchAll(PLACEHOLDER)) {
      if (!known.has(name))
        throw new ContentError(
          file,
          before + index + 1,
          `${name} is not declared in content/values.yaml: add it there.${didYouMean(name, known.keys())}`,
        );
    }
  });
}

/** A text with values in place of the placeholders that have one. */
export const fill = (text: string, values: Readonly<Record<string, string | undefined>>): string =>
  text.replace(PLACEHOLDER, (name) => values[name] ?? name);

/** Puts each placeholder of highlighted code into an element of its own, so that it is seen and can be filled. */
export const markPlaceholders = (html: string): string =>
  html.replace(PLACEHOLDER, (name) => `<mark data-value="${name}">${name}</mark>`);
