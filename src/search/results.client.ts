/** Results below a field: as you type, by page, with arrow keys. The dialog, the search page and the field for error lines share it. */
import { whyMissing } from '../lib/arrival.client.ts';
import { buttonOf, make, plural } from '../lib/dom.client.ts';
import type { Library } from './engine.ts';
import type { Entry } from './entry.ts';
import { group } from './groups.ts';
import { listenToKeys } from './keys.client.ts';
import { library as load } from './library.client.ts';
import { link, nothing, section, unasked } from './parts.client.ts';
import { forget, remember } from './recent.client.ts';

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

  function show(): void {
    const query = field.value;
    place.changed?.(query);
    if (!query.trim()) {
      status.textContent = '';
      return list.replaceChildren(...(place.unasked ?? unasked)());
    }
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

  field.addEventListener('input', () => {
    followed = false;
    show();
  });
  list.addEventListener('click', (event) => {
    const target = (event.target as Element).closest<HTMLElement>('a, button');
    const again = target?.dataset['again'];
    if (again) field.value = again;
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
