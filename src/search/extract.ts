/**
 * A built page as entries: the page, its sections, figures, snippets and terms. It reads what was rendered, so that a
 * result never leads to a place that is not there, and a new kind of page is found without another line here.
 */
import type { Element, Nodes } from 'hast';
import { findElement, hasClass, idOf, textOf } from '../lib/hast.ts';
import type { Entry, Kind } from './entry.ts';

/** Hold nothing to read. */
const OPAQUE = new Set(['script', 'style', 'svg', 'template']);
/** Not text of the page: ways elsewhere, controls, numbers of sources. */
const SKIPPED = new Set(
  (
    'button caption copy-button dialog figure-menu find-error form guide-search label legend nav option output select summary ' +
    'sup your-values'
  ).split(' '),
);
/**
 * `meta` holds dates; answers to criteria stand in tables on many pages and are entries of their own, made from the
 * facts. `drawn` says in words what a figure's text has said already.
 */
const SKIPPED_CLASSES = 'meta btn spec glance plate tbl key wall-of index drawn'.split(' ');
/** Break no line: what stands before and after is one text. */
const INLINE = new Set('a abbr b code em i kbd small span strong sub time var'.split(' '));

const isSkipped = (element: Element): boolean =>
  SKIPPED.has(element.tagName) ||
  'hidden' in element.properties ||
  SKIPPED_CLASSES.some((name) => hasClass(element, name));

/** @param path address of the page from the root of the site; there are no entries without `<main>` or a title */
export function extract(page: Nodes, path: string): Entry[] {
  const heading = findElement(page, 'h1');
  const main = findElement(page, 'main');
  if (!heading || !main) return [];
  const name = textOf(heading).replace(/\s+/g, ' ').trim();
  const entry = (kind: Kind, id: string): Entry => ({
    kind,
    path,
    page: name,
    id,
    title: '',
    names: '',
    text: '',
  });

  const top = entry('page', '');
  const entries = [top];
  /** The headings that the current place stands under, by level. */
  const headings: Entry[] = [];
  let current = top;

  const begin = (kind: Kind, id: string): Entry => {
    const made = entry(kind, id);
    entries.push(made);
    return (current = made);
  };

  /** Begins the entry that an element is. @returns whose title its text is, if it is one; 'skip' for no text */
  function enter(element: Element, parent: Element): Entry | 'skip' | undefined {
    const id = idOf(element);
    const level = /^h([1-4])$/.exec(element.tagName)?.[1];
    if (level === '1') return (current = top);
    // A heading that only screen readers meet divides what others read as one.
    if (level && hasClass(element, 'vh')) return 'skip';
    if (level && id) {
      const made = begin('section', id);
      headings.length = Number(level) - 2;
      made.names = headings.map((above) => above?.title ?? '').join(' ');
      headings.push(made);
      return made;
    }
    if (element.tagName === 'figure' && id) {
      const above = current.title;
      const figure = begin(hasClass(element, 'fig') ? 'figure' : 'snippet', id);
      figure.names = figure.kind === 'snippet' ? `${fileOf(id)} ${above}` : above;
    }
    if (element.tagName === 'dt' && id) return begin('term', id);
    if (parent.tagName === 'figcaption' && current.kind === 'snippet')
      return element.tagName === 'b' ? current : 'skip';
    if (element.tagName === 'p' && hasClass(element, 'fig-title')) return current;
    // A block of code without an address of its own is text of its section, without its name.
    const unnamed = element.tagName === 'figcaption' && !['figure', 'snippet'].includes(current.kind);
    return unnamed ? 'skip' : undefined;
  }

  function read(node: Nodes, parent: Element, titled: Entry | undefined): void {
    if (node.type === 'text') {
      if (titled) titled.title += node.value;
      else current.text += node.value;
    }
    if (node.type !== 'element' || OPAQUE.has(node.tagName)) return;
    const before = current;
    const isBlock = !INLINE.has(node.tagName);
    if (isBlock) current.text += ' ';
    const entered = isSkipped(node) ? 'skip' : enter(node, parent);
    if (entered !== 'skip') for (const child of node.children) read(child, node, entered ?? titled);
    if (node.tagName === 'figure') current = before;
    if (isBlock) current.text += node.tagName === 'td' ? ' · ' : ' ';
  }

  for (const child of main.children) read(child, main, undefined);
  return entries.map(tidy).filter(({ id }) => id !== 'sources');
}

/** `snippet-check-addresses-sh` → `check-addresses.sh` */
const fileOf = (id: string): string => id.replace(/^snippet-/, '').replace(/-([a-z]+)$/, '.$1');

function tidy(entry: Entry): Entry {
  const flat = (text: string) =>
    text
      .replace(/[\s\u2060]+/g, ' ')
      .replace(/ ([,.;:])(?= |$)/g, '$1')
      .trim();
  return {
    ...entry,
    title: flat(entry.title).replace(/^Figure \d+\. /, ''),
    names: flat(entry.names),
    text: flat(entry.text).replace(/( ·)+$/, ''),
  };
}
