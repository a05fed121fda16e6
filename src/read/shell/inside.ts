/** Commands inside of commands: texts handed to a shell, and scripts that a step writes and then runs. */
import type { Line } from '../document.ts';
import { runsInput, SHELLS, targetOf, type Command } from './command.ts';
import { finish } from './draft.ts';

/** Reads a shell text (parse.ts). */
type Parse = (rows: readonly Line[], likely: boolean, depth: number) => Command[];

/** Loops around a command that are kept. */
export const MOST_LOOPS = 20;

/** What runs inside of another command goes where that one goes, and ends when it ends. */
const inherited = (outer: Command, commands: readonly Command[]): Command[] =>
  commands.map((each) => ({
    ...each,
    background: each.background || outer.background,
    bounded: each.bounded || outer.bounded,
    captured: each.captured || outer.captured,
    excused: each.excused || outer.excused,
    loops: [...outer.loops, ...each.loops].slice(0, MOST_LOOPS),
  }));

/** The text that a command prints, if that stands in the step. */
const printed = ({ program, args, heredoc, line }: Command): readonly Line[] | undefined =>
  /^(echo|printf)$/.test(program)
    ? [{ n: line, text: args.filter((arg) => !/^-[neE]+$/.test(arg)).join(' ') }]
    : program === 'cat'
      ? heredoc
      : undefined;

/** Commands in a text that this one hands to a shell, and those that `find` runs. */
export function nested(command: Command, depth: number, parse: Parse): Command[] {
  const { program, args, line, heredoc, likely } = command;
  const inherit = (commands: Command[]) => inherited(command, commands);
  const text = runsInput(command.into) && printed(command);
  if (text) return inherit(parse(text, likely, depth + 1));
  const runs = program === 'find' ? args.findIndex((arg) => /^-(exec|ok)(dir)?$/.test(arg)) + 1 : 0;
  if (runs) {
    const words = args.slice(runs).map((word) => ({ text: word, expands: '', quoted: false }));
    const inner = finish({ words, line }, '', [], likely);
    return inherit([inner, ...nested(inner, depth + 1, parse)]);
  }
  if (SHELLS.has(program)) {
    const at = args.findIndex((arg) => /^-\w*c$/.test(arg));
    if (at >= 0 && args[at + 1]) return inherit(parse([{ n: line, text: args[at + 1]! }], likely, depth + 1));
    if (heredoc) return inherit(parse(heredoc, likely, depth + 1));
  }
  if (program === 'eval') return inherit(parse([{ n: line, text: args.join(' ') }], likely, depth + 1));
  return [];
}

/** Scripts that steps of a job write, by their path, and whether one has run. */
export type Scripts = Map<string, { rows: Line[]; ran: boolean }>;

const bare = (file: string): string => file.replace(/^\.\//, '');

/**
 * Commands of a step with those of scripts that this step or one before it wrote; the command that runs one is marked.
 * @param scripts what was written so far; the step's own are added
 */
export function written(commands: readonly Command[], scripts: Scripts, parse: Parse): Command[] {
  const found: Command[] = [];
  const all = commands.map((command) => {
    const { program, args, words, heredoc, into } = command;
    const file = targetOf(command) ?? (into?.program === 'tee' ? targetOf(into) : undefined);
    const rows = heredoc ?? printed(command);
    // What goes there is run before every step that follows.
    if (rows && /^\$\{?BASH_ENV\}?$/.test(file ?? '')) {
      found.push(...inherited(command, parse(rows, true, 1)));
      return command;
    }
    if (file && rows) {
      scripts.set(bare(file), { rows: [...(scripts.get(bare(file))?.rows ?? []), ...rows], ran: false });
      return command;
    }
    const asks = SHELLS.has(program) || /^(source|\.)$/.test(program);
    const called = asks ? args : [words.find((word) => word.endsWith(program)) ?? ''];
    const script = called.map((word) => scripts.get(bare(word))).find((known) => known);
    if (!script) return command;
    if (!script.ran) found.push(...inherited(command, parse(script.rows, true, 1)));
    script.ran = true;
    return { ...command, visible: true };
  });
  return [...all, ...found];
}
