/** What a label says: Mermaid's spelling of it, read once for the drawing, the words and the checks. */
import { decodeHTML, decodeHTMLStrict } from 'entities';

/** How a word is written. */
type Style = '' | 'strong' | 'em' | 'strong em';
export interface Word {
  text: string;
  style: Style;
  /** The rest of a word that began in the row before. */
  glued?: true;
}
export interface Label {
  /** On one line. */
  text: string;
  /** Its rows as the author broke them. */
  rows: Word[][];
  /** Why it cannot be drawn. */
  fault?: string;
}

const BREAK = /\\n|\n|<br\s*\/?>/gi;
const TAG =
  /<\/?(?:a|abbr|b|big|blockquote|center|code|del|div|em|font|h[1-6]|hr|i|img|ins|kbd|li|mark|ol|p|pre|q|s|small|span|strike|strong|style|sub|sup|svg|table|tbody|td|th|tr|tt|u|ul|var)(?:\s[^>]*)?\/?>|<\/>/i;
const ICON = /\bfa[bklrs]?:fa-[\w-]+/;

/**
 * Mermaid hides entity codes from its parsers: `#quot;` comes as "ﬂ°quot¶ß". Codes without a semicolon are read as well;
 * those of digits end before anything else, as in `&#40Envoy`.
 */
