/** Slips that a pattern finds in one line, each with the line as it should be. */
import type { Fault } from './problem.ts';

/** What is wrong, and what stands in its place; a remedy of several lines is not shown in the sentence. */
export type Slip = [pattern: RegExp, what: string, instead: string | ((...found: string[]) => string)];

/** Labels as one sign each, so that no pattern finds anything in them. */
const LABEL = /"[^"]*"|[[({][^[\](){}\n]*[\])}]/g;
const HIDDEN = /\ue000(\d+)\ue001/g;

/** The first slip of `slips` in a line; the remedy mends all of them. @param apart what is not looked into */
export function slipInLine(slips: Slip[], written: string, line: number, apart?: RegExp): Fault | undefined {
  const texts: string[] = [];
  const hidden = apart ? written.replace(apart, (text) => `\ue000${texts.push(text) - 1}\ue001`) : written;
  const mended = (sum: string, [pattern, , instead]: Slip) => sum.replace(pattern, instead as string);
  const found = slips.find((slip) => mended(hidden, slip) !== hidden);
  if (!found) return undefined;
  const text = slips.reduce(mended, hidden).replace(HIDDEN, (_, i: string) => texts[Number(i)]!);
  const example = text.includes('\n') || !text.trim() ? '' : `: ${text.trim()}`;
  return { reason: `${found[1]}${example}.`, line, mend: [text.trim() ? { line, text } : { line }] };
}

/** An arrow that is none. Mermaid may stumble some lines later. */
export const slipInArrow = (written: string, line: number): Fault | undefined =>
  slipInLine(ARROWS, written, line, LABEL);

/** A slip in the line of a flowchart at which Mermaid stumbled. */
export const slipInStatement = (written: string, line: number): Fault | undefined =>
  slipInLine([...ARROWS, ...STATEMENTS], written, line, LABEL);

const NAME = /^[\p{L}\p{N}_.'-]+(?: +[\p{L}\p{N}_.'-]+)+$/u;
/** An id that Mermaid reads, out of the letters of a name. */
export const idOf = (name: string): string =>
  name
    .trim()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_|_$/g, '');

/** Arrows with their labels, and what parts several nodes. */
const BETWEEN = /(\s*(?:[<xo]?[-=.]{2,}[>xo]?|~~~)(?:\|[^|\n]*\|)?\s*|\s+&\s+)/;
/** Names of several words, which are no ids. A text within an arrow, behind its first half, is none. */
const named = (line: string): string =>
  line
    .split(BETWEEN)
    .map((part, i, all) =>
      i % 2 || !NAME.test(part.trim()) || /^\s*[<xo]?(?:--|==|-\.)\s*$/.test(all[i - 1] ?? '')
        ? part
        : part.replace(part.trim(), (name) => `${idOf(name)}["${name}"]`),
    )
    .join('');

/** Words that begin a statement of a flowchart. */
const TAKEN = 'end|class|classDef|click|graph|linkStyle|style|subgraph';

const ARROWS: Slip[] = [
  [/[–—]+>|→/g, 'An arrow is written with two dashes', '-->'],
  [/(?<![-<.=])(?:--|->)\|([^|\n]*)\|(?:\s*-->)?/g, 'The head of an arrow comes before its label', '-->|$1|'],
  [/(?<![-=.<>~])->(?!>)/g, 'An arrow is written with two dashes', '-->'],
  [/(?<![-=.<>~])=>(?!>)/g, 'A thick arrow is written with two signs', '==>'],
  [
    /-\.[ \t]*([^-|\n]*[^-|\s])[ \t]*\.-(>?)/g,
    'A text in a dotted arrow stands between bars',
    (_all, text, head) => `-.-${head!}|"${text!}"|`,
  ],
];

const STATEMENTS: Slip[] = [
  [
    /^(.*(?:-->|-\.->|==>))(\s*[\w-]+(?:\ue000\d+\ue001)?)\s*:\s*([^\s:][^:]*?)\s*$/,
    'The text of an arrow stands between bars',
    (_all, ends, to, text) => `${ends!}|${/^\ue000/.test(text!) ? text! : `"${text!}"`}|${to!}`,
  ],
  [
    /^(.*?)\s*(?:[<xo]?-->|---|-\.->|==>)(?:\s*\|[^|\n]*\|)?\s*$/,
    'This arrow leads nowhere; write its other end, or leave it out',
    '$1',
  ],
  [/^\s*(?:#|\/\/).*$/, 'A comment begins with %%', ''],
  [
    /^(\s*)(?!acc(?:Title|Descr))([\w-]+)(?::\s+|\s+as\s+)"?([^"\n]+?)"?\s*$/,
    'A text stands in brackets',
    '$1$2["$3"]',
  ],
  [
    new RegExp(`(^\\s*(?=\\w+\\s*[-=])|[->&|]\\s*)(${TAKEN})(?=\\s*(?:$|[-=&;\\ue000]))`, 'g'),
    'A word that begins a statement is no id; write it with a capital',
    (_all, before, word) => before! + word![0]!.toUpperCase() + word!.slice(1),
  ],
  [
    /^(\s*(?:flowchart|graph)\s+)(?!(?:LR|RL|TB|TD|BT)\b)\w+\s*$/,
    'A flowchart runs TB, LR, BT or RL',
    '$1TB',
  ],
  [
    /^(\s*(?:flowchart|graph)\s+(?:LR|RL|TB|TD|BT))\s+(?!.*\b(?:subgraph|end)\b)(\S.*)$/,
    'The first line holds the direction alone',
    '$1\n$2',
  ],
  [
    /^(?!\s*(?:flowchart|graph|stateDiagram|subgraph|style|class|classDef|click|linkStyle|direction|acc\w+)\b).*\p{L}.* .*$/u,
    'A name of several words needs an id of its own',
    (line) => named(line!),
  ],
];

/** An arrow of a message, and the signs that are none. */
export const MESSAGE = '(?:<<)?--?(?:>>?|[x)])';
const NOT = '=+>+|-{3,}>+|[–—]+>+|→';

export const SEQUENCE: Slip[] = [
  [
    /^(\s*(?:create\s+)?(?:participant|actor)\s+)([\w-]+)\s*\[+"?(.*?)"?\]+\s*$/,
    'A participant is called by `as`',
    '$1$2 as $3',
  ],
  [new RegExp(`^([^:]*?)\\s*(?:${NOT})\\s*`), 'A message is written ->> or -->>', '$1->>'],
  [
    /^(\s*note\s+)(?!left\b|right\b|over\b)([\w-]+)/i,
    'A note stands over, left of, or right of',
    '$1over $2',
  ],
  [
    /^(\s*note\s+(?:over\s+[\w-]+(?:\s*,\s*[\w-]+)?|(?:left|right)\s+of\s+[\w-]+))\s+([^:,\s][^:]*)$/i,
    'A colon stands before the text',
    '$1: $2',
  ],
  [
    new RegExp(`^(\\s*[\\w -]+?${MESSAGE}\\s*[+-]?[\\w-]+)(?:\\s+([^:\\s][^:]*))?\\s*$`),
    'A colon stands before the text',
    (_all, ends, text) => `${ends!}: ${text ?? ''}`,
  ],
];
