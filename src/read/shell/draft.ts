/** A command while it is read, and what of it the program is. */
import type { Command, Loop } from './command.ts';

const WRAPPERS: Record<string, readonly string[]> = {
  // Options that take a value of their own.
  sudo: ['-u', '-g', '-h', '-p', '-C', '-r', '-t', '--user', '--group'],
  env: ['-u', '--unset', '-C', '--chdir'],
  exec: ['-a'],
  coproc: [],
  nohup: [],
  setsid: [],
  command: [],
  nice: ['-n'],
  stdbuf: ['-o', '-e', '-i'],
  timeout: ['-s', '-k', '--signal', '--kill-after'],
  sshpass: ['-p', '-f', '-d', '-P'],
  xargs: ['-I', '-n', '-P', '-L', '-d', '-a', '-s', '-E'],
  parallel: ['-j', '-n', '-N', '-a', '-S', '--jobs', '--colsep', '--delay'],
};
const ASSIGNMENT = /^[A-Za-z_]\w*\+?=/;

export interface Word {
  text: string;
  /** What of it a shell would put values into. */
  expands: string;
  quoted: boolean;
}

export interface Draft {
  words: Word[];
  line: number;
  file?: string;
}

/** A here-document that is announced. */
export interface HereDocument {
  draft: Draft;
  /** The command that it is given to, as soon as that is whole. */
  command?: Command;
  end: string;
  /** Whether tabs in front are taken off: `<<-`. */
  strip: boolean;
}

/** Takes off what stands in front of the program. */
export function finish(draft: Draft, operator: string, loops: readonly Loop[], likely: boolean): Command {
  const words = draft.words.map(({ text }) => text);
  let at = 0;
  let bounded = false;
  let background = operator === '&';
  for (;;) {
    while (at < words.length && ASSIGNMENT.test(words[at]!)) at += 1;
    const wrapper = (words[at] ?? '').replace(/^.*\//, '');
    const takes = Object.hasOwn(WRAPPERS, wrapper) ? WRAPPERS[wrapper] : undefined;
    if (!takes || at + 1 >= words.length) break;
    at += 1;
    while (at < words.length && words[at]!.startsWith('-')) at += takes.includes(words[at]!) ? 2 : 1;
    background ||= wrapper === 'coproc';
    if (wrapper === 'timeout') {
      bounded = true;
      at += 1;
    }
  }
  const program = (words[at] ?? '').replace(/^.*[\\/](?=[^\\/])/, '').replace(/\.exe$/i, '');
  return {
    program,
    args: words.slice(at + 1),
    words,
    line: draft.line,
    background,
    piped: operator === '|',
    file: draft.file,
    captured: false,
    bounded,
    excused: false,
    loops: [...loops],
    expands: draft.words.map(({ expands }) => expands).join(' '),
    visible: false,
    likely,
  };
}
