/**
 * Shell text as simple commands: what runs, with its words, its line, and where its output goes. Not a shell: enough of
 * its grammar to tell a command from a word inside a text. Nothing is ever run.
 */
import type { Line } from '../document.ts';
import type { Command } from './command.ts';
import { Commands } from './commands.ts';
import { called, runWhereCalled } from './functions.ts';
import { nested } from './inside.ts';
import { operators } from './operators.ts';
import { Scanner } from './scanner.ts';
import { words, type Token } from './words.ts';

/** Deepest shell inside a shell that is followed. */
const DEEPEST = 6;

/** CircleCI's own brackets are no redirection, and `\<<` is how a here-document is written beside them. */
const withoutParameters = (rows: readonly Line[]): Line[] =>
  rows.map(({ n, text }) => ({
    n,
    text: text
      // A name without a dot is no value of CircleCI's: `<<EOF >> file` is a here-document.
      .replace(/(?<!\\)<<\s*[\w#/-]+\.[\w.#/-]+\s*>>/g, '…')
      .replaceAll('\\<<', '<<'),
  }));

/** Letters at once, since none of them begins another token; anything else by itself. */
const characters: Token = (scan, commands) => {
  const [text] = scan.match(/[a-z_./:=-]+|[^]/iy)!;
  commands.push(text);
  scan.at += text.length;
  return true;
};
const TOKENS: readonly Token[] = [...words, ...operators, characters];

/**
 * @param rows text of a step, parameters filled in
 * @param likely whether it is a script that the step writes
 */
export function parseShell(rows: readonly Line[], likely = false, depth = 0): Command[] {
  if (depth > DEEPEST) return [];
  const clean = withoutParameters(rows);
  const scan = new Scanner(clean);
  const commands = new Commands(scan, likely, (inner) => parseShell(inner, likely, depth + 1));
  while (!scan.done) TOKENS.some((token) => token(scan, commands));
  commands.end('\n');
  const { bodies, list } = commands;
  runWhereCalled(bodies, list);
  // Functions of a script that a step writes may be called later.
  const live = likely ? list : called(bodies, list, clean.map(({ text }) => text).join('\n'));
  return live.flatMap((command) => [command, ...nested(command, depth, parseShell)]);
}
