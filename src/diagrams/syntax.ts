/** Mermaid's complaints in plain words, at the line where the slip is. */
import { SEMICOLON, withoutSemicolons } from './label-text.ts';
import type { Fault, Mend } from './problem.ts';

const PAIRS: [open: string, close: string][] = [
  ['[', ']'],
  ['(', ')'],
  ['{', '}'],
];
const count = (text: string, char: string) => text.split(char).length - 1;
/** A label in one pair of brackets, with more brackets in it and no quotes: the commonest slip. */
const BARE_BRACKETS =
  /([\w-]+\s*)(\[(?![[(/\\])|\((?![[(])|\{(?!\{))([^"\n|]*?[()[\]{}][^"\n|]*?)(\]|\)|\})(?=\s*(?:$|[;&~]|-|=|<|:::|[xo]-))/;
/** The same between the bars of an arrow. */
const BARE_BAR = /(\|)()([^"|\n]*[()[\]{}][^"|\n]*)(\|)/;
/** A label with a slash at one end, as in paths: with it, the bracket means another shape. */
const BARE_SLASH = /([\w-]+\s*\[)()([/\\][^"|\n[\]]*[^/\\"|\n[\]]|[^/\\"|\n[\]][^"|\n[\]]*[/\\])(\])/;
/** A zone's title with signs in it. */
const BARE_TITLE = /^(\s*subgraph\s+)()([^"[\]\n]*[^\w\s"[\]-][^"[\]\n]*?)(\s*)$/;
const BARE: [pattern: RegExp, what: string][] = [
  [BARE_BAR, 'A text with brackets in it needs quotes'],
  [BARE_BRACKETS, 'A text with brackets in it needs quotes'],
  [BARE_SLASH, 'A text that begins or ends with a slash needs quotes'],
  [BARE_TITLE, 'A title with signs in it needs quotes'],
];
const CLOSE: Record<string, string> = { '[': ']', '(': ')', '{': '}' };

/** @param error what Mermaid threw for `source` */
export function syntaxFault(error: unknown, source: string): Fault {
  const { message, hash } = error as {
    message?: string;
    hash?: { loc?: { first_line?: number }; line?: number; text?: string };
  };
  const text = String(message ?? error);
  const counted = linesCounted(source);
  const at = hash?.loc?.first_line ?? Number(/on line (\d+)/.exec(text)?.[1] ?? 1);
  const line = counted[at - 1] ?? counted.at(-1) ?? 1;
  const got = /got '([^']*)'/.exec(text)?.[1];
  if (!got && !isSyntax(error)) return foreign(text, source, line);
  return (
    slip(source, line) ?? {
      reason: `Mermaid: ${unread(got, hash?.text, source.split('\n')[line - 1])}.`,
      line,
    }
  );
}

/** Whether Mermaid's grammar stumbled; its other complaints are about what it read. */
export const isSyntax = (error: unknown): boolean =>
  /^(?:Lexical|Parse) error/.test(String((error as Error).message));

/** The lines that Mermaid counts: it drops empty ones at the start and, in flowcharts, after a closing brace. */
function linesCounted(source: string): number[] {
  let before = '}';
  return source.split('\n').flatMap((written, i) => {
    if (!written.trim() && before.endsWith('}')) return [];
    if (written.trim()) before = /^\s*(?:flowchart|graph)\b/m.test(source) ? written.trim() : '';
    return [i + 1];
  });
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
    const colored = coloredActivation(source);
    if (colored) return colored;
    const name = /\((.*)\)/.exec(text)?.[1] ?? '';
    const at = endedTooOften(lines, name);
    return {
      reason: `"${name}" is ended here, but it is not active; start it with \`activate\` or \`+\`.`,
      line: at || line,
      ...(at && { mend: [deactivated(lines[at - 1]!, at)] }),
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

/** A color behind an activation, which other languages have and Mermaid takes for a part of the name. */
export function coloredActivation(source: string): Fault | undefined {
  const mend = source.split('\n').flatMap((written, i) => {
    const text = written.replace(/^(\s*activate\s.*?)\s*#.*$/, '$1');
    return text === written ? [] : [{ line: i + 1, text }];
  });
  const reason = 'Activations have no color; leave out what follows the name.';
  return mend[0] && { reason, line: mend[0].line, mend };
}

/** A message that also ends the activation of its sender: `B-->>-A: done`. */
const ENDING = /^(\s*)(.*?\S)(\s*(?:<<)?--?(?:>>|[>x)])\s*)-(?=\s*\w)/;

/** Line that ends an activation of `name` which nothing started; 0 where none is found. */
function endedTooOften(lines: string[], name: string): number {
  let active = 0;
  const says = (text: string | undefined, word: string) => text?.trim() === word;
  return (
    lines.findIndex((one) => {
      const [, , sender] = ENDING.exec(one) ?? [];
      if (says(/[>x)]\s*\+(.*?):/.exec(one)?.[1], name)) active++;
      if (says(one, `activate ${name}`)) active++;
      if (says(sender, name) || says(one, `deactivate ${name}`)) active--;
      return active < 0;
    }) + 1
  );
}

/** The remedy: the line without what ends the activation. */
const deactivated = (written: string, line: number): Mend =>
  ENDING.test(written) ? { line, text: written.replace(ENDING, '$1$2$3') } : { line };

/** Whether every bracket in a text opens before it closes: else it holds the end of another label. */
function balanced(text: string): boolean {
  let depth = 0;
  for (const char of text) {
    if ('([{'.includes(char)) depth++;
    else if (')]}'.includes(char) && --depth < 0) return false;
  }
  return depth === 0;
}

/** The first place that fits; one that begins in an earlier label hides it. */
function bareIn(written: string, pattern: RegExp): RegExpExecArray | undefined {
  const each = new RegExp(pattern, 'g');
  for (let bare = each.exec(written); bare; bare = each.exec(written)) {
    if (!bare[2] || (CLOSE[bare[2]] === bare[4] && balanced(bare[3]!))) return bare;
    each.lastIndex = bare.index + 1;
  }
  return undefined;
}

/** An open quote, bracket or bar, or brackets without quotes, at `line` or shortly before it. */
function slip(source: string, line: number): Fault | undefined {
  const lines = source.split('\n');
  if (/^\s*sequenceDiagram/m.test(source)) return slipInSequence(lines, line);
  for (const at of [line, line - 1, line - 2]) {
    const written = lines[at - 1] ?? '';
    const text = written.replace(/"[^"]*"/g, '');
    if (/\S\s*%%(?!\{)/.test(text))
      return {
        reason: 'A comment needs a line of its own; take it off this one.',
        line: at,
        mend: [{ line: at, text: written.replace(/\s*%%(?!.*").*$/, '') }],
      };
    for (const [pattern, what] of BARE) {
      // Mermaid takes most signs in a title, so one in an earlier line is no slip.
      const bare = pattern === BARE_TITLE && at < line ? undefined : bareIn(written, pattern);
      if (!bare) continue;
      const quoted = `${bare[1]}${bare[2]}"${bare[3]}"${bare[4]}`;
      const mended = written.slice(0, bare.index) + quoted + written.slice(bare.index + bare[0].length);
      return { reason: `${what}: ${quoted.trim()}.`, line: at, mend: [{ line: at, text: mended }] };
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

/** Words that open a statement of a sequence, whatever their case. */
const TAKEN =
  /^\s*(activate|actor|alt|and|autonumber|box|break|create|critical|deactivate|destroy|else|end|loop|note|opt|option|par|participant|rect)\s*<{0,2}-/i;

function slipInSequence(lines: string[], line: number): Fault | undefined {
  for (const at of [line, line - 1]) {
    const written = lines[at - 1] ?? '';
    const [, taken] = TAKEN.exec(written) ?? [];
    if (taken)
      return {
        reason: `"${taken}" opens a statement, so no participant can be called that; write \`participant P as ${taken}\`, and P in messages.`,
        line: at,
      };
    const text = withoutSemicolons(written);
    if (text !== written) return { reason: SEMICOLON, line: at, mend: [{ line: at, text }] };
  }
  return undefined;
}
