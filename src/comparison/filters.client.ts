/**
 * Filters, choices and links of the comparison. The state is the address and nothing else: every change is an entry in
 * the history, and whatever an address says is shown as far as it is known.
 */
import { afterPaint } from '../lib/after-paint.client.ts';
import { whyMissing } from '../lib/arrival.client.ts';
import { copyOrOffer } from '../lib/clipboard.client.ts';
import { plural, put } from '../lib/dom.client.ts';
import { queryOf } from '../lib/query.ts';
import { store, stored } from '../lib/storage.client.ts';
import { setAddress } from '../lib/target.client.ts';
import { Controls } from './controls.client.ts';
import { showResult } from './result.client.ts';
import { select, type Answers } from './select.ts';
import { Table, type Shown } from './table.client.ts';
import { Unfolding } from './unfold.client.ts';
import { parseView, showsWords, STORED, tidy, viewAddress, type View, type Vocabulary } from './view.ts';

/** Characters of an address that the comparison made: every need and option by name. */
const LONGEST = 2000;
/** Below it a need is a card, and marks alone have no column that names them. */
const wide = matchMedia('(width >= 48rem)');

export class Filters {
  readonly #place: HTMLElement;
  readonly #controls: Controls;
  readonly #table: Table;
  readonly #unfolding: Unfolding;
  readonly #answers: Answers;
  readonly #known: Vocabulary;
  #view: View;
  #shown!: Shown;
  /** Whether the entry of the history that the reader is at came from typing. */
  #typing = false;

  /** @param place what holds the controls and the table */
  constructor(place: HTMLElement) {
    this.#place = place;
    this.#table = new Table(place.querySelector('table')!);
    this.#unfolding = new Unfolding(place, this.#table, wide);
    this.#controls = new Controls(place.querySelector('form')!);
    const { needs } = this.#controls;
    const { options, criteria, groups, verdict } = this.#table;
    this.#answers = { options, criteria, needs, verdict };
    this.#known = { needs: [...needs.keys()], options, groups };
    this.#view = parseView('', this.#known);
    this.#listen();
    if (!location.search) {
      // What was pressed before this script came counts.
      this.#read();
    } else if (!this.#restore()) {
      // The browser went there before the table was filtered.
      place.querySelector(':target')?.scrollIntoView();
    }
    this.#unfolding.openTarget();
    if (this.#view.options.length === 1 && !this.#view.needs.length) {
      // Who came to compare one option chooses the others next. Escape gives the focus back to the button.
      const menu = this.#place.querySelector<HTMLElement>('[popovertarget]')!;
      menu.focus({ preventScroll: true });
      menu.click();
    }
  }

