/**
 * The color-scheme controls: three named states. `auto` follows the system, live, because CSS does (`light dark`).
 * The choice is stored under `scheme`; other open tabs follow.
 */
import { onStored, store, stored } from '../lib/storage.client.ts';

class SchemeSwitch extends HTMLElement {
  connectedCallback(): void {
    const show = () => this.#show(stored('scheme'));
    show();
    this.addEventListener('change', (event) => {
      const { value } = event.target as HTMLInputElement;
      // Refused, the choice holds for this page.
      store('scheme', value === 'auto' ? '' : value);
      for (const each of document.querySelectorAll<SchemeSwitch>('scheme-switch')) each.#show(value);
    });
    onStored('scheme', show);
  }

  /** What is stored may be anything. */
  #show(value: string): void {
    const scheme = value === 'light' || value === 'dark' ? value : 'auto';
    const { dataset } = document.documentElement;
    if (scheme === 'auto') delete dataset['theme'];
    else dataset['theme'] = scheme;
    for (const input of this.querySelectorAll('input')) input.checked = input.value === scheme;
  }
}

customElements.define('scheme-switch', SchemeSwitch);
