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

/** Commands of scripts that the step writes and then runs; the command that runs one is marked. */
export function written(commands: readonly Command[], parse: Parse): Command[] {
  const scripts = new Map<string, Line[]>();
  const found: Command[] = [];
  const bare = (file: string) => file.replace(/^\.\//, '');
  for (const command of commands) {
    const { program, args, words, heredoc } = command;
    const file = targetOf(command);
    const rows = heredoc ?? printed(command);
    // What goes there is run before every step that follows.
    if (rows && /^\$\{?BASH_ENV\}?$/.test(file ?? '')) {
      found.push(...inherited(command, parse(rows, true, 1)));
      continue;
    }
    if (file && rows) {
      scripts.set(bare(file), [...(scripts.get(bare(file)) ?? []), ...rows]);
      continue;
    }
    const called = SHELLS.has(program) || /^(source|\.)$/.test(program) ? args : words;
    const name = called.map(bare).find((word) => scripts.has(word));
    if (
      name === undefined ||
      !(
        SHELLS.has(program) ||
        /^(source|\.)$/.test(program) ||
        bare(words.find((word) => word.endsWith(program)) ?? '') === name
      )
    )
      continue;
    command.visible = true;
    found.push(...inherited(command, parse(scripts.get(name)!, true, 1)));
    scripts.delete(name);
  }
  return found;
}
