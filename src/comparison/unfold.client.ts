/** Answers and needs that unfold: in place among words and in cards, over the table among marks. */
import { closeOutside } from '../lib/menus.client.ts';
import type { Table } from './table.client.ts';

export class Unfolding {
  readonly #place: HTMLElement;
  readonly #table: Table;
  readonly #wide: MediaQueryList;

  /** @param wide whether the table is none of cards */
  constructor(place: HTMLElement, table: Table, wide: MediaQueryList) {
    this.#place = place;
    this.#table = table;
    this.#wide = wide;
    place.addEventListener('toggle', ({ target }) => this.#opened(target as HTMLDetailsElement), true);
    closeOutside(() => this.#overTable());
    addEventListener('hashchange', () => this.openTarget());
    for (const details of place.querySelectorAll<HTMLDetailsElement>('td > [open]')) this.#opened(details);
  }

  /** Answers that are open over marks, as menus are. */
  #overTable(): Iterable<HTMLDetailsElement> {
    return this.#place.matches('[data-words]') ? [] : this.#place.querySelectorAll('td > details[open]');
  }

  #opened(details: HTMLDetailsElement): void {
    const cell = details.closest('td');
    if (!cell || !details.open) return;
    this.#table.introduce(cell);
    // Away from the edge of the window.
    cell.classList.toggle('near-end', cell.getBoundingClientRect().left > innerWidth / 2);
    if (!this.#place.matches('[data-words]'))
      details.lastElementChild!.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  /** Closes what would lie over marks. */
  close(): void {
    for (const details of this.#overTable()) details.open = false;
  }

  /** Opens one answer, and the card that it is in. */
  open(option: string, criterion: string): void {
    const details = this.#table.details(option, criterion);
    if (!this.#wide.matches) details.closest('tr')!.querySelector('details')!.open = true;
    details.open = true;
    details.scrollIntoView({ block: 'center', inline: 'center' });
    details.querySelector('summary')!.focus({ preventScroll: true });
  }

  /** An address that names a need opens its card. */
  openTarget(): void {
    const card = !this.#wide.matches && this.#place.querySelector<HTMLDetailsElement>(':target > details');
    if (card) card.open = true;
  }
}
