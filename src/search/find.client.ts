/**
 * The way into search, on every page: the button, `/`, and Ctrl K or ⌘ K. On the search page they lead to its field.
 * What they open comes with the first sign that the reader means to search, not before.
 */
import { sendsNothing, tellMissing } from '../lib/arrival.client.ts';
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
    // What is pasted there would be lost with the page.
    if (sendsNothing) this.#button.append(make('span', { class: 'vh' }, ' in a new tab'));
    if (/Mac|iP/.test(navigator.platform)) this.querySelector('kbd')!.textContent = '⌘ K';
    const intend = () =>
      sendsNothing ||
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
    if (sendsNothing) return void open(`${home}search/`, '_blank', 'noopener');
    // A browser without dialogs: the search page does the same.
    if (!('showModal' in HTMLDialogElement.prototype)) return location.assign(`${home}search/`);
    if (dialog) return dialog.open();
    this.#button.ariaBusy = 'true';
    const idle = () => (this.#button.ariaBusy = null);
    const typed = keepTyped(idle);
    try {
      const { open } = await load();
      const words = typed();
      if (words !== undefined) open(words);
    } catch {
      if (typed() !== undefined) await tellMissing('Search', make('a', { href: `${home}search/` }, 'A to Z'));
    }
    idle();
  }
}

/**
 * Keeps what is typed from now on, until the reader turns to something else: what waits for a slow connection must not
 * take the keys from the rest of the page.
 * @param left called when the reader turns away
 * @returns ends it, and gives what was typed; nothing where the reader turned away
 */
function keepTyped(left: () => void): () => string | undefined {
  let typed: string | undefined = '';
  const end = () => {
    removeEventListener('keydown', keep, true);
    removeEventListener('pointerdown', leave, true);
  };
  const leave = () => {
    typed = undefined;
    end();
    left();
  };
  const keep = (event: KeyboardEvent) => {
    if (event.key === 'Escape' || event.key === 'Tab') return leave();
    if (event.key.length > 1 || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    typed += event.key;
  };
  addEventListener('keydown', keep, true);
  addEventListener('pointerdown', leave, true);
  return () => {
    end();
    return typed;
  };
}

customElements.define('search-button', SearchButton);
