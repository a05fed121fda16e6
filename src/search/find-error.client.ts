/** The field for an error line. The search comes when the reader goes to it; what was pasted before that is answered then. */
import { tellMissing } from '../lib/arrival.client.ts';
import { comingIn, make } from '../lib/dom.client.ts';
import { home } from '../lib/page-url.client.ts';
import { LONGEST } from './longest.ts';

class FindError extends HTMLElement {
  #field = this.querySelector('textarea')!;
  #option = this.querySelector('select')!;
  #coming: Promise<() => void> | undefined;

  connectedCallback(): void {
    const show = () => void this.#show();
    this.#field.addEventListener('beforeinput', (event) => this.#bound(event));
    this.#field.addEventListener('focus', show);
    this.#option.addEventListener('change', show);
    // A browser may restore what was in the field when the reader comes back.
    if (this.#field.value || this.#option.value || document.activeElement === this.#field) show();
  }

  /** Of a whole log the end is let in: a text field of a million lines keeps a browser busy for half a minute. */
  #bound(event: InputEvent): void {
    const text = comingIn(event);
    if (text.length <= LONGEST) return;
    event.preventDefault();
    const { selectionStart, selectionEnd } = this.#field;
    this.#field.setRangeText(text.slice(-LONGEST), selectionStart, selectionEnd, 'end');
    this.#field.dispatchEvent(new Event('input'));
  }

  async #show(): Promise<void> {
    try {
      const show = await (this.#coming ??= this.#load());
      show();
    } catch {
      this.#coming = undefined;
      await tellMissing('Search', make('a', { href: `${home}search/` }, 'A to Z'));
    }
  }

  async #load(): Promise<() => void> {
    const [{ results }, { addStyles }, { default: style }] = await Promise.all([
      import('./results.client.ts'),
      import('../lib/dom.client.ts'),
      import('./search.css?inline'),
    ]);
    addStyles(style);
    // Their values are addresses from the guide's root, wherever that is.
    const options = new Set(Array.from(this.#option.options, ({ value }) => `/${value}`));
    return results({
      field: this.#field,
      status: this.querySelector('[role=status]')!,
      list: this.querySelector('.found')!,
      // Of the options only the one in use; what is about none of them, such as names and certificates, stays.
      keeps: ({ path }) => !this.#option.value || path === `/${this.#option.value}` || !options.has(path),
      unasked: () => this.#limits(),
    }).show;
  }

  /** Before a line is pasted, an option's own list of errors is the best that it has. */
  #limits(): Node[] {
    const { value, text } = this.#option.selectedOptions[0]!;
    const href = `${new URL(home).pathname}${value}#known-limits-and-errors`;
    return value ? [make('p', {}, make('a', { href }, `${text}: known limits and errors`))] : [];
  }
}

customElements.define('find-error', FindError);
