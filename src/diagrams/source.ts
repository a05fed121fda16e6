/** Where things stand in a source. Mermaid keeps no lines, and its errors need them. */

/** One statement: what it says, without the texts in it, and its line from 1. */
export interface Statement {
  line: number;
  /** As written. */
  text: string;
  /** Labels, quotes and titles are blanks, so that a word in them is not taken for an id. */
  bare: string;
}

const CLOSERS: Record<string, string> = { '"': '"', '|': '|', '[': ']', '(': ')', '{': '}' };

/** The source with the same length and lines, every text in quotes, brackets or bars blank. */
function withoutLabels(source: string): string {
  const open: string[] = [];
  let out = '';
  for (let i = 0; i < source.length; i++) {
    const char = source[i]!;
    const top = open.at(-1);
    if (top !== undefined) {
      // No label between bars runs over a line; what is open there is a slip, and hides no more than its line.
      if (char === top || (char === '\n' && top === '|')) open.pop();
      // Within quotes and bars nothing nests.
      else if (top !== '"' && top !== '|' && char in CLOSERS) open.push(CLOSERS[char]!);
      out += char === '\n' ? '\n' : ' ';
      continue;
    }
    const flag = char === '>' && /\w/.test(source[i - 1] ?? '');
    if (char in CLOSERS || flag) open.push(flag ? ']' : CLOSERS[char]!);
    out += char in CLOSERS || flag ? ' ' : char;
  }
  return out;
}

/** Statements of a flowchart or a state diagram, in order; those of one line may be parted by semicolons. */
export function statementsOf(source: string): Statement[] {
  const blank = source
    .replace(/^[ \t]*accDescr\s*\{[^}]*\}/gm, (text) => text.replace(/[^\n]/g, ' '))
    .replace(/^[ \t]*(?:acc(?:Title|Descr)\s*:|title[ \t]).*$/gm, (text) => ' '.repeat(text.length))
    .replace(/#\w+;/g, (text) => ' '.repeat(text.length));
  const written = source.split('\n');
  return withoutLabels(blank)
    .split('\n')
    .flatMap((bare, i) => {
      let at = 0;
      return bare.split(';').map((part) => {
        const text = written[i]!.slice(at, at + part.length);
        at += part.length + 1;
        return { line: i + 1, text, bare: part };
      });
    })
    .filter(({ bare }) => bare.trim());
}

/** The same for a state diagram, where a text follows a colon. */
export const statesOf = (source: string): Statement[] =>
  source
    .split('\n')
    .map((text, i) => ({
      line: i + 1,
      text,
      bare: text.replace(/(?<!:):(?!:).*$/, '').replace(/"[^"]*"/g, ''),
    }))
    .filter(({ bare }) => bare.trim() && !/^\s*acc(?:Title|Descr)/.test(bare));

/** Line that holds a text, or most of its long words: entity codes and breaks may stand between. */
export function lineWithText(source: string, text: string): number | undefined {
  const words = text.split(/[^\p{L}\p{N}$.:/_-]+/u).filter((word) => word.length > 1 || text.length < 3);
  const long = words.sort((a, b) => b.length - a.length).slice(0, 3);
  const lines = source.split('\n');
  for (let count = long.length; count > 0; count--) {
    const at = lines.findIndex((line) => long.slice(0, count).every((word) => line.includes(word)));
    if (at >= 0) return at + 1;
  }
  return undefined;
}

const quoted = (id: string) => id.replace(/[^\w]/g, '\\$&');
const holds = (text: string, id: string) => new RegExp(`(?:^|[^\\w])${quoted(id)}(?![\\w])`).test(text);
const LINK = /[<xo]?(?:--|==|-\.|~~)/;

/** Line where `id` stands first. */
export const lineOf = (statements: Statement[], id: string): number | undefined =>
  statements.find(({ bare }) => holds(bare, id))?.line;

/** Line of the arrow from one thing to another, the `nth` between them; that of the first end where the arrow runs over several lines. */
export function lineOfEdge(statements: Statement[], from: string, to: string, nth = 0): number | undefined {
  const found = statements.filter(({ bare }) => {
    const link = LINK.exec(bare.replace(new RegExp(quoted(from)), (id) => '_'.repeat(id.length)));
    return link && holds(bare.slice(0, link.index), from) && holds(bare.slice(link.index), to);
  });
  return (found[nth] ?? found[0])?.line ?? lineOf(statements, from);
}
