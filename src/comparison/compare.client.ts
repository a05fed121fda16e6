/**
 * The comparison reads without scripts, and looks without them as most visits need it. What filters it comes when the
 * reader turns to it, or when the address or an earlier visit gives it something to do.
 */
import { tellMissing } from '../lib/arrival.client.ts';
import { stored } from '../lib/storage.client.ts';
import { STORED } from './view.ts';

class ComparisonView extends HTMLElement {
  #asked = false;
  /** What was pressed last. A press before the script has come counts when it comes, as a ticked box does. */
  #pressed: HTMLButtonElement | null = null;

  connectedCallback(): void {
    if (location.search || location.hash || stored(STORED)) void this.#start();
    this.addEventListener('click', ({ target }) => {
      this.#pressed = (target as Element).closest<HTMLButtonElement>('button[value]');
    });
    for (const sign of ['pointerover', 'focusin', 'click'])
      this.addEventListener(sign, () => void this.#start(), { passive: true });
  }

  async #start(): Promise<void> {
    if (this.#asked) return;
    this.#asked = true;
    try {
      const { Filters } = await import('./filters.client.ts');
      // In one task, so that nothing else is painted; what is hidden takes no focus.
      delete document.documentElement.dataset['view'];
      new Filters(this);
      this.#pressed?.click();
    } catch {
      delete document.documentElement.dataset['view'];
      this.#asked = false;
      await tellMissing('What filters the table');
    }
  }
}

// A task of its own: the one that runs this script lays out the end of the page, too.
setTimeout(() => customElements.define('comparison-view', ComparisonView));
