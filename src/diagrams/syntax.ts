/** Mermaid's complaints in plain words, at the line where the slip is. */
import type { Fault } from './problem.ts';

const PAIRS: [open: string, close: string][] = [
  ['[', ']'],
  ['(', ')'],
  ['{', '}'],
];
const count = (text: string, char: string) => text.split(char).length - 1;
/** A label in one pair of brackets, with more brackets in it and no quotes: the commonest slip. */
const BARE_BRACKETS =
  /([\w-]\s*)(\[(?![[(/\\])|\((?![[(])|\{(?!\{))([^"\n|]*?[()[\]{}][^"\n|]*?)(\]|\)|\})(?=\s*(?:$|[;&~]|-|=|<|:::|[xo]-))/;
const CLOSE: Record<string, string> = { '[': ']', '(': ')', '{': '}' };

/** @param error what Mermaid threw for `source` */
export function syntaxFault(error: unknown, source: string): Fault {
  // Mermaid drops empty lines at the start before it counts.
  const dropped = source.slice(0, Math.max(0, source.search(/\S/))).split('\n').length - 1;
  const { message, hash } = error as {
    message?: string;
    hash?: { loc?: { first_line?: number }; line?: number; text?: string };
  };
  const text = String(message ?? error);
  const last = source.split('\n').length;
  const at = dropped + (hash?.loc?.first_line ?? Number(/on line (\d+)/.exec(text)?.[1] ?? 1));
  const line = Math.min(Math.max(at, 1), last);
  const got = /got '([^']*)'/.exec(text)?.[1];
  if (!got && !/^(?:Lexical|Parse) error/.test(text)) return foreign(text, source, line);
  return (
    slip(source, line) ?? {
      reason: `Mermaid: ${unread(got, hash?.text, source.split('\n')[line - 1])}.`,
      line,
    }
  );
}

/** What was read instead. Mermaid names tokens and joins lines; the author gets the line as written. */
function unread(got: string | undefined, read: string | undefined, written = ''): string {
  const place = written.trim() ? ` in “${written.trim()}”` : '';
  return got === '1' || got === 'EOF'
    ? 'the text ends before something is closed; an `end` or a bracket is missing'
    : `cannot read “${read?.trim() || (got ?? '').toLowerCase() || '?'}”${place}`;
}

/** Complaints that do not come from the grammar. */
function foreign(text: string, source: string, line: number): Fault {
  const lines = source.split('\n');
  const first = text.split('\n')[0]!;
  if (/inactivate an inactive participant/.test(text)) {
    const name = /\(([^)]*)\)/.exec(text)?.[1] ?? '';
    const at = lines.findIndex((one) =>
      new RegExp(`^\\s*deactivate\\s+${name}\\b|>>?-|[-)x]-\\s*\\w`).test(one),
    );
    return {
      reason: `"${name}" is ended here, but it is not active; start it with \`activate\` or \`+\`.`,
      line: at + 1 || line,
    };
  }
  if (/Edge limit/.test(text))
    return { reason: 'More than 500 arrows are not drawn; split the figure.', line };
  if (/No diagram type/.test(text))
    return {
      reason:
        'Mermaid: No diagram type detected; begin with flowchart LR, sequenceDiagram or stateDiagram-v2.',
      line,
    };
  if (/No such shape: ([\w-]+)/.test(text)) {
    const shape = /No such shape: ([\w-]+)/.exec(text)![1]!;
    return { reason: `Mermaid: ${first}`, line: lines.findIndex((one) => one.includes(shape)) + 1 || line };
  }
  return { reason: `Mermaid: ${first}`, line };
}

/** Whether every bracket in a text opens before it closes: else it holds the end of another label. */
function balanced(text: string): boolean {
  let depth = 0;
  for (const char of text) {
    if ('([{'.includes(char)) depth++;
    else if (')]}'.includes(char) && --depth < 0) return false;
  }
  return depth === 0;
}

/** An open quote, bracket or bar, or brackets without quotes, at `line` or shortly before it. */
function slip(source: string, line: number): Fault | undefined {
  const lines = source.split('\n');
  if (/^\s*sequenceDiagram/m.test(source)) return undefined;
  for (const at of [line, line - 1, line - 2]) {
    const written = lines[at - 1] ?? '';
    const text = written.replace(/"[^"]*"/g, '');
    if (/\S\s*%%(?!\{)/.test(text))
      return {
        reason: 'A comment needs a line of its own; take it off this one.',
        line: at,
        mend: [{ line: at, text: written.replace(/\s*%%(?!.*").*$/, '') }],
      };
    const bare = BARE_BRACKETS.exec(written);
    if (bare && CLOSE[bare[2]!] === bare[4] && balanced(bare[3]!)) {
      const quoted = `${bare[1]}${bare[2]}"${bare[3]}"${bare[4]}`;
      const mended = written.slice(0, bare.index) + quoted + written.slice(bare.index + bare[0].length);
      return {
        reason: `A text with brackets in it needs quotes: ${quoted.trim()}.`,
        line: at,
        mend: [{ line: at, text: mended }],
      };
    }
    const inner = /([[({|])([^"[\](){}|\n]*\S[^"[\](){}|\n]*)"([^"\n]*)"([^"[\](){}|\n]*)([\])}|])/.exec(
      written,
    );
    if (inner) {
      const [whole, open, before, quoted, after, close] = inner;
      const spelled = `${open}"${before}#quot;${quoted}#quot;${after}"${close}`;
      return {
        reason: `Quotes within a text are written #quot;, and the text needs quotes around: ${spelled}.`,
        line: at,
        mend: [{ line: at, text: written.replace(whole, () => spelled) }],
      };
    }
    if (count(text, '"'))
      return { reason: 'The text in quotes is not closed; a second " is missing.', line: at };
    if (count(text, '|') % 2)
      return { reason: 'The label is not closed; a second | must come before the target.', line: at };
    const open = PAIRS.find(([one, other]) => count(text, one) > count(text, other));
    if (open && !/@\{\s*$/.test(text))
      return { reason: `A bracket is not closed; ${open[1]} is missing.`, line: at };
    if (/(?:^|[-=.>&|]\s*)end(?:\s*$|\s*[-=&[({])/.test(text) && !/^\s*end\s*$/.test(text))
      return {
        reason: 'The word `end` closes a zone, so no node can be called that; write `End`.',
        line: at,
      };
  }
  return undefined;
}
