/** The search in place: a dialog that opens at once, whether or not the index is there. */
import style from './search.css?inline';
import { addStyles, make } from '../lib/dom.client.ts';
import { home } from '../lib/page-url.client.ts';
import { encode } from '../lib/target.client.ts';
import { library } from './library.client.ts';
import { LONGEST } from './longest.ts';
import { results } from './results.client.ts';
import { hasSlash, setSlash } from './slash.ts';

/** Lets the reader keep `/` for other things; Ctrl K or ⌘ K stays. */
function slashSwitch(): HTMLElement {
  const box = make('input', { type: 'checkbox' });
  box.checked = hasSlash();
  box.addEventListener('change', () => (box.checked = setSlash(box.checked)));
  return make('label', {}, box, ' Press ', make('kbd', {}, '/'), ' to search');
}

function finder(): (typed: string) => void {
  addStyles(style);
  const field = make('input', {
    type: 'text',
    inputmode: 'search',
    enterkeyhint: 'search',
    'aria-label': 'Search the guide',
    placeholder: 'Word, host, key or error line',
    autocomplete: 'off',
    maxlength: String(LONGEST),
    autocapitalize: 'off',
    spellcheck: 'false',
  });
  const close = make('button', { type: 'button' }, 'Close');
  const status = make('p', { role: 'status' });
  const list = make('div', { class: 'found' });
  const more = make('a', {}, 'Open as a page');
  const keys = make(
    'p',
    {},
    make('kbd', {}, '↓'),
    ' ',
    make('kbd', {}, '↑'),
    ' move, ',
    make('kbd', {}, 'Enter'),
    ' opens',
    slashSwitch(),
  );
  const box = make(
    'dialog',
    { class: 'finder', 'aria-label': 'Search' },
    make('div', {}, field, close),
    status,
    list,
    make('footer', {}, keys, more),
  );
  const page = `${home}search/`;
  const { show } = results({
    field,
    status,
    list,
    changed: (query) => (more.href = query.trim() ? `${page}?q=${encode(query.slice(0, 500))}` : page),
    followed: () => box.close(),
  });
  close.addEventListener('click', () => box.close());
  // A press on the veil closes; the dialog itself has no padding, so that only the veil is the target.
  box.addEventListener('pointerdown', (event) => event.target === box && box.close());
  document.body.append(box);
  return (typed) => {
    if (!box.open) box.showModal();
    if (typed) field.value = typed;
    else field.select();
    show();
  };
}

let show: ((typed: string) => void) | undefined;

/** Fetches the index before it is asked for. */
export const prepare = (): void => void library().catch(() => {});

/** Opens the dialog. @param typed while it was on its way */
export const open = (typed = ''): void => (show ??= finder())(typed);
