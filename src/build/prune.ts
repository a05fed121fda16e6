/**
 * Leaves out of a page's styles what nothing on it, and nothing that its scripts could add, can match. Components are
 * offered to every page of the guide, so their styles come with every page; most pages use few of them.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse, type CssNode } from 'css-tree';

/** A rule, or a group of rules such as `@media`, in a stylesheet. */
interface Part {
  start: number;
  end: number;
  /** Of a rule: where its selectors stand, and for each its text and what has to exist for it to match. */
  list?: { start: number; end: number; selectors: { text: string; needs: Needs }[] };
  /** The parts inside. */
  inside: Part[];
  /** Whether anything else stands inside: a declaration, an `@page`. */
  more: boolean;
}

const place = (node: CssNode) => ({ start: node.loc!.start.offset, end: node.loc!.end.offset });

/** What a selector cannot do without: tags, classes and ids, and of each list in brackets one selector. */
interface Needs {
  names: string[];
  oneOf: Needs[][];
}

/** In `:not()` nothing has to exist. */
const LISTS = new Set(['is', 'where', 'has']);

function needsOf(selector: CssNode): Needs {
  const needs: Needs = { names: [], oneOf: [] };
  if (selector.type === 'Selector')
    for (const part of selector.children)
      if (part.type === 'ClassSelector' || part.type === 'IdSelector') needs.names.push(part.name);
      else if (part.type === 'TypeSelector' && part.name !== '*') needs.names.push(part.name.toLowerCase());
      else if (part.type === 'PseudoClassSelector' && LISTS.has(part.name) && part.children)
        needs.oneOf.push(...[...part.children].map((list) => selectorsIn(list).map(needsOf)));
  return needs;
}

const selectorsIn = (list: CssNode): CssNode[] => (list.type === 'SelectorList' ? [...list.children] : []);

const isMet = ({ names, oneOf }: Needs, has: (name: string) => boolean): boolean =>
  names.every(has) && oneOf.every((list) => list.some((needs) => isMet(needs, has)));

const sheets = new Map<string, Part[]>();

/** At-rules without rules inside: the steps of an animation only look like rules, and a page's margins like a group. */
const PLAIN = /keyframes$|^page$|^font-face$/;

function partsOf(nodes: Iterable<CssNode>, css: string): Part[] {
  return [...nodes].flatMap((node): Part[] => {
    if ((node.type !== 'Rule' && node.type !== 'Atrule') || !node.block) return [];
    if (node.type === 'Atrule' && PLAIN.test(node.name)) return [];
    const children = [...node.block.children];
    const inside = partsOf(children, css);
    const part = { ...place(node), inside, more: children.length > inside.length };
    if (node.type !== 'Rule' || node.prelude.type !== 'SelectorList') return [part];
    const selectors = [...node.prelude.children].map((selector) => {
      const { start, end } = place(selector);
      return { text: css.slice(start, end), needs: needsOf(selector) };
    });
    return [{ ...part, list: { ...place(node.prelude), selectors } }];
  });
}

/** Parsed once, since many pages share their styles. */
function sheetOf(css: string): Part[] {
  let parts = sheets.get(css);
  if (!parts) {
    const sheet = parse(css, { positions: true, parseValue: false, parseCustomProperty: false });
    parts = sheet.type === 'StyleSheet' ? partsOf(sheet.children, css) : [];
    sheets.set(css, parts);
  }
  return parts;
}

/**
 * @param css minified or not
 * @param has whether a tag, class or id can exist on the page
 * @returns the same text without the rules, and the selectors in a list, that can match nothing, and without the groups
 *   that held nothing else
 */
export function prune(css: string, has: (name: string) => boolean): string {
  const alive = ({ list }: Part) => list?.selectors.filter(({ needs }) => isMet(needs, has));
  const isDead = (part: Part): boolean =>
    part.list ? !alive(part)!.length : !part.more && part.inside.every(isDead);
  const write = (parts: readonly Part[], from: number, to: number): string => {
    let text = '';
    let at = from;
    for (const part of parts) {
      text += css.slice(at, part.start);
      at = part.end;
      if (isDead(part)) continue;
      const { start, list, end, inside } = part;
      if (list)
        text += alive(part)!
          .map((selector) => selector.text)
          .join(',');
      text += write(inside, list ? list.end : start, end);
    }
    return text + css.slice(at, to);
  };
  return write(sheetOf(css), 0, css.length);
}

