/**
 * A built page as entries: the page, its sections, figures, snippets and terms. It reads what was rendered, so that a
 * result never leads to a place that is not there, and a new kind of page is found without another line here.
 */
import type { Entry, Kind } from './entry.ts';
import { attribute, tokens } from './html.ts';

/** Not text of the page: ways elsewhere, controls, numbers of sources. */
const SKIPPED = new Set([
  'nav',
  'button',
  'select',
  'sup',
  'copy-button',
  'dialog',
  'option',
  'output',
  'guide-search',
]);
/**
 * `meta` holds dates, `src` the list of sources, `heading-link` signs; answers to criteria stand in tables on many pages
 * and are entries of their own, made from the facts.
 */
const SKIPPED_CLASS = /(?:^|\s)(?:meta|src|spec|glance|plate|tbl|heading-link|key|letters|index)(?:\s|$)/;
const INLINE = new Set('a abbr b code em i kbd small span strong sub time var'.split(' '));

interface Open {
  tag: string;
  skip: boolean;
  /** Entry to return to when the element ends. */
  back?: Entry;
  /** Collects the entry's title in place of its text. */
  titles?: Entry;
}

/** @param path address of the page from the root of the site; its entries are empty if it has no `<main>` or no title */
export function extract(html: string, path: string): Entry[] {
  const title = /<h1[^>]*>([\s\S]*?)<\/h1>/.exec(html);
  const start = html.indexOf('<main');
  if (!title || start < 0) return [];
  const page = plain(title[1]!);
  const entry = (kind: Kind, id: string): Entry => ({ kind, path, page, id, title: '', names: '', text: '' });

  const top = entry('page', '');
  const entries = [top];
  const headings: Entry[] = [];
  const open: Open[] = [];
  let current = top;

  const begin = (kind: Kind, id: string): Entry => {
    const made = entry(kind, id);
    entries.push(made);
    return (current = made);
  };

  const opened = (tag: string, attributes: string): Omit<Open, 'tag'> => {
    const names = attribute(attributes, 'class') ?? '';
    const id = attribute(attributes, 'id') ?? '';
    const hidden = / hidden(?:=|\s|$)/.test(attributes);
    if (SKIPPED.has(tag) || SKIPPED_CLASS.test(names) || hidden) return { skip: true };
    const level = /^h([1-4])$/.exec(tag)?.[1];
    if (level === '1') return { skip: false, titles: (current = top) };
    if (level && id) {
      const made = begin('section', id);
      headings.length = Number(level) - 2;
      headings[Number(level) - 2] = made;
      made.names = headings
        .slice(0, -1)
        .map((heading) => heading?.title ?? '')
        .join(' ');
      return { skip: false, titles: made };
    }
    if (tag === 'figure' && id) {
      const back = current;
      const figure = begin(/\bfig\b/.test(names) ? 'figure' : 'snippet', id);
      figure.names = figure.kind === 'snippet' ? `${fileOf(id)} ${back.title}` : back.title;
      return { skip: false, back };
    }
    if (tag === 'dt' && id) return { skip: false, titles: begin('term', id) };
    // The name of a snippet, the title of a figure; of a block without an address, nothing.
    if (tag === 'figcaption' && current.kind === 'snippet') return { skip: false, titles: current };
    if (tag === 'p' && /\bfig-title\b/.test(names)) return { skip: false, titles: current };
    return { skip: tag === 'figcaption' && current.kind !== 'figure' };
  };

  for (const token of tokens(html.slice(start, html.indexOf('</main>', start)))) {
    if (token.type === 'close') {
      const ended = open.pop();
      if (ended?.back) current = ended.back;
      if (!open.some(({ skip }) => skip) && !INLINE.has(token.tag))
        current.text += token.tag === 'td' ? ' · ' : ' ';
    } else if (token.type === 'open') {
      if (!INLINE.has(token.tag) && !open.some(({ skip }) => skip)) current.text += ' ';
      if (token.empty) continue;
      const skip = open.some((one) => one.skip);
      open.push({ tag: token.tag, ...(skip ? { skip } : opened(token.tag, token.attributes)) });
      if (token.tag === 'summary') open.at(-1)!.skip = true;
    } else if (!open.some(({ skip }) => skip)) {
      const titled = open.findLast(({ titles }) => titles)?.titles;
      if (titled) titled.title += token.text;
      else current.text += token.text;
    }
  }
  return entries.map(tidy).filter(({ id }) => id !== 'sources');
}

/** `snippet-check-addresses-sh` → `check-addresses.sh` */
const fileOf = (id: string): string => id.replace(/^snippet-/, '').replace(/-([a-z]+)$/, '.$1');

const plain = (html: string): string =>
  [...tokens(html)]
    .map((token) => (token.type === 'text' ? token.text : ''))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();

function tidy(entry: Entry): Entry {
  const flat = (text: string) =>
    text
      .replace(/\s+/g, ' ')
      .replace(/ ([,.;:])(?= |$)/g, '$1')
      .trim();
  return {
    ...entry,
    title: flat(entry.title).replace(/^Figure \d+\. /, ''),
    names: flat(entry.names),
    text: flat(entry.text).replace(/( ·)+$/, ''),
  };
}
