/**
 * What comes when the reader means to search: library, index and dialog, as one classic script, because pages opened
 * from disk may load neither modules nor data. The build puts the entries in front of it (`guideSearch`).
 */
import style from './search.css';
import { make } from './dom.client.ts';
import { open, type SearchData } from './engine.ts';
import { results } from './results.client.ts';
import { hasSlash, setSlash } from './slash.ts';

declare global {
  var guideSearch: string;
}

/** Without the origin: the results are places of this site, not links that leave it. */
const root = new URL('../', (document.currentScript as HTMLScriptElement).src).pathname;
const library = open(JSON.parse(globalThis.guideSearch) as SearchData);
globalThis.guideSearch = '';

/** Lets the reader keep `/` for other things; Ctrl K or ⌘ K stays. */
function slashSwitch(): HTMLElement {
  const box = make('input', { type: 'checkbox' });
  box.checked = hasSlash();
  box.addEventListener('change', () => (box.checked = setSlash(box.checked)));
  return make('label', {}, box, ' ', make('kbd', {}, '/'), ' opens search');
}

function dialog(): () => void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  document.adoptedStyleSheets.push(sheet);

  const field = make('input', {
    type: 'text',
    inputmode: 'search',
    enterkeyhint: 'search',
    'aria-label': 'Search the guide',
    placeholder: 'Word, host, key or error line',
    autocomplete: 'off',
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
  const page = `${root}search/${location.protocol === 'file:' ? 'index.html' : ''}`;
  const { show } = results(library, {
    field,
    status,
    list,
    root,
    changed: (query) =>
      (more.href = query.trim() ? `${page}?q=${encodeURIComponent(query.slice(0, 500))}` : page),
    followed: () => box.close(),
  });
  close.addEventListener('click', () => box.close());
  // A press on the veil closes; the dialog itself has no padding, so that only the veil is the target.
  box.addEventListener('pointerdown', (event) => event.target === box && box.close());
  document.body.append(box);
  return () => {
    if (!box.open) box.showModal();
    field.select();
    show();
  };
}

function page(own: HTMLElement): () => void {
  const field = own.querySelector('input')!;
  const { show } = results(library, {
    field,
    status: own.querySelector('[role=status]')!,
    list: own.querySelector('.found')!,
    root,
    changed: (query) => {
      const address = new URL(location.href);
      if (query.trim()) address.searchParams.set('q', query.slice(0, 500));
      else address.searchParams.delete('q');
      try {
        history.replaceState(null, '', address);
      } catch {
        // From disk some browsers refuse; the query is then not in the address.
      }
    },
  });
  return () => {
    field.focus();
    show();
  };
}

const own = document.querySelector<HTMLElement>('guide-search');
// Made as soon as it is here, so that the press that follows only has to show it.
const show = own ? page(own) : dialog();
addEventListener('guide-search', show);
// The first search is slow because nothing of it has run before. It happens here, where the reader has only begun to
// mean to search, and not under the first letter.
void library.then(({ search }) => search('connection'));