export const decoded = (text: string): string =>
  decodeHTMLStrict(
    text
      .replace(/&?ﬂ°°/g, '&#')
      .replace(/ﬂ°/g, '&')
      .replace(/¶ß/g, ';')
      .replace(/&(?:#\d+(?![\d;])|(?:#x[\da-f]+|[a-z]\w*)(?![\w;=]))/gi, ended),
  );

/** A line of a source with its codes, those of HTML and those of Mermaid, as characters. */
export const spelled = (line: string): string =>
  decoded(line.replace(/#(\d+);/g, '&#$1;').replace(/#([a-z]\w*);/gi, '&$1;'));

/** A code with its semicolon. HTML reads "×tamp" in "&timestamp", where an author writes an address. */
const ended = (code: string): string =>
  decodeHTML(code) === decodeHTMLStrict(`${code};`) ? `${code};` : code;

/**
 * A sequence with its entity codes as characters, since Mermaid breaks long rows within a code. Those of characters that
 * mean something there stay.
 */
export const spelledOut = (sequence: string): string =>
  sequence.replace(/#(\w+);/g, (code, name: string) => {
    const character = decodeHTML(/^\d+$/.test(name) ? `&#${name};` : `&${name};`);
    return /^["'\p{L}\p{S}\p{Pd}]$/u.test(character) && !/[<>+|~^-]/.test(character) ? character : code;
  });

/** @param kind Mermaid's word for it: "markdown" between backticks */
export function readLabel(raw: string, kind = 'text'): Label {
  const fault = faultOf(raw, kind);
  const written = raw.split(BREAK);
  const read = kind === 'markdown' ? styled(written) : written.map((row) => wordsOf(decoded(row)));
  const rows = read.filter((row) => row.length);
  const text = rows.map((row) => row.map((word) => word.text).join(' ')).join(' ');
  return { text, rows, ...(fault && { fault }) };
}

function faultOf(raw: string, kind: string): string | undefined {
  const icon = ICON.exec(raw)?.[0];
  if (icon) return `Icons are not drawn; leave out "${icon}" and say it in words.`;
  const tag = TAG.exec(raw)?.[0];
  if (tag) return `HTML is not drawn; leave out "${tag}". A row ends with <br/>.`;
  if (/\$\$.*\$\$/s.test(raw)) return 'Formulas between $$ are not drawn; write them as plain text.';
  if (kind === 'markdown' && /^\s*(?:[-+*]|\d+\.|#+)\s|`|\]\(/m.test(raw))
    return 'Of Markdown, bold and italic are drawn; write the rest as plain text.';
  return undefined;
}

/** Tags between which a reader sees rows of their own. */
const ROWS = /(?:<\/?(?:blockquote|center|div|h[1-6]|hr|li|ol|p|pre|table|tr|ul)(?:\s[^>]*)?\/?>\s*)+/gi;
const TAGS = new RegExp(TAG, 'gi');
/** An icon alone in its label is its name; beside words it says nothing that they do not. */
const ONLY_ICON = /(?<=["[({|>]\s*)fa[bklrs]?:fa-([\w-]+)(?=\s*["\])}|])/g;

/** One thing of which `withoutMarkup` leaves nothing. */
export const MARKUP = `${TAG.source}|<br\\s*\\/?>`;

/**
 * A flowchart in which no label becomes empty by leaving things out, since Mermaid reads no empty brackets or bars: a node
 * is called by its id, and an arrow says nothing.
 *
 * @param gone a pattern of one thing that is left out
 */
export function withoutEmpty(source: string, gone: string): string {
  if (!/^\s*(?:flowchart|graph)\b/m.test(source)) return source;
  const outside = '(?<=^[^"\\n]*(?:"[^"\\n]*"[^"\\n]*)*)';
  const label = `[ \\t]*(?<quote>"?)[ \\t]*(?:(?:${gone})[ \\t]*)+\\k<quote>[ \\t]*`;
  const each = (pattern: string) => new RegExp(outside + pattern, 'gimu');
  const id = '(?<id>[\\p{L}\\p{N}_]+(?:-[\\p{L}\\p{N}_]+)*)';
  return source
    .replace(
      each(`${id}(?<open>[ \\t]*[[({]+[/\\\\]?|>)${label}(?<close>[/\\\\]?[\\])}]+)`),
      '$<id>$<open>$<quote>$<id>$<quote>$<close>',
    )
    .replace(each(`\\|${label}\\|`), '')
    .replace(each(`(?:--|==|-(?=\\.))\\.?${label}(?<rest>[-=.]+[>xo]?)`), (...found) => {
      const { rest } = found.at(-1) as { rest: string };
      return rest.startsWith('.') ? `-${rest}` : rest;
    });
}

/** A line of a source without HTML and icons: the words that a reader would have seen, in rows. */
export const withoutMarkup = (line: string): string =>
  line
    .replace(ONLY_ICON, (_icon, name: string) => name.replace(/-/g, ' '))
    .replace(/\bfa[bklrs]?:fa-[\w-]+\s*/g, '')
    .replace(ROWS, '<br/>')
    .replace(TAGS, '')
    // A row that would be empty, at an end or between two.
    .replace(/(?:<br\s*\/?>\s*){2,}/gi, '<br/>')
    .replace(/(["[({|])\s*<br\s*\/?>\s*/gi, '$1')
    .replace(/\s*<br\s*\/?>\s*(?=["\])}|])/gi, '');

const wordsOf = (text: string, style: Style = ''): Word[] =>
  text
    .split(/[^\S\u00a0]+/)
    .filter(Boolean)
    .map((word) => ({ text: word.replaceAll('\u00a0', ' ').trim() || word, style }))
    .filter((word) => word.text.trim());

const MARK = /(\*\*|__|\*|(?<!\w)_|_(?!\w))/;

/**
 * Bold and italic of Markdown, which may run over rows. An underscore within a word is a letter, as in `your_jobs`; a
 * mark without its other half, or with a space on its inner side, is the sign itself, as in `2 * 3`.
 */
function styled(rows: string[]): Word[][] {
  const parts = rows.map((row) => row.split(MARK));
  const open: { mark: string; at: string }[] = [];
  const paired = new Set<string>();
  parts.forEach((row, r) =>
    row.forEach((mark, i) => {
      if (i % 2 === 0) return;
      const at = `${r}/${i}`;
      const last = open.findLastIndex((one) => one.mark === mark);
      if (last >= 0 && /\S$/.test(row.slice(0, i).join(''))) {
        paired.add(at).add(open[last]!.at);
        open.length = last;
      } else if (/^\S/.test(row.slice(i + 1).join(''))) open.push({ mark, at });
    }),
  );
  let [strong, em] = [false, false];
  return parts.map((row, r) => {
    const out: Word[] = [];
    let glued = false;
    row.forEach((part, i) => {
      if (!paired.has(`${r}/${i}`)) {
        const style = [strong && 'strong', em && 'em'].filter(Boolean).join(' ') as Style;
        const words = wordsOf(decoded(part), style);
        // Marks within a word: it stays one word, in the style of its start.
        if (glued && words[0] && !/^\s/.test(part)) out.at(-1)!.text += words.shift()!.text;
        out.push(...words);
        if (part) glued = Boolean(out.length) && !/\s$/.test(part);
      } else if (part.length === 2) strong = !strong;
      else em = !em;
    });
    return out;
  });
}

export const SEMICOLON =
  'A semicolon ends the text here; write #59; for one, and #160; for a space that holds.';

/** A line of a sequence or a state diagram in which no semicolon ends a text early: `&lt;` becomes `#lt;`, any other `#59;`. */
export const withoutSemicolons = (line: string): string =>
  line.replace(/&(?=[a-z]\w*;)/gi, '#').replace(/(?<!#\w*);(?!\s*$)/g, '#59;');