const NAME = /[A-Za-z][\w-]*/g;
const [DATA, CODE] = ['/*data*/', '/*code*/'];

/** Marks a literal of a script as data, such as the search's index: pages of words, and no names. */
export const asData = (literal: string): string => DATA + literal + CODE;

/** Data may be millions of characters long, which a pattern could not pass over. */
function withoutData(script: string): string {
  const start = script.indexOf(DATA);
  return start < 0 ? script : script.slice(0, start) + script.slice(script.lastIndexOf(CODE));
}

const scripts = new Map<string, Set<string>>();

/** Every word of a script, and of those that it names in turn: whatever it adds to a page is called by one of them. */
function wordsOf(file: string): Set<string> {
  const known = scripts.get(file);
  if (known) return known;
  const words = new Set<string>();
  scripts.set(file, words);
  const source = withoutData(readFileSync(file, 'utf8'));
  for (const [word] of source.matchAll(NAME)) words.add(word);
  for (const name of scriptsIn(source))
    for (const word of wordsOf(path.join(path.dirname(file), name))) words.add(word);
  return words;
}

/** Names as the build gives them, in an address or alone: a script may find another beside itself. */
const scriptsIn = (text: string): Set<string> => {
  const names = new Set<string>();
  // From the end of a name, which is rare, back to its start.
  for (const { 0: end, index } of text.matchAll(/\.[0-9a-f]{8}\.js\b/g)) {
    const start = /["'`/]([\w-]+)$/.exec(text.slice(Math.max(0, index - 50), index))?.[1];
    if (start) names.add(start + end);
  }
  return names;
};

/**
 * @param html a finished page
 * @param assets folder of the scripts that it names
 */
export function pruneStyles(html: string, assets: string): string {
  const words = new Set<string>();
  const markup = html.replace(/<(style|script)[^>]*>([\s\S]*?)<\/\1>/g, (_, tag: string, text: string) => {
    if (tag === 'script') for (const [word] of text.matchAll(NAME)) words.add(word);
    return '';
  });
  for (const [, tag, names] of markup.matchAll(/<([a-z][\w-]*)|\s(?:class|id)="([^"]*)"/g))
    for (const name of tag ? [tag] : names!.split(/\s+/)) words.add(name);
  const sets = [words, ...[...scriptsIn(html)].map((name) => wordsOf(path.join(assets, name)))];
  const known = (name: string) => sets.some((set) => set.has(name));
  const values = new Set(
    [...markup.matchAll(/="([^"]*)"/g)].flatMap(([, value]) => value!.match(NAME) ?? []),
  );
  // A script may put a name together, of what it knows and what the page gives it: `m-${verdict}`.
  const has = (name: string) => {
    const at = name.lastIndexOf('-') + 1;
    const rest = name.slice(at);
    return known(name) || (known(name.slice(0, at)) && (known(rest) || values.has(rest)));
  };
  return pruneTokens(
    inStyles(html, (css) => prune(css, has)),
    known,
  );
}

const inStyles = (html: string, change: (css: string) => string): string =>
  html.replace(
    /(<style[^>]*>)([\s\S]*?)(<\/style>)/g,
    (_, open: string, css: string, close: string) => open + change(css) + close,
  );

/** Leaves out of `:root` the custom properties that neither the page asks for nor its scripts. */
function pruneTokens(html: string, inScripts: (name: string) => boolean): string {
  const asked = new Set([...html.matchAll(/var\((--[\w-]+)/g)].map(([, name]) => name!));
  const used = (declaration: string, name: string, word: string) =>
    asked.has(name) || inScripts(word) ? declaration : '';
  return inStyles(html, (css) =>
    css.replace(/:root\{[^}]*\}/g, (root) => root.replace(/(?<=[{;])(--([\w-]+)):[^;}]*(;|(?=\}))/g, used)),
  );
}
