/** What results are made of: sections of hits with their words marked, and what shows where there are none. */
import { make } from '../lib/dom.client.ts';
import { home } from '../lib/page-url.client.ts';
import { lineOf, marksIn } from './context.ts';
import type { Entry } from './entry.ts';
import type { Group } from './groups.ts';
import { recent } from './recent.client.ts';

/** What a result is, where it is not simply a section. */
const KIND: Partial<Record<Entry['kind'], string>> = {
  figure: 'Figure',
  snippet: 'Snippet',
  term: 'Term',
  need: 'Comparison',
  answer: 'Answer',
  error: 'Message',
};

/** Without the origin: results are places of this site, not links that leave it. */
const root = new URL(home).pathname;
const address = (path: string, id = '') => root + path.slice(1) + (id && `#${id}`);

/** A text with its marked places. */
function marked(text: string, marks: readonly [number, number][]): (Node | string)[] {
  const pieces: (Node | string)[] = [];
  let at = 0;
  for (const [start, end] of marks) {
    pieces.push(text.slice(at, start), make('mark', {}, text.slice(start, end)));
    at = end;
  }
  return [...pieces, text.slice(at)];
}

export const link = (path: string, text: string): HTMLAnchorElement =>
  make('a', { href: address(path) }, text);

function hit({ path, id, kind, title, text }: Entry, words: Set<string>): HTMLElement {
  const line = lineOf(text, words);
  const name = make('b', {}, ...marked(title, marksIn(title, words)));
  const label = KIND[kind] ? [' ', make('small', {}, KIND[kind])] : [];
  return make(
    'a',
    { href: address(path, id) },
    name,
    ...label,
    make('span', {}, ...marked(line.text, line.marks)),
  );
}

/** The hits of a page under its name. */
export function section({ path, page, hits }: Group<Entry>): HTMLElement {
  const items = hits.map(({ entry, words }) => make('li', {}, hit(entry, new Set(words))));
  return make('section', {}, make('h3', {}, page || path), make('ul', {}, ...items));
}

/** What shows while nothing is typed, unless a place has its own. */
export function unasked(): Node[] {
  const hint = make(
    'p',
    {},
    'Type a word, a host or a key, or paste a whole error line. It stays in your browser.',
  );
  const searches = recent();
  if (!searches.length) return [hint];
  const again = searches.map((text) =>
    make('li', {}, make('button', { type: 'button', 'data-again': text }, text)),
  );
  return [
    hint,
    make('h3', {}, 'Recent searches'),
    make('ul', { class: 'again' }, ...again),
    make('button', { type: 'button', 'data-clear': '' }, 'Clear recent searches'),
  ];
}

/** Where nothing was found: ways on. */
export function nothing(): HTMLElement {
  const ways = [
    link('/search/', 'All headings, figures and terms from A to Z'),
    ...Array.from(document.querySelectorAll('.bar nav a:not([aria-current])'), (way) =>
      make('a', { href: way.getAttribute('href')! }, way.textContent),
    ),
  ];
  const words =
    'No page of this guide has these words, or words like them. Try one word of it, or go on here:';
  return make('div', {}, make('p', {}, words), make('ul', {}, ...ways.map((way) => make('li', {}, way))));
}