  #listen(): void {
    const { form } = this.#controls;
    form.addEventListener('submit', (event) => event.preventDefault());
    form.addEventListener('input', (event) => this.#read(event.target as HTMLInputElement));
    form.addEventListener('reset', (event) => {
      event.preventDefault();
      this.#go(parseView('', this.#known));
    });
    form.addEventListener('click', ({ target }) => {
      const button = (target as Element).closest('button');
      if (button?.value) void this.#press(button);
    });
    addEventListener('popstate', () => this.#restore());
    // In a task after this event WebKit empties the form of a page that it kept, since it has no autocomplete; the table
    // and the address stay as they were. A frame later that is done.
    addEventListener('pageshow', ({ persisted }) => persisted && afterPaint(() => this.#restore()));
    wide.addEventListener('change', () => this.#render());
  }

  /**
   * Shows what the address says. It may name one answer: `?cell=vpn.docker#docker`; without scripts its fragment still
   * leads to the row. Returns whether it led to an answer.
   */
  #restore(): boolean {
    this.#view = parseView(location.search, this.#known);
    this.#typing = false;
    this.#render();
    const cell = queryOf(location.search).get('cell') ?? '';
    const [option = '', criterion = ''] = cell.split('.');
    const { options, criteria } = this.#shown;
    if (!options.includes(option) || !criteria.includes(criterion)) return false;
    this.#unfolding.open(option, criterion);
    return true;
  }

  /** Shows a view and makes it an entry of the history, unless it is the last one; typing is one entry, not one a letter. */
  #go(view: View, typing = false): void {
    const last = viewAddress(this.#view);
    this.#view = tidy(view, this.#known);
    const address = viewAddress(this.#view);
    if (address !== last) afterPaint(() => this.#enter(address, typing));
    this.#render();
  }

  /** Puts a view in the address, and in storage for the next visit: after the frame that shows it. */
  #enter(address: string, typing: boolean): void {
    // Another press, or the way back, was faster: this view was never seen.
    if (address !== viewAddress(this.#view)) return;
    const replaces = typing && this.#typing;
    this.#typing = typing;
    setAddress(address || location.pathname, replaces ? 'replaceState' : 'pushState');
    // Refused, there is nothing to restore next time. What was reset is still worth restoring.
    if (address) store(STORED, address);
  }

  /** What the form holds is written like an address. */
  #read(changed?: HTMLInputElement): void {
    const view = { ...parseView(this.#controls.chosen(), this.#known), show: this.#view.show };
    if (changed?.name === 'words') {
      const usual = showsWords('', this.#shown.options.length);
      view.show = changed.checked === usual ? '' : usual ? 'marks' : 'words';
    }
    this.#go(view, changed?.name === 'find');
  }

  #render(): void {
    const view = this.#view;
    const selection = select(view, this.#answers);
    const text = view.find.toLowerCase();
    const criteria = selection.criteria.filter(
      (id) => !text || this.#table.mentions(id, text, selection.options),
    );
    const words = showsWords(view.show, selection.options.length) || !wide.matches;
    this.#place.toggleAttribute('data-words', words);
    // What was open in place would lie over the marks.
    if (!words && (this.#shown as Shown | undefined)?.words) this.#unfolding.close();
    this.#shown = { options: selection.options, criteria, words };
    this.#table.show(this.#shown);
    if (!wide.matches) this.#table.count(selection.options);
    this.#controls.show(view, selection.counts, words);
    const isSet = Boolean(viewAddress(view));
    this.#controls.offer(isSet, !isSet && Boolean(viewAddress(this.#last())));
    const of = (shown: readonly unknown[], all: readonly unknown[], word: string) =>
      `${shown.length} of ${plural(all.length, word)}`;
    put(
      this.#place.querySelector('.shown')!,
      `${of(selection.options, this.#known.options, 'option')}, ${of(criteria, this.#answers.criteria, 'need')}`,
    );
    const noRows = criteria.length
      ? ''
      : view.find
        ? `No need or answer shown here mentions “${view.find}”.`
        : 'These options don’t differ in any need shown here.';
    showResult(this.#place.querySelector('.result')!, selection, this.#table, this.#controls.fails, noRows);
    this.#place.querySelector<HTMLElement>('.tbl')!.hidden = !selection.options.length || !criteria.length;
  }

  /** What was set when something last was, on this visit or an earlier one. */
  #last = (): View => parseView(stored(STORED, LONGEST), this.#known);

  async #press(button: HTMLButtonElement): Promise<void> {
    const { value } = button;
    if (value === 'mend') {
      const { giveUp } = select(this.#view, this.#answers);
      this.#go({ ...this.#view, needs: this.#view.needs.filter((id) => id !== giveUp?.need) });
      this.#place.querySelector<HTMLElement>('.result a, .tbl')!.focus();
    } else if (value === 'rows') {
      this.#go({ ...this.#view, find: '', groups: [], differ: false });
      this.#controls.form.querySelector<HTMLElement>('[popovertarget=choose-rows]')!.focus();
    } else if (value === 'last') {
      this.#go(this.#last());
      this.#controls.form.querySelector<HTMLElement>('[type=reset]')!.focus();
    } else if (value === 'wiki') {
      const place = button.closest('.pop')!;
      const grid = this.#table.grid(this.#shown);
      const coming = import('./export.client.ts').then(({ formsOf }) => formsOf(grid));
      const said = await copyOrOffer(
        place,
        coming.then(({ text }) => text),
        coming.then(({ html }) => html),
      ).then(
        (done) => (done ? 'Copied the table.' : ''),
        () => whyMissing('What copies'),
      );
      put(place.querySelector('[role=status]')!, said);
    }
  }
}
