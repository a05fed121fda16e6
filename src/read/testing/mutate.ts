/**
 * Damages configurations in seeded ways and reads them: whatever a text holds, it is read or refused with a sentence.
 */
import { random } from '../../lib/testing/random.ts';
import { cases } from '../rules/cases.ts';
import { readConfig, Unreadable } from '../read.ts';
import { fileOf, knowledge } from './cases.ts';

const TOKENS = [
  ': ',
  '- ',
  '&a ',
  '*a',
  '<<: *a',
  '? ',
  '| ',
  '> ',
  '[',
  ']',
  '{',
  '}',
  '"',
  "'",
  '#',
  '---\n',
  '!!map ',
  '\t',
  '\r',
  '\0',
  '\uFEFF',
  '<< parameters.a >>',
  '<<EOF',
  '$(',
  '`',
  '((',
  '[[',
  '\\',
  '%',
  '@',
  '\u2028',
  '😀',
];

/** One change at a place that the numbers choose. */
function change(text: string, next: () => number): string {
  const int = (below: number) => Math.floor(next() * below);
  const at = int(text.length + 1);
  const to = Math.min(text.length, at + 1 + int(12));
  const rows = text.split('\n');
  const row = int(rows.length);
  const other = int(rows.length);
  const rest = (of: string[]) => of.join('\n');
  switch (int(9)) {
    case 0:
      return text.slice(0, at) + text.slice(to);
    case 1:
      return text.slice(0, to) + text.slice(at, to) + text.slice(to);
    case 2:
      return text.slice(0, at) + TOKENS[int(TOKENS.length)]! + text.slice(at);
    case 3:
      return rest(rows.toSpliced(row, 1));
    case 4:
      return rest(rows.toSpliced(row, 0, rows[row]!));
    case 5:
      return rest(rows.with(row, rows[other]!).with(other, rows[row]!));
    case 6:
      return rest(rows.with(row, ' '.repeat(int(9)) + rows[row]!.trimStart()));
    case 7:
      return rest(rows.with(row, rows[row]!.replace(/[:\-[\]{}"'|>&*]/, '')));
    default:
      return text.slice(0, at) + text.slice(at, to).split('').reverse().join('') + text.slice(to);
  }
}

export interface Outcome {
  read: number;
  refused: number;
  /** Texts that ended in anything but a reading or a refusal. */
  broken: { text: string; error: unknown }[];
  /** Ms of the slowest. */
  slowest: number;
}

/** @param seed the same seed gives the same texts */
export function mutate(count: number, seed: number): Outcome {
  const next = random(seed);
  const seeds = Object.values(cases).flatMap(({ hits, misses }) => [...hits, ...misses].map(fileOf));
  const outcome: Outcome = { read: 0, refused: 0, broken: [], slowest: 0 };
  for (let n = 0; n < count; n += 1) {
    let text = seeds[Math.floor(next() * seeds.length)]!;
    for (let changes = 1 + Math.floor(next() * 4); changes > 0; changes -= 1) text = change(text, next);
    const start = performance.now();
    try {
      readConfig(text, knowledge);
      outcome.read += 1;
    } catch (error) {
      if (
        error instanceof Unreadable &&
        error.line > 0 &&
        !error.message.startsWith('This could not be read')
      )
        outcome.refused += 1;
      else outcome.broken.push({ text, error });
    }
    outcome.slowest = Math.max(outcome.slowest, performance.now() - start);
  }
  return outcome;
}
