/** A simple command of a shell text. */
import type { Line } from '../document.ts';

export interface Loop {
  kind: 'while' | 'until' | 'for';
  line: number;
  /** What stands between `while` or `for` and `do`, as it is written. */
  head: string;
  commands: Command[];
}

export interface Command {
  /** The program without its folder, behind `sudo`, assignments and the like. */
  program: string;
  /** Its arguments, quotes taken off. */
  args: string[];
  /** All words as they stand, with what was skipped in front of the program. */
  words: string[];
  line: number;
  background: boolean;
  /** Its output goes into another program, a file, or a variable, and so not to the log. */
  piped: boolean;
  /** The program that its output goes into, where it is a plain one. */
  into?: Command | undefined;
  file?: string | undefined;
  captured: boolean;
  /** It cannot run for ever: `timeout` stands in front of it. */
  bounded: boolean;
  /** `|| true` behind it: a probe whose failure is meant. */
  excused: boolean;
  loops: Loop[];
  heredoc?: Line[] | undefined;
  /** Its words where a shell puts values in: what single quotes or a backslash keep as text is left out. */
  expands: string;
  /** The file that it runs is written in the same step, and so can be read. */
  visible: boolean;
  /** It stands in a script that the step writes and then runs. */
  likely: boolean;
}

export const SHELLS = new Set(['bash', 'sh', 'zsh', 'dash', 'ash']);

/** What a shell is given to run as a file; a cluster such as `-euo` takes the next word for its `o`. */
export const fileOf = ({ args }: Command): string | undefined => {
  const file = args.find((arg, at) => !/^[-+]/.test(arg) && !/^[-+]\w*o$/.test(args[at - 1] ?? ''));
  return file === '/dev/stdin' ? undefined : file;
};

/** Whether a command is a shell that runs what it reads: `… | sudo bash -s`. */
export const runsInput = (command: Command | undefined): boolean =>
  command !== undefined &&
  SHELLS.has(command.program) &&
  !command.args.some((arg) => /^-\w*c$/.test(arg)) &&
  (fileOf(command) === undefined || command.args.some((arg) => /^-\w*s$/.test(arg)));

/** The file that a command writes; of `tee file > /dev/null` the one that is kept. */
export const targetOf = ({ program, args, file }: Command): string | undefined =>
  program === 'tee' || (program === 'sed' && args.some((arg) => arg.startsWith('-i')))
    ? args.findLast((arg) => !arg.startsWith('-'))
    : file;

/** Names and values that a command assigns. */
export const assigned = ({ program, words }: Command): [name: string, value: string][] =>
  program && !/^(export|local|declare|readonly)$/.test(program)
    ? []
    : words.flatMap((word) => {
        const [, name, value = ''] = /^(\w+)=(.*)$/s.exec(word) ?? [];
        return name ? [[name, value] as [string, string]] : [];
      });

/** Whether a command has something run at the end of its step, whatever that is. */
export const trapsExit = ({ program, args }: Command): boolean =>
  program === 'trap' && args.some((arg) => /^(EXIT|0)$/.test(arg));
