/**
 * What a run of `npm test` really did: suites note it while they run, and the last step prints it as a table. Nothing is
 * counted that did not run and pass, and what did not run is said to be so.
 */
import { appendFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/** One line for each note, so that suites in processes of their own can write to it at a time. */
const FILE = 'test-tally.jsonl';
/** A run in which fewer faults were tried has lost some on the way. */
const LEAST_FAULTS = 40;

/** `missing` is an engine, and what the machine lacks to run it. */
type Sort = 'check' | 'cases' | 'fault' | 'engine' | 'missing';
export interface Note {
  sort: Sort;
  what: string;
  of: string;
}

/**
 * Notes what has just passed. Twice the same counts once.
 * @param what a check, an input that is fuzzed, a sort of fault, or an engine
 * @param of its page, its number of cases, its one combination, or its path
 */
export function tally(sort: Sort, what: string, of: string | number): void {
  appendFileSync(FILE, `${JSON.stringify({ sort, what, of: String(of) } satisfies Note)}\n`);
}

/** What was noted of a sort: each name with all that it was noted of. */
function grouped(notes: readonly Note[], sort: Sort): [string, string[]][] {
  const found = Map.groupBy(
    notes.filter((note) => note.sort === sort),
    ({ what }) => what,
  );
  return [...found].map(([what, all]) => [what, [...new Set(all.map(({ of }) => of))]]);
}

const sum = (rows: readonly [string, number][]) => rows.reduce((all, [, count]) => all + count, 0);

/** The table, and whether it holds what it must. @param notes lines of the file */
export function table(notes: readonly Note[]): { text: string; enough: boolean } {
  const counts = (sort: Sort) =>
    grouped(notes, sort).map(([what, all]): [string, number] => [what, all.length]);
  const cases = grouped(notes, 'cases').map(([what, all]): [string, number] => [what, Number(all.at(-1))]);
  const faults = counts('fault');
  const engines = [
    ...grouped(notes, 'engine').map(([name, paths]) => [`  ${name}`, `${paths.length} core paths`]),
    ...grouped(notes, 'missing').map(([name, why]) => [`  ${name}`, `not run: ${why.join(', ')}`]),
  ];
  const section = (title: string, counted: [string, number][]) => [
    [title, counted.length > 0 ? sum(counted).toLocaleString('en') : 'not run'],
    ...counted.map(([what, count]) => [`  ${what}`, count.toLocaleString('en')]),
  ];
  const rows = [
    ...section('Pages × checks', counts('check')),
    ...section('Cases fuzzed', cases),
    ...section('Faults survived', faults),
    ['Engines', engines.length > 0 ? String(counts('engine').length) : 'not run'],
    ...engines,
  ];
  const width = Math.max(...rows.map(([name]) => name!.length));
  return {
    text: rows.map(([name, value]) => `${name!.padEnd(width + 2)}${value!}`).join('\n'),
    enough: sum(faults) >= LEAST_FAULTS,
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  if (process.argv[2] === 'clear') rmSync(FILE, { force: true });
  else {
    const lines = existsSync(FILE) ? readFileSync(FILE, 'utf8').split('\n').filter(Boolean) : [];
    const { text, enough } = table(lines.map((line) => JSON.parse(line) as Note));
    console.log(`\nWhat this run tested\n\n${text}`);
    if (!enough) {
      console.error(`\nFewer than ${LEAST_FAULTS} faults were tried.`);
      process.exitCode = 1;
    }
  }
}
