/** Results below a field: as you type, by page, with arrow keys. The dialog, the search page and the field for error lines share it. */
import { lineOf, marksIn } from './context.ts';
import { buttonOf, make, plural } from '../lib/dom.client.ts';
import { whyMissing } from '../lib/arrival.client.ts';
import { home } from '../lib/page-url.client.ts';
import type { Library } from './engine.ts';
import type { Entry } from './entry.ts';
import { group, type Group } from './groups.ts';
import { library as load } from './library.client.ts';
import { forget, recent, remember } from './recent.client.ts';

export interface Place {
  field: HTMLInputElement | HTMLTextAreaElement;
  status: HTMLElement;
  list: HTMLElement;
  /** Called with the query whenever it changes. */
  changed?: (query: string) => void;
  /** Called when a result is followed. */
  followed?: () => void;
  /** Whether a hit is one that the reader wants; all are, if it is left out. */
  keeps?: (entry: Entry) => boolean;
  /** What shows while nothing is typed; recent searches, if it is left out. */
  unasked?: () => Node[];
}

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

/** Asks for the index at once: what is typed before it is there is answered as soon as it is. */
export function results(place: Place): { show(): void } {
  const { field, status, list } = place;
  let library: Library | undefined;
  /** Whether Enter was pressed before there was anything to follow. */
  let followed = false;
  const follow = () => {
    followed = !library;
    list.querySelector<HTMLElement>('section a')?.click();
  };

  async function ask(): Promise<void> {
    try {
      library = await load();
      if (field.value.trim() || status.textContent) show();
      if (followed) follow();
    } catch {
      status.textContent = '';
      const again = buttonOf('Try again', () => {
        show();
        void ask();
      });
      list.replaceChildren(
        make('p', { role: 'alert' }, await whyMissing('The index')),
        again,
        make('p', {}, link('/search/', 'All headings, figures and terms from A to Z')),
      );
    }
  }
  const link = (path: string, text: string) => make('a', { href: address(path) }, text);

  function show(): void {
    const query = field.value;
    place.changed?.(query);
    if (!query.trim()) return empty();
    if (!library) {
      status.textContent = 'Reading the index';
      return list.replaceChildren();
    }
    const { entries } = library;
    const hits = library.search(query).filter(({ entry }) => place.keeps?.(entries[entry]!) ?? true);
    const groups = group(hits, entries);
    const count = groups.reduce((sum, { hits }) => sum + hits.length, 0);
    status.textContent = count
      ? `${plural(count, 'result')} on ${plural(groups.length, 'page')}`
      : 'Nothing found';
    list.replaceChildren(...(count ? groups.map(section) : [nothing()]));
  }

  function section({ path, page, hits }: Group<Entry>): HTMLElement {
    const items = hits.map(({ entry, words }) => make('li', {}, hit(entry, new Set(words))));
    return make('section', {}, make('h3', {}, page || path), make('ul', {}, ...items));
  }

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

  function empty(): void {
    status.textContent = '';
    if (place.unasked) return list.replaceChildren(...place.unasked());
    const searches = recent();
    const hint = make(
      'p',
      {},
      'Type a word, a host or a key, or paste a whole error line. It stays in your browser.',
    );
    if (!searches.length) return list.replaceChildren(hint);
    const again = searches.map((text) =>
      make('li', {}, make('button', { type: 'button', 'data-again': '' }, text)),
    );
    const clear = make('button', { type: 'button', 'data-clear': '' }, 'Clear recent searches');
    list.replaceChildren(
      hint,
      make('h3', {}, 'Recent searches'),
      make('ul', { class: 'again' }, ...again),
      clear,
    );
  }

  function nothing(): HTMLElement {
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

  field.addEventListener('input', () => {
    followed = false;
    show();
  });
  list.addEventListener('click', (event) => {
    const target = (event.target as Element).closest('a, button');
    if (target?.matches('[data-again]')) field.value = target.textContent;
    if (target?.matches('[data-clear]')) forget();
    if (target?.matches('[data-again], [data-clear]')) {
      show();
      field.focus();
    } else if (target?.matches('a')) {
      remember(field.value);
      place.followed?.();
    }
  });
  listenToKeys(field, list, follow);
  void ask();
  return { show };
}

/** Down and up move through field and results; Enter in the field follows the first; typing goes on in the field. */
function listenToKeys(field: Place['field'], list: HTMLElement, follow: () => void): void {
  const move = (event: KeyboardEvent, by: number): void => {
    const stops = [field, ...list.querySelectorAll<HTMLElement>('a, button')];
    const next = stops[stops.indexOf(document.activeElement as HTMLElement) + by];
    event.preventDefault();
    next?.focus();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const inField = event.target === field;
    // In a field of several lines, down moves within the text until its end.
    const isAtEnd = !inField || field.selectionEnd === field.value.length;
    if (event.key === 'ArrowDown' && isAtEnd) move(event, 1);
    else if (event.key === 'ArrowUp' && !inField) move(event, -1);
    else if (event.key === 'Enter' && inField && !event.shiftKey) {
      event.preventDefault();
      follow();
    } else if (!inField && event.key.length === 1 && event.key !== ' ') field.focus();
  };
  for (const place of [field as HTMLElement, list]) place.addEventListener('keydown', onKey);
}
