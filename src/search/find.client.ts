/**
 * The way into search, on every page: the button, `/`, and Ctrl K or ⌘ K. On the search page they lead to its field.
 * What they open comes with the first sign that the reader means to search, not before.
 */
import { tellMissing } from '../lib/arrival.client.ts';
import { make } from '../lib/dom.client.ts';
import { home } from '../lib/page-url.client.ts';
import { hasSlash } from './slash.ts';

type Dialog = typeof import('./dialog.client.ts');

let dialog: Dialog | undefined;
const load = async () => (dialog ??= await import('./dialog.client.ts'));

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));

class SearchButton extends HTMLElement {
  #button = this.querySelector('button')!;

  connectedCallback(): void {
    if (/Mac|iP/.test(navigator.platform)) this.querySelector('kbd')!.textContent = '⌘ K';
    const intend = () =>
      void load().then(
        ({ prepare }) => prepare(),
        () => {},
      );
    this.#button.addEventListener('pointerenter', intend);
    this.#button.addEventListener('focus', intend);
    this.#button.addEventListener('click', () => void this.#open());
    addEventListener('keydown', (event) => {
      const held = event.ctrlKey || event.metaKey;
      // Filling in a stored form sends keys without a name.
      if (event.key?.toLowerCase() !== (held ? 'k' : '/') || event.altKey || event.isComposing) return;
      if (held ? event.shiftKey : isTyping(event.target) || !hasSlash()) return;
      if (document.querySelector('dialog[open]:not(.finder)')) return;
      event.preventDefault();
      void this.#open();
    });
  }

  async #open(): Promise<void> {
    const own = document.querySelector<HTMLInputElement>('guide-search input');
    if (own) return own.focus();
    // A browser without dialogs: the search page does the same.
    if (!('showModal' in HTMLDialogElement.prototype)) return location.assign(`${home}search/`);
    if (dialog) return dialog.open();
    this.#button.ariaBusy = 'true';
    const typed = keepTyped();
    try {
      const { open } = await load();
      open(typed());
    } catch {
      typed();
      await tellMissing('Search', make('a', { href: `${home}search/` }, 'A to Z'));
    }
    this.#button.ariaBusy = null;
  }
}

/** Keeps what is typed from now on. @returns ends it, and gives what was typed */
function keepTyped(): () => string {
  let typed = '';
  const keep = (event: KeyboardEvent) => {
    if (event.key.length > 1 || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    typed += event.key;
  };
  addEventListener('keydown', keep, true);
  return () => {
    removeEventListener('keydown', keep, true);
    return typed;
  };
}

customElements.define('search-button', SearchButton);
