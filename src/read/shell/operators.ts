/** What stands between the words of a shell text: blanks, comments, operators, redirections, and here-documents. */
import { isReserved } from './commands.ts';
import type { Scanner } from './scanner.ts';
import type { Token } from './words.ts';

const comment: Token = (scan, { word }) => {
  if (scan.char !== '#' || word) return false;
  scan.at += scan.match(/[^\n]*/y)![0].length;
  return true;
};

const blank: Token = (scan, commands) => {
  if (scan.char !== ' ' && scan.char !== '\t' && scan.char !== '\r') return false;
  commands.endWord();
  scan.at += 1;
  return true;
};

/** Rows up to the word that ends a here-document. */
function hereDocument(scan: Scanner, end: string, strip: boolean) {
  const from = scan.at;
  for (;;) {
    const row = scan.match(/[^\n]*/y)?.[0] ?? '';
    const to = scan.at;
    const ends = scan.done || (strip ? row.replace(/^\t+/, '') : row).trimEnd() === end;
    scan.at += row.length + 1;
    if (ends) return scan.rows(from, Math.max(from, to - 1));
  }
}

const newline: Token = (scan, commands) => {
  if (scan.char !== '\n') return false;
  commands.end('\n');
  scan.at += 1;
  for (const { command, end, strip } of commands.waiting.splice(0)) {
    const rows = hereDocument(scan, end, strip);
    if (command) command.heredoc = rows;
  }
  return true;
};

/** Inside `[[ … ]]` `&&` and `<` are no operators. */
const test: Token = (scan, commands) => {
  const { words } = commands.draft;
  const lead = words.find((word) => word.quoted || !isReserved(word));
  if (lead?.text !== '[[' || lead.quoted || words.at(-1)?.text === ']]') return false;
  if (!/[<>&|()]/.test(scan.char)) return false;
  commands.push(scan.char);
  scan.at += 1;
  return true;
};

const hereString: Token = (scan, commands) => {
  if (!scan.starts('<<<')) return false;
  commands.endWord();
  scan.at += 3;
  return true;
};

const hereDocumentBegins: Token = (scan, commands) => {
  if (!scan.starts('<<')) return false;
  const open = scan.match(/<<(-?)\s*(['"]?)([\w.-]+)\2/y);
  commands.endWord();
  if (open) commands.waiting.push({ draft: commands.draft, end: open[3]!, strip: open[1] === '-' });
  scan.at += open?.[0].length ?? 2;
  return true;
};

const redirection: Token = (scan, commands) => {
  const operator = scan.match(/&>>?|\d?>>?&?\|?|\d?<&?/y)?.[0];
  if (!operator || (/\d/.test(scan.char) && commands.word)) return false;
  commands.endWord();
  scan.at += operator.length;
  const target = scan.match(/[ \t]*("[^"\n]*"|'[^'\n]*'|[^\s;&|<>()]+)/y);
  if (target) scan.at += target[0].length;
  // Standard output only: an error stream in a file still shows what is printed.
  if (/^(1|&)?>/.test(operator) && !operator.includes('>&'))
    commands.draft.file = (target?.[1] ?? '').replace(/^["']|["']$/g, '');
  return true;
};

const control: Token = (scan, commands) => {
  const operator = scan.match(/&&|\|\||\|&?|;;?&?|&|[()]/y)?.[0];
  if (!operator) return false;
  const named = commands.word ?? commands.draft.words[0];
  if (operator === '(') commands.open(Boolean(named && scan.match(/\(\s*\)/y)));
  else if (operator === ')') commands.close();
  else commands.end(operator === '|&' ? '|' : operator);
  scan.at += operator.length;
  const last = commands.list.at(-1);
  if (operator === '||' && last && scan.match(/\s*(true|:|exit 0)\b/y)) last.excused = true;
  return true;
};

/** In the order in which they are tried. */
export const operators: readonly Token[] = [
  comment,
  blank,
  newline,
  test,
  hereString,
  hereDocumentBegins,
  redirection,
  control,
];
