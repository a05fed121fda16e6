/** Results below a field: as you type, by page, with arrow keys. The dialog and the search page share it. */
import { lineOf, marksIn } from './context.ts';
import { make, marked } from './dom.client.ts';
import type { Library } from './engine.ts';
import type { Entry } from './entry.ts';
import { group, type Group } from './groups.ts';
import { forget, recent, remember } from './recent.client.ts';

export interface Place {
  field: HTMLInputElement;
  status: HTMLElement;
  list: HTMLElement;
  /** Address of the site's root, with a slash at the end. */
  root: string;
  /** Called with the query whenever it changes. */
  changed?: (query: string) => void;
  /** Called when a result is followed. */
  followed?: () => void;
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

/** From disk a folder has no page of its own: the file has to be named. */
const file = location.protocol === 'file:' ? 'index.html' : '';

/** @param coming the index, which may still be in the making: what is typed meanwhile is answered as soon as it is there */
export function results(coming: Promise<Library>, place: Place): { show(): void } {
  const { field, status, list, root } = place;
  let library: Library | undefined;
  void coming.then((made) => {
    library = made;
    if (field.value.trim()) show();
    if (entered) follow();
  });
  /** Enter was pressed before there was a result to follow. */
  let entered = false;
  function follow(): void {
    entered = !library;
    list.querySelector<HTMLElement>('section a')?.click();
  }
  const address = (path: string, id = '') => root + path.slice(1) + file + (id && `#${id}`);

  function show(): void {
    const query = field.value;
    place.changed?.(query);
    if (!query.trim()) return empty();
    if (!library) {
      status.textContent = 'Reading the index';
      return;
    }
    const groups = group(library.search(query), library.entries);
    const count = groups.reduce((sum, { hits }) => sum + hits.length, 0);
    status.textContent = count
      ? `${count} ${count === 1 ? 'result' : 'results'} on ${groups.length} ${groups.length === 1 ? 'page' : 'pages'}`
      : 'Nothing found';
    list.replaceChildren(...(count ? groups.map(section) : [nothing()]));
  }

  function section({ path, page, hits }: Group<Entry>): HTMLElement {
    const items = hits.map(({ entry, words }) => make('li', {}, link(entry, new Set(words))));
    return make('section', {}, make('h3', {}, page || path), make('ul', {}, ...items));
  }

  function link({ path, id, kind, title, text }: Entry, words: Set<string>): HTMLElement {
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
    const searches = recent();
    status.textContent = '';
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
      make('a', { href: address('/search/') }, 'All headings, figures and terms from A to Z'),
      ...Array.from(document.querySelectorAll<HTMLAnchorElement>('.bar nav a'), ({ href, textContent }) =>
        make('a', { href }, textContent),
      ),
    ];
    const words =
      'No page of this guide has these words, or words like them. Try one word of it, or go on here:';
    return make('div', {}, make('p', {}, words), make('ul', {}, ...ways.map((way) => make('li', {}, way))));
  }

  field.addEventListener('input', () => {
    entered = false;
    show();
  });
  list.addEventListener('click', (event) => {
    const target = (event.target as Element).closest('a, button');
    if (target?.matches('[data-again]')) field.value = target.textContent;
    if (target?.matches('[data-clear]')) forget();
    if (target?.matches('button')) {
      show();
      field.focus();
    } else if (target) {
      remember(field.value);
      place.followed?.();
    }
  });
  listenToKeys(field, list, follow);
  return { show };
}

/** Down and up move through field and results; Enter in the field follows the first; typing goes on in the field. */
function listenToKeys(field: HTMLInputElement, list: HTMLElement, follow: () => void): void {
  const move = (event: KeyboardEvent, by: number): void => {
    const stops = [field, ...list.querySelectorAll<HTMLElement>('a, button')];
    const next = stops[stops.indexOf(document.activeElement as HTMLElement) + by];
    event.preventDefault();
    next?.focus();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const inField = event.target === field;
    if (event.key === 'ArrowDown') move(event, 1);
    else if (event.key === 'ArrowUp' && !inField) move(event, -1);
    else if (event.key === 'Enter' && inField) {
      event.preventDefault();
      follow();
    } else if (!inField && event.key.length === 1 && event.key !== ' ') field.focus();
  };
  field.addEventListener('keydown', onKey);
  list.addEventListener('keydown', onKey);
}
