/** What authors of flowcharts and state diagrams write wrongly, in plain words, with its remedy. */
import type { Fault } from './problem.ts';
import { slipInArrow, slipInStatement } from './slip-lines.ts';

const CLOSE: Record<string, string> = { '[': ']', '(': ')', '{': '}' };
const count = (text: string, char: string) => text.split(char).length - 1;
/** Where a label in one pair of brackets begins, and what may stand behind it. */
const OPENING = /([\w-]+\s*)(\[(?![[(/\\])|\((?![[(])|\{(?!\{))/g;
const BEHIND = /^\s*(?:$|[;&~=-]|<(?!br\b)|:::|[xo]-)/;
/** A text with brackets or quotes between the bars of an arrow. */
const BARE_BAR = /(\|)()((?!\s*")[^|\n]*[()[\]{}"][^|\n]*)(\|)/;
/** A label with a slash at one end, as in paths: with it, the bracket means another shape. */
const BARE_SLASH = /([\w-]+\s*\[)()([/\\][^"|\n[\]]*[^/\\"|\n[\]]|[^/\\"|\n[\]][^"|\n[\]]*[/\\])(\])/;
/** A zone's title with signs in it. */
const BARE_TITLE = /^(\s*subgraph\s+)()([^"[\]\n]*[^\w\s"[\]-][^"[\]\n]*?)(\s*)$/;

/** A text that lacks quotes: where it begins with what stands in front of it, then that, bracket, text and bracket. */
type Bare = { index: number; parts: [before: string, open: string, text: string, close: string] };
const by =
  (pattern: RegExp) =>
  (written: string): Bare | undefined => {
    const found = pattern.exec(written);
    return found ? { index: found.index, parts: found.slice(1) as Bare['parts'] } : undefined;
  };
const BARE: [find: (written: string) => Bare | undefined, what: string][] = [
  [by(BARE_BAR), 'A text with brackets in it needs quotes'],
  [bracketsIn, 'A text with brackets in it needs quotes'],
  [by(BARE_SLASH), 'A text that begins or ends with a slash needs quotes'],
];
const TITLE: (typeof BARE)[number] = [by(BARE_TITLE), 'A title with signs in it needs quotes'];

/** Where the bracket is closed that was opened before `from`; -1 where it is not, or a bar comes first. */
function closerOf(written: string, from: number): number {
  let depth = 0;
  for (let at = from; at < written.length && written[at] !== '|'; at++) {
    if ('([{'.includes(written[at]!)) depth++;
    else if (')]}'.includes(written[at]!) && --depth < 0) return at;
  }
  return -1;
}

/** A label with brackets or quotes in it, and none around: the commonest slip. */
function bracketsIn(written: string): Bare | undefined {
  for (const { 0: start, 1: before, 2: open, index } of written.matchAll(OPENING)) {
    const from = index + start.length;
    const to = closerOf(written, from);
    const inner = written.slice(from, to);
    const text = /^\s*"[^]*"\s*$/.test(inner) ? inner.trim().slice(1, -1) : inner;
    const wrong = text === inner ? /^(?!\s*").*[()[\]{}"]/s : /"/;
    if (written[to] === CLOSE[open!] && wrong.test(text) && BEHIND.test(written.slice(to + 1)))
      return { index, parts: [before!, open!, inner, written[to]!] };
  }
  return undefined;
}

const QUOTES = 'Quotes within a text are written #quot;, and the text needs quotes around';

/** The line with a text in quotes, and what is wrong. */
function quoted(written: string, { index, parts }: Bare, what: string): { text: string; reason: string } {
  const [before, open, label, close] = parts;
  const inner = label.trim().replace(/^"([^]*)"$/, '$1');
  const spelled = `${before}${open}"${inner.replaceAll('"', '#quot;')}"${close}`;
  return {
    text: written.slice(0, index) + spelled + written.slice(index + parts.join('').length),
    reason: `${label.includes('"') ? QUOTES : what}${spelled.includes('\n') ? '' : `: ${spelled.trim()}`}.`,
  };
}

/** An open quote, bracket or bar, or brackets without quotes, at `line` or shortly before it. */
export function slipInNetwork(lines: string[], line: number, state: boolean): Fault | undefined {
  for (const at of [line, line - 1, line - 2]) {
    const written = lines[at - 1] ?? '';
    const text = written.replace(/"[^"]*"/g, '');
    if (/\S\s*%%(?!\{)/.test(text))
      return {
        reason: 'A comment needs a line of its own; take it off this one.',
        line: at,
        mend: [{ line: at, text: written.replace(/\s*%%(?!.*").*$/, '') }],
      };
    // Mermaid takes most signs in a title, so one in an earlier line is no slip.
    for (const [find, what] of at < line ? BARE : [...BARE, TITLE]) {
      const bare = find(written);
      if (!bare) continue;
      const { text: mended, reason } = quoted(written, bare, what);
      return { reason, line: at, mend: [{ line: at, text: mended }] };
    }
    const odd = (n: number) => count(lines[n - 1] ?? '', '"') % 2;
    const two = [at, at - 1].find((n) => odd(n) && odd(n + 1));
    const rows = two ? lines.slice(two - 1, two + 1).join('\n') : '';
    const over = two && bracketsIn(rows);
    if (over) {
      const { text: mended, reason } = quoted(rows, over, QUOTES);
      const mend = mended.split('\n').map((row, i) => ({ line: two + i, text: row }));
      return { reason, line: two, mend };
    }
    if (count(text, '"'))
      return { reason: 'The text in quotes is not closed; a second " is missing.', line: at };
    if (count(text, '|') % 2)
      return { reason: 'The label is not closed; a second | must come before the target.', line: at };
    const open = Object.entries(CLOSE).find(([one, other]) => count(text, one) > count(text, other));
    if (open && !/@\{\s*$/.test(text))
      return { reason: `A bracket is not closed; ${open[1]} is missing.`, line: at };
    const more = Object.entries(CLOSE).find(([one, other]) => count(text, one) < count(text, other));
    if (more && /[\w"]\s*[[({]/.test(text))
      return { reason: `One ${more[1]} closes nothing; leave it out.`, line: at };
    const slip = (state || at < line ? slipInArrow : slipInStatement)(written, at);
    if (slip) return slip;
  }
  return undefined;
}
