/** Words of a shell text: quoting, and the expansions that stand in them. */
import { isReserved, type Commands } from './commands.ts';
import { holdList } from './held.ts';
import type { Scanner } from './scanner.ts';

/** Takes what it knows from the scanner; false where something else stands there. */
export type Token = (scan: Scanner, commands: Commands) => boolean;

/** A value with a pattern, whose brackets are no subshell: `${BRANCH//+([^a-z])/-}`. */
const PATTERN = /\$\{\w+[#%/^,](?:[^{}\n`"'\\$]|\$(?!\())*\}/y;

const escape: Token = (scan, commands) => {
  if (scan.char !== '\\') return false;
  const next = scan.slice(scan.at + 1, scan.at + 2);
  if (next === '\n') commands.endWord();
  else commands.push(next, false, '');
  scan.at += 2;
  return true;
};

const singleQuotes: Token = (scan, commands) => {
  if (scan.char !== "'") return false;
  const [text] = scan.match(/'[^']*'?/y)!;
  commands.push(text.slice(1, text.endsWith("'") && text.length > 1 ? -1 : undefined), true, '');
  scan.at += text.length;
  return true;
};

const doubleQuotes: Token = (scan, commands) => {
  if (scan.char !== '"') return false;
  let at = scan.at + 1;
  let text = '';
  let expands = '';
  for (;;) {
    const next = scan.slice(at, at + 1);
    if (!next || next === '"') break;
    if (next === '\\') {
      const escaped = scan.slice(at + 1, at + 2);
      text += '"\\$`\n'.includes(escaped) ? escaped.replace('\n', '') : `\\${escaped}`;
      at += 2;
    } else if (scan.slice(at, at + 2) === '$(') {
      const end = scan.close(at + 2, '(', ')');
      commands.substitute(at + 2, end - 1);
      text += scan.slice(at, end);
      expands += ' ';
      at = end;
    } else {
      text += next;
      expands += next;
      at += 1;
    }
  }
  commands.push(text, true, expands);
  scan.at = at + 1;
  return true;
};

/** Words that are kept, and run where their name stands: `cmd=(ssh -N host)`. */
const array: Token = (scan, commands) => {
  const { word } = commands;
  if (scan.char !== '(' || !word || word.quoted || !/^\w+\+?=$/.test(word.text)) return false;
  const end = scan.close(scan.at + 1, '(', ')');
  holdList(commands.held, word.text, scan.slice(scan.at + 1, end - 1));
  commands.push(scan.slice(scan.at, end));
  scan.at = end;
  return true;
};

/** `((…))` in a command's place, and `$((…))` anywhere. */
const arithmetic: Token = (scan, commands) => {
  const leads = () => !commands.word && commands.draft.words.every(isReserved);
  const within = scan.starts('((') && leads() ? 1 : scan.starts('$((') ? 2 : 0;
  if (!within) return false;
  const end = scan.close(scan.at + within, '(', ')');
  commands.push(scan.slice(scan.at, end));
  scan.at = end;
  return true;
};

const parameter: Token = (scan, commands) => {
  const text = scan.char === '$' ? scan.match(PATTERN)?.[0] : undefined;
  if (!text) return false;
  commands.push(text);
  scan.at += text.length;
  return true;
};

/** A command's output in a word, `$(…)`, or in a file's place, `<(…)` and `>(…)`. */
const substitution: Token = (scan, commands) => {
  if (!scan.starts('$(') && !scan.starts('<(') && !scan.starts('>(')) return false;
  const end = scan.close(scan.at + 2, '(', ')');
  commands.push(scan.slice(scan.at, end), false, ' ');
  commands.substitute(scan.at + 2, end - 1);
  scan.at = end;
  return true;
};

const backquotes: Token = (scan, commands) => {
  if (scan.char !== '`') return false;
  const [text] = scan.match(/`[^`]*`?/y)!;
  commands.push(text, false, ' ');
  commands.substitute(scan.at + 1, scan.at + text.length - 1);
  scan.at += text.length;
  return true;
};

/** In the order in which they are tried. */
export const words: readonly Token[] = [
  escape,
  singleQuotes,
  doubleQuotes,
  array,
  arithmetic,
  parameter,
  substitution,
  backquotes,
];
