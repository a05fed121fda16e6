/**
 * `npm run mutate`: breaks every snippet in known ways and shows what the checks notice. Prints a table, names every
 * breakage that slips through, and fails below 95 %.
 *
 * A change that leaves a snippet working is no breakage: those are in HARMLESS, each with its reason, and are counted
 * apart.
 */
import { existsSync } from 'node:fs';
import { listSnippets, type SnippetFile } from '../../src/content/snippets/files.ts';
import { check, kindOf, scriptsOf } from './checks/index.ts';
import { hasShellCheck, shellcheck } from './checks/shell.ts';
import { HARMLESS, MUTATORS } from './mutations.ts';

const REACH = 0.95;

interface Outcome {
  way: string;
  file: SnippetFile;
  what: string;
  caught: boolean;
  harmless?: string | undefined;
}

const outcomes: Outcome[] = [];
// What the build writes nobody breaks by hand: tests beside its code hold it to what it is made from.
for (const file of listSnippets().filter(({ path }) => existsSync(path))) {
  const kind = kindOf(file.path)!;
  for (const [way, mutate] of Object.entries(MUTATORS)) {
    for (const { what, text } of mutate(file.text, kind, file.path)) {
      if (text === file.text) continue;
      const caught = check({ ...file, text }).length > 0;
      const harmless = HARMLESS.find(
        (entry) => entry.way === way && entry.file.test(file.path) && entry.what.test(what),
      );
      outcomes.push({ way, file: { ...file, text }, what, caught, harmless: harmless?.reason });
    }
  }
}

// ShellCheck costs a process: it sees only what the others let through, all of it at once.
const left = outcomes.filter(({ caught }) => !caught);
if (hasShellCheck()) {
  const scripts = new Map<string, string>();
  left.forEach(({ file }, index) => {
    try {
      for (const [name, text] of scriptsOf(file)) scripts.set(`${index}|${name}`, text);
    } catch {
      // A configuration so broken that its steps cannot be read was caught before.
    }
  });
  for (const fault of shellcheck(scripts)) left[Number.parseInt(fault, 10)]!.caught = true;
} else {
  console.log('skipped: no shellcheck');
}

let missed = 0;
let total = 0;
for (const way of Object.keys(MUTATORS)) {
  const own = outcomes.filter((outcome) => outcome.way === way);
  const real = own.filter(({ caught, harmless }) => caught || !harmless);
  const caught = real.filter((outcome) => outcome.caught).length;
  total += real.length;
  missed += real.length - caught;
  const apart = own.length - real.length;
  console.log(`${way.padEnd(24)} ${caught} of ${real.length}${apart ? `, ${apart} harmless` : ''}`);
}
for (const { way, file, what, caught, harmless } of outcomes) {
  if (!caught && !harmless) console.log(`slips through: ${file.path}: ${way}: ${what}`);
}
const share = (total - missed) / total;
console.log(`Caught ${total - missed} of ${total} breakages, ${(100 * share).toFixed(1)} %`);
if (share < REACH) process.exitCode = 1;
