/**
 * Leaves out of a page's styles what nothing on it, and nothing that its scripts could add, can match. Components are
 * offered to every page of the guide, so their styles come with every page; most pages use few of them.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse, type CssNode } from 'css-tree';

/** A stretch of a stylesheet that can go, or be said in fewer words. */
interface Cut {
  start: number;
  end: number;
  /** One entry for each selector of a rule's list: its text, and the names that have to exist for it to match. */
  selectors: { text: string; names: string[] }[];
  /** The selector list, inside the stretch. */
  list: { start: number; end: number };
  /** Index of the stretch around this one: the `@media` or the rule that it is nested in. */
  within: number | undefined;
}

const place = (node: CssNode) => ({ start: node.loc!.start.offset, end: node.loc!.end.offset });

/** Tags, classes and ids that a selector cannot do without. What stands in brackets may be one of many: not asked. */
function namesOf(selector: CssNode): string[] {
  const names: string[] = [];
  if (selector.type === 'Selector')
    for (const part of selector.children)
      if (part.type === 'ClassSelector' || part.type === 'IdSelector') names.push(part.name);
      else if (part.type === 'TypeSelector' && part.name !== '*') names.push(part.name.toLowerCase());
  return names;
}

const sheets = new Map<string, Cut[]>();

/** Every rule of a stylesheet, outer ones first; parsed once, since many pages share their styles. */
function cutsOf(css: string): Cut[] {
  const known = sheets.get(css);
  if (known) return known;
  const cuts: Cut[] = [];
  const collect = (nodes: Iterable<CssNode>, within?: number) => {
    for (const node of nodes) {
      const isGroup =
        node.type === 'Atrule' && node.block && !/keyframes$|^page$|^font-face$/.test(node.name);
      if (node.type !== 'Rule' && !isGroup) continue;
      const list = node.type === 'Rule' && node.prelude.type === 'SelectorList' ? node.prelude : undefined;
      const selectors = [...(list?.children ?? [])].map((selector) => {
        const { start, end } = place(selector);
        return { text: css.slice(start, end), names: namesOf(selector) };
      });
      cuts.push({ ...place(node), selectors, list: place(list ?? node), within });
      collect(node.block!.children, cuts.length - 1);
    }
  };
  const sheet = parse(css, { positions: true, parseValue: false, parseCustomProperty: false });
  if (sheet.type === 'StyleSheet') collect(sheet.children);
  sheets.set(css, cuts);
  return cuts;
}

/**
 * @param css minified or not
 * @param has whether a tag, class or id can exist on the page
 * @returns the same text without the rules, and the selectors in a list, that can match nothing
 */
export function prune(css: string, has: (name: string) => boolean): string {
  const cuts = cutsOf(css);
  const alive = cuts.map(({ selectors }) => selectors.filter(({ names }) => names.every(has)));
  const dead = cuts.map(({ selectors }, index) => selectors.length > 0 && !alive[index]!.length);
  // From the inside out: a group in which every rule is gone goes too.
  for (let index = cuts.length - 1; index >= 0; index -= 1) {
    if (cuts[index]!.selectors.length) continue;
    const inside = cuts.flatMap(({ within }, other) => (within === index ? [other] : []));
    dead[index] = inside.length > 0 && inside.every((other) => dead[other]);
  }
  let text = '';
  let at = 0;
  for (const [index, { start, end, selectors, list }] of cuts.entries()) {
    if (start < at) continue;
    if (dead[index]) {
      text += css.slice(at, start);
      at = end;
    } else if (alive[index]!.length < selectors.length) {
      text += css.slice(at, list.start) + alive[index]!.map(({ text: selector }) => selector).join(',');
      at = list.end;
    }
  }
  return text + css.slice(at);
}

const NAME = /[A-Za-z][\w-]*/g;
const scripts = new Map<string, Set<string>>();

/** Every word of a script, and of those that it names in turn: whatever it adds to a page is called by one of them. */
function wordsOf(file: string): Set<string> {
  const known = scripts.get(file);
  if (known) return known;
  const words = new Set<string>();
  scripts.set(file, words);
  const source = readFileSync(file, 'utf8').replace(DATA, '');
  for (const [word] of source.matchAll(NAME)) words.add(word);
  for (const name of scriptsIn(source))
    for (const word of wordsOf(path.join(path.dirname(file), name))) words.add(word);
  return words;
}

/** Names as the build gives them, in an address or alone: a script may find another beside itself. */
const scriptsIn = (text: string): string[] => [
  ...new Set([...text.matchAll(/[\w-]+\.[0-9a-f]{8}\.js\b/g)].map(([name]) => name)),
];

/** A text so long is data, such as the search's index: whole pages of words, and no names. */
const DATA = /(["'`])(?:(?!\1)[^\\]|\\.){5000,}?\1/gs;

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
  for (const tag of ['html', 'head', 'body', 'style', 'script']) words.add(tag);
  for (const [, tag, names] of markup.matchAll(/<([a-z][\w-]*)|\s(?:class|id)="([^"]*)"/g))
    for (const name of tag ? [tag] : names!.split(/\s+/)) words.add(name);
  const sets = [words, ...scriptsIn(html).map((name) => wordsOf(path.join(assets, name)))];
  const known = (name: string) => sets.some((set) => set.has(name));
  // A script may put a name together: `m-${verdict}`.
  const has = (name: string) => known(name) || known(name.slice(0, name.lastIndexOf('-') + 1));
  return html.replace(
    /(<style[^>]*>)([\s\S]*?)(<\/style>)/g,
    (_, open: string, css: string, close: string) => open + prune(css, has) + close,
  );
}
