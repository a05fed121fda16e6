/** Options of a command line: `--name value`, `--name=value`, `-n value`, `-nvalue`. */
import type { Command } from './shell/command.ts';

/** Every value of an option, in order. A flag without a value gives an empty text. */
export function valuesOf({ args }: Command, ...names: readonly string[]): string[] {
  const values: string[] = [];
  for (const [at, arg] of args.entries()) {
    for (const name of names) {
      if (arg === name) values.push(args[at + 1] ?? '');
      else if (name.startsWith('--') && arg.startsWith(`${name}=`)) values.push(arg.slice(name.length + 1));
      // Short options may stand together, the last one with its value: `-NL 5432:db:5432`, `-fNR…`.
      else if (/^-\w$/.test(name) && /^-[A-Za-z46]*\w/.test(arg) && !arg.startsWith('--')) {
        const found = arg.indexOf(name[1]!, 1);
        if (found < 1 || arg === name) continue;
        const behind = arg.slice(found + 1);
        if (!/^[A-Za-z46]*$/.test(arg.slice(1, found))) continue;
        values.push(behind || (args[at + 1] ?? ''));
      }
    }
  }
  return values;
}

export const valueOf = (command: Command, ...names: readonly string[]): string | undefined =>
  valuesOf(command, ...names)[0];

/** Whether the words stand one behind the other among the arguments. */
export function has({ args }: Command, ...words: readonly string[]): boolean {
  return args.some((_, at) => words.every((word, index) => args[at + index] === word));
}

/** Arguments that are no options, those behind options with a value of their own left out. */
export function operands({ args }: Command, takes: readonly string[] = []): string[] {
  const found: string[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at]!;
    if (arg === '--') return [...found, ...args.slice(at + 1)];
    if (arg.startsWith('-') && arg.length > 1) {
      if (takes.includes(arg)) at += 1;
    } else found.push(arg);
  }
  return found;
}

/** Options of ssh that take a value. */
export const SSH_TAKES = [...'BbcDEeFIiJLlmOoPpQRSWw'].map((letter) => `-${letter}`);

/** What ssh would run on the far side or connect to: host first, then the words of a command. */
export const sshOperands = (command: Command): string[] => {
  const all = command.args;
  for (let at = 0; at < all.length; at += 1) {
    const arg = all[at]!;
    if (SSH_TAKES.includes(arg)) at += 1;
    else if (/^-\w+$/.test(arg)) {
      // A cluster such as -NL takes its value from the next word when its last letter does.
      if (SSH_TAKES.includes(`-${arg.at(-1)}`) && /^-[A-Za-z46]+$/.test(arg)) at += 1;
    } else if (!arg.startsWith('-')) return all.slice(at);
  }
  return [];
};

/** Values of `-o Name=value`, by lower-case name. */
export function sshOptions(command: Command): Map<string, string> {
  const options = new Map<string, string>();
  for (const value of valuesOf(command, '-o')) {
    const [, name, rest] = /^(\w+)[=\s]\s*(.*)$/s.exec(value) ?? [];
    if (name) options.set(name.toLowerCase(), rest ?? '');
  }
  return options;
}

export const GIT_HOST =
  /(^|@|\.|\/\/)(github\.com|gitlab\.com|bitbucket\.org|ssh\.dev\.azure\.com|vs-ssh\.visualstudio\.com|git\.heroku\.com)\b/i;
