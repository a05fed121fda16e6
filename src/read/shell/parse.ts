/**
 * Shell text as simple commands: what runs, with its words, its line, and where its output goes. Not a shell: enough of
 * its grammar to tell a command from a word inside a text. Nothing is ever run.
 */
import type { Line } from '../document.ts';
import type { Command, Loop } from './command.ts';
import { finish, type Draft, type Word } from './draft.ts';
import { heldWords, hold, holdList, nothingHeld } from './held.ts';
import { MOST_LOOPS, nested, written } from './inside.ts';
import { Scanner } from './scanner.ts';

const LEADS = new Set('if then else elif while until do ! { } time ( fi done esac'.split(' '));
/** A value with a pattern, whose brackets are no subshell: `${BRANCH//+([^a-z])/-}`. */
const PATTERN = /\$\{\w+[#%/^,](?:[^{}\n`"'\\$]|\$(?!\())*\}/y;
/**
 * Commands of functions that nothing in the text names again. Those of a script that a step writes may be called later.
 */
function unused(bodies: ReadonlyMap<string, Command[]>, text: string): Set<Command> {
  if (!bodies.size) return new Set();
  const named = new Map<string, number>();
  for (const [name] of text.replace(/^\s*#.*/gm, '').matchAll(/[\w-]+/g))
    named.set(name, (named.get(name) ?? 0) + 1);
  return new Set([...bodies].flatMap(([name, commands]) => (named.get(name) === 1 ? commands : [])));
}

/** Deepest shell inside a shell that is followed. */
const DEEPEST = 6;

/**
 * @param rows text of a step, parameters filled in
 * @param likely whether it is a script that the step writes
 */
export function parseShell(rows: readonly Line[], likely = false, depth = 0): Command[] {
  if (depth > DEEPEST) return [];
  // CircleCI's own brackets are no redirection, and `\<<` is how a here-document is written beside them.
  const clean = rows.map(({ n, text }) => ({
    n,
    text: text
      .replace(/(?<!\\)<<\s*[#^/]\s*[\w.-]+\s*>>/g, '')
      // A name without a dot is no value of CircleCI's: `<<EOF >> file` is a here-document.
      .replace(/(?<!\\)<<\s*[\w#/-]+\.[\w.#/-]+\s*>>/g, '…')
      .replaceAll('\\<<', '<<'),
  }));
  const scan = new Scanner(clean);
  const commands: Command[] = [];
  const loops: Loop[] = [];
  const waiting: { draft: Draft; end: string; strip: boolean }[] = [];
  let draft: Draft = { words: [], line: 0 };
  let word: Word | undefined;

  /** Brackets that are open: a closing one without an opening one ends a pattern of `case`. */
  let brackets = 0;
  /** Where groups, subshells and loops began among the commands, and the one that was closed last. */
  const groups: { from: number; name?: string | undefined }[] = [];
  let group: number | undefined;
  /** A function whose body comes next, and the commands of those that were read. */
  let naming: string | undefined;
  const bodies = new Map<string, Command[]>();

  const push = (text: string, quoted = false, expands = text) => {
    if (!draft.words.length && !word) draft.line = scan.line;
    word ??= { text: '', expands: '', quoted: false };
    word.text += text;
    word.expands += expands;
    word.quoted ||= quoted;
  };
  const first = () => draft.words[0] ?? word;
  /** Whether the scanner stands inside `[[ … ]]`, where `&&` and `<` are no operators. */
  const testing = () => {
    const test = draft.words.find(({ text, quoted }) => quoted || !LEADS.has(text));
    return test?.text === '[[' && !test.quoted && draft.words.at(-1)?.text !== ']]';
  };
  const endWord = () => {
    if (word) draft.words.push(word);
    word = undefined;
  };
  const inner = (from: number, to: number) =>
    commands.push(
      ...parseShell(scan.rows(from, to), likely, depth + 1).map((command) => ({
        ...command,
        captured: true,
        loops: [...loops, ...command.loops],
      })),
    );

  /** Texts that the step itself puts into variables. */
  const held = nothingHeld();
  /** What stands in front of a pipe whose other side comes next. */
  let before: Command | undefined;
  const endCommand = (operator: string) => {
    endWord();
    const { words } = draft;
    const closing = words.every(({ text, quoted }) => !quoted && /^(done|\})$/.test(text));
    const plain = () => words[0] && !words[0].quoted && words[0].text;
    while (words.length) {
      const lead = plain();
      if (lead === 'function' && words[1]) {
        naming = words[1].text;
        words.splice(0, 2);
        continue;
      }
      if (lead === 'while' || lead === 'until' || lead === 'for') {
        const head = words.slice(1).map(({ text }) => text);
        if (loops.length < MOST_LOOPS)
          loops.push({ kind: lead, line: draft.line, head: head.join(' '), commands: [] });
        if (lead === 'for') words.length = 0;
        groups.push({ from: commands.length });
      } else if (lead === '{') {
        groups.push({ from: commands.length, name: naming });
        naming = undefined;
      } else if (lead === 'done') loops.pop();
      if (lead === 'done' || lead === '}') {
        const closed = groups.pop();
        group = closed?.from;
        if (closed?.name) bodies.set(closed.name, commands.slice(group));
      }
      if (typeof lead === 'string' && LEADS.has(lead)) words.shift();
      else break;
    }
    if (words.length) {
      draft.words = words.flatMap(heldWords(held));
      const command = finish(draft, operator, loops, likely);
      commands.push(command);
      hold(held, command);
      if (before) before.into = command;
      before = operator === '|' ? command : undefined;
      naming = undefined;
      for (const loop of loops) loop.commands.push(command);
      for (const { draft: of } of waiting) if (of === draft) waitingFor.set(of, command);
    } else if (closing && group !== undefined) {
      // What stands behind a group holds for all of it: `( … ) &`, `{ … } > file`.
      for (const command of commands.slice(group)) {
        command.background ||= operator === '&';
        command.piped ||= operator === '|';
        command.file ??= draft.file;
      }
    }
    if (words.length || !closing) group = undefined;
    draft = { words: [], line: scan.line };
  };
  const waitingFor = new Map<Draft, Command>();

  while (!scan.done) {
    const { char } = scan;
    if (char === '\\') {
      const next = scan.slice(scan.at + 1, scan.at + 2);
      if (next === '\n') endWord();
      else push(next, false, '');
      scan.at += 2;
    } else if (char === "'") {
      const end = scan.match(/'[^']*'?/y)![0];
      push(end.slice(1, end.endsWith("'") && end.length > 1 ? -1 : undefined), true, '');
      scan.at += end.length;
    } else if (char === '"') {
      const start = scan.at + 1;
      let at = start;
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
          inner(at + 2, end - 1);
          text += scan.slice(at, end);
          expands += ' ';
          at = end;
        } else {
          text += next;
          expands += next;
          at += 1;
        }
      }
      push(text, true, expands);
      scan.at = at + 1;
    } else if (char === '(' && word && !word.quoted && /^\w+\+?=$/.test(word.text)) {
      // An array: words that are kept, and run where its name stands.
      const end = scan.close(scan.at + 1, '(', ')');
      holdList(held, word.text, scan.slice(scan.at + 1, end - 1));
      push(scan.slice(scan.at, end));
      scan.at = end;
    } else if (scan.starts('((') && !word && draft.words.every(({ text }) => LEADS.has(text))) {
      const end = scan.close(scan.at + 1, '(', ')');
      push(scan.slice(scan.at, end));
      scan.at = end;
    } else if (scan.starts('$((')) {
      const end = scan.close(scan.at + 2, '(', ')');
      push(scan.slice(scan.at, end));
      scan.at = end;
    } else if (char === '$' && scan.match(PATTERN)) {
      const [text] = scan.match(PATTERN)!;
      push(text);
      scan.at += text.length;
    } else if (scan.starts('$(') || scan.starts('<(') || scan.starts('>(')) {
      const end = scan.close(scan.at + 2, '(', ')');
      push(scan.slice(scan.at, end), false, ' ');
      inner(scan.at + 2, end - 1);
      scan.at = end;
    } else if (char === '`') {
      const text = scan.match(/`[^`]*`?/y)![0];
      push(text, false, ' ');
      inner(scan.at + 1, scan.at + text.length - 1);
      scan.at += text.length;
    } else if (char === '#' && !word) {
      scan.at += scan.match(/[^\n]*/y)![0].length;
    } else if (char === ' ' || char === '\t' || char === '\r') {
      endWord();
      scan.at += 1;
    } else if (char === '\n') {
      endCommand('\n');
      scan.at += 1;
      for (const { draft: of, end, strip } of waiting.splice(0)) {
        const from = scan.at;
        let to = from;
        for (;;) {
          const row = scan.match(/[^\n]*/y)?.[0] ?? '';
          if (scan.done || (strip ? row.replace(/^\t+/, '') : row).trimEnd() === end) {
            to = scan.at;
            scan.at += row.length + 1;
            break;
          }
          scan.at += row.length + 1;
        }
        const command = waitingFor.get(of);
        if (command) command.heredoc = scan.rows(from, Math.max(from, to - 1));
      }
    } else if (testing() && /[<>&|()]/.test(char)) {
      push(char);
      scan.at += 1;
    } else if (scan.starts('<<<')) {
      endWord();
      scan.at += 3;
    } else if (scan.starts('<<')) {
      const open = scan.match(/<<(-?)\s*(['"]?)([\w.-]+)\2/y);
      endWord();
      if (open) waiting.push({ draft, end: open[3]!, strip: open[1] === '-' });
      scan.at += open?.[0].length ?? 2;
    } else if (scan.match(/&>>?|\d?>>?&?\|?|\d?<&?/y) && !(/\d/.test(char) && word)) {
      const [operator] = scan.match(/&>>?|\d?>>?&?\|?|\d?<&?/y)!;
      endWord();
      scan.at += operator.length;
      const target = scan.match(/[ \t]*("[^"\n]*"|'[^'\n]*'|[^\s;&|<>()]+)/y);
      if (target) scan.at += target[0].length;
      // Standard output only: an error stream in a file still shows what is printed.
      if (/^(1|&)?>/.test(operator) && !operator.includes('>&')) {
        draft.file = (target?.[1] ?? '').replace(/^["']|["']$/g, '');
      }
    } else {
      const operator = scan.match(/&&|\|\||\|&?|;;?&?|&|[()]/y)?.[0];
      if (operator) {
        if (operator === '(') {
          brackets += 1;
          groups.push({ from: commands.length });
        }
        // `name)` in `case` and `name ()` of a function are no commands.
        const label =
          operator === ')' ? brackets === 0 : operator === '(' && first() && scan.match(/\(\s*\)/y);
        if (label) {
          if (operator === '(') naming = word?.text ?? draft.words.at(-1)?.text;
          word = undefined;
          draft = { words: [], line: scan.line };
        }
        endCommand(operator.startsWith('|') && operator !== '||' ? '|' : operator);
        if (operator === ')' && brackets > 0) {
          brackets -= 1;
          group = groups.pop()?.from;
        }
        scan.at += operator.length;
        if (operator === '||') {
          const rest = scan.match(/\s*(true|:|exit 0)\b/y);
          const last = commands.at(-1);
          if (rest && last) last.excused = true;
        }
      } else {
        push(char);
        scan.at += 1;
      }
    }
  }
  endCommand('\n');
  // A function prints where its callers do.
  const calls = bodies.size ? Map.groupBy(commands, ({ program }) => program) : undefined;
  for (const [name, body] of [...bodies].reverse()) {
    const callers = calls?.get(name) ?? [];
    if (!callers.length || !callers.every(({ captured, piped, file }) => captured || piped || file)) continue;
    for (const command of body) {
      command.piped = true;
      command.captured ||= callers.every(({ captured }) => captured);
    }
  }
  const body = unused(bodies, likely ? '' : clean.map(({ text }) => text).join('\n'));
  const live = body.size ? commands.filter((command) => !body.has(command)) : commands;
  const all = live.flatMap((command) => [command, ...nested(command, depth, parseShell)]);
  return depth ? all : [...all, ...written(all, parseShell)];
}
