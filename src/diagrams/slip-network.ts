/** What authors of flowcharts and state diagrams write wrongly, in plain words, with its remedy. */
import type { Fault } from './problem.ts';

const CLOSE: Record<string, string> = { '[': ']', '(': ')', '{': '}' };
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
export function slipInNetwork(lines: string[], line: number): Fault | undefined {
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
    const open = Object.entries(CLOSE).find(([one, other]) => count(text, one) > count(text, other));
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
