/** The placeholders that a reader can fill in: declared once in content/values.yaml, found in snippets and fences. */
import { z } from 'astro/zod';
import { throwAll } from '../../lib/content-error.ts';
import { once } from '../../lib/memo.ts';
import { didYouMean } from '../../lib/nearest.ts';
import { ContentError } from '../../lib/content-error.ts';
import { readYaml } from '../../lib/yaml.ts';
import { mistakeAt } from '../known.ts';
import { CONTENT } from '../root.ts';
import { PLACEHOLDER } from './placeholder.ts';

const placeholder = z.strictObject({
  label: z.string().min(1).max(40),
  hint: z.string().min(1),
  pattern: z
    .string()
    .min(1)
    .describe(
      'The whole value, in the syntax of HTML\'s "pattern". In brackets, "/" and "-" need a backslash.',
    ),
  example: z.string().min(1),
});
export const valuesFile = z.record(z.string().regex(/^YOUR_[A-Z0-9]+(_[A-Z0-9]+)*$/), placeholder);

export type Placeholder = z.infer<typeof placeholder> & { name: string };

/** Whether a value matches a pattern as browsers read it: with the flag `v`, and older ones with `u`. It has to hold in both. */
export const fits = (pattern: string, value: string): boolean =>
  ['u', 'v'].every((flag) => new RegExp(`^(?:${pattern})$`, flag).test(value));

/** What a shell, YAML or HTML reads as more than a value. */
const DANGEROUS = ['"', "'", '`', '$', ';', '\n', '<', '>', ' ', '&', '|', '\\', '#', '!'];

/** What is wrong with a placeholder: the field, and why. */
function faultOf({
  pattern,
  example,
}: Omit<Placeholder, 'name'>): [field: string, reason: string] | undefined {
  try {
    if (!fits(pattern, example)) return ['example', `${example} does not fit ${pattern}`];
  } catch (error) {
    const reason = (error as Error).message.split(': ').at(-1)!;
    return [
      'pattern',
      `${reason}. Browsers read it with the flag v: in brackets, "/" and "-" need a backslash`,
    ];
  }
  const taken = DANGEROUS.find((sign) => fits(pattern, example + sign) || fits(pattern, sign + example));
  return taken
    ? ['pattern', `takes ${JSON.stringify(taken)}, with which a value could run as code`]
    : undefined;
}

/**
 * Every declared placeholder by name.
 * @throws ContentError where a pattern is none, takes what could run as code, or refuses its own example
 */
export const loadValues = once((): Map<string, Placeholder> => {
  const file = `${CONTENT}/values.yaml`;
  const entries = Object.entries(readYaml(file, valuesFile));
  throwAll(
    entries.flatMap(([name, value]) => {
      const [field, reason] = faultOf(value) ?? [];
      return field ? [mistakeAt(file, [name, field], reason!)] : [];
    }),
  );
  return new Map(entries.map(([name, value]) => [name, { name, ...value }]));
});

/** Names in a text, each once, in the order of first use. */
export const placeholdersIn = (text: string): string[] => [
  ...new Set([...text.matchAll(PLACEHOLDER)].map(([name]) => name)),
];

/** @throws ContentError naming file, line and word of each placeholder that nobody declared, where it stands first */
export function checkDeclared(text: string, file: string, known: ReadonlyMap<string, unknown>): void {
  const rows = text.split('\n');
  throwAll(
    placeholdersIn(text)
      .filter((name) => !known.has(name))
      .map((name) => {
        const line = rows.findIndex((row) => placeholdersIn(row).includes(name)) + 1;
        const hint = didYouMean(name, known.keys());
        return new ContentError(
          file,
          line,
          `${name} is not declared in content/values.yaml: add it there.${hint}`,
        );
      }),
  );
}

/** A text with values in place of the placeholders that have one. */
export const fill = (text: string, values: Readonly<Record<string, string | undefined>>): string =>
  text.replace(PLACEHOLDER, (name) => values[name] ?? name);

/** Puts each placeholder of highlighted code into an element of its own, so that it is seen and can be filled. */
export const markPlaceholders = (html: string): string =>
  html.replace(PLACEHOLDER, (name) => `<mark data-value="${name}">${name}</mark>`);
