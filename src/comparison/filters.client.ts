/**
 * Filters, choices and links of the comparison. The state is the address and nothing else: every change is an entry in
 * the history, and whatever an address says is shown as far as it is known.
 */
import { afterPaint } from '../lib/after-paint.client.ts';
import { whyMissing } from '../lib/arrival.client.ts';
import { plural, put } from '../lib/dom.client.ts';
import { store, stored } from '../lib/storage.client.ts';
import { showResult, type Fails } from './result.client.ts';
import { select, type Answers, type Need, type Selection } from './select.ts';
import { Table, type Shown } from './table.client.ts';
import { parseView, showsWords, STORED, tidy, viewAddress, type View, type Vocabulary } from './view.ts';

/** Characters of an address that the comparison made: every need and option by name. */
const LONGEST = 2000;
/** Below it a need is a card, and marks alone have no column that names them. */
const wide = globalThis.matchMedia?.('(width >= 48rem)');

export class Filters {
  readonly #place: HTMLElement;
  readonly #form: HTMLFormElement;
  readonly #table: Table;
  readonly #answers: Answers;
  readonly #fails: Fails;
  readonly #known: Vocabulary;
  #view: View;
  #shown!: Shown;
  /** Whether the entry of the history that the reader is at came from typing. */
  #typing = false;

  /** @param place what holds the controls and the table */
  constructor(place: HTMLElement) {
    this.#place = place;
    this.#table = new Table(place.querySelector('table')!);
    this.#form = place.querySelector('form')!;
    const chips = this.#inputs('need');
    const needs = new Map(
      chips.map(({ value, dataset }): [string, Need] => [
        value,
        { partly: dataset['partly'] === 'counts', expected: 'expected' in dataset },
      ]),
    );
    this.#fails = new Map(
      chips.map(({ value, dataset: { fails = '', partlyFails } }) => [
        value,
        { no: fails, partly: partlyFails ?? fails },
      ]),
    );
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
    this.#openTarget();
    for (const details of place.querySelectorAll<HTMLDetailsElement>('td > [open]')) this.#opened(details);
    if (this.#view.options.length === 1 && !this.#view.needs.length) {
      // Who came to compare one option chooses the others next. Escape gives the focus back to the button.
      const menu = this.#place.querySelector<HTMLElement>('[popovertarget]')!;
      menu.focus({ preventScroll: true });
      menu.click();
    }
  }

  #listen(): void {
    const form = this.#form;
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
    this.#place.addEventListener('toggle', ({ target }) => this.#opened(target as HTMLDetailsElement), true);
    document.addEventListener('click', ({ target }) => this.#close(target as Element));
    document.addEventListener('keydown', ({ key }) => {
      if (key === 'Escape') this.#close();
    });
    addEventListener('popstate', () => this.#restore());
    // After this event WebKit empties the form of a page that it kept; the table and the address stay as they were.
    addEventListener('pageshow', ({ persisted }) => persisted && setTimeout(() => this.#restore()));
    addEventListener('hashchange', () => this.#openTarget());
    wide?.addEventListener('change', () => this.#render());
  }

  #inputs(name: string): HTMLInputElement[] {
    return [...this.#form.querySelectorAll<HTMLInputElement>(`input[name="${name}"]`)];
  }

  /**
   * Shows what the address says. It may name one answer: `?cell=vpn.docker#docker`; without scripts its fragment still
   * leads to the row. Returns whether it led to an answer.
   */
  #restore(): boolean {
    this.#view = parseView(location.search, this.#known);
    this.#typing = false;
    this.#render();
    const cell = new URLSearchParams(location.search).get('cell') ?? '';
    const [option = '', criterion = ''] = cell.split('.');
    const { options, criteria } = this.#shown;
    if (!options.includes(option) || !criteria.includes(criterion)) return false;
    const details = this.#table.details(option, criterion);
    details.closest('tr')!.querySelector('details')!.open ||= !wide?.matches;
    details.open = true;
    details.scrollIntoView({ block: 'center', inline: 'center' });
    details.querySelector('summary')!.focus({ preventScroll: true });
    return true;
  }

  /** On a phone, an address that names a need opens its card. */
  #openTarget(): void {
    const card = !wide?.matches && this.#place.querySelector<HTMLDetailsElement>(':target > details');
    if (card) card.open = true;
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
    try {
      history[replaces ? 'replaceState' : 'pushState'](null, '', address || location.pathname);
    } catch {
      // A page opened from disk, or a browser that limits how often: the view holds without an address.
    }
    // Refused, there is nothing to restore next time. What was reset is still worth restoring.
    if (address) store(STORED, address);
  }

  /** What the form holds is written like an address. */
  #read(changed?: HTMLInputElement): void {
    const fields = new URLSearchParams(new FormData(this.#form) as unknown as Record<string, string>);
    const view = { ...parseView(String(fields), this.#known), show: this.#view.show };
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
    const words = showsWords(view.show, selection.options.length) || !wide?.matches;
    this.#shown = { options: selection.options, criteria, words };
    this.#place.toggleAttribute('data-words', words);
    this.#table.show(this.#shown);
    if (!wide?.matches) this.#table.count(selection.options);
    this.#renderForm(selection);
    const noRows = criteria.length
      ? ''
      : view.find
        ? `No need or answer shown here mentions “${view.find}”.`
        : 'These options don’t differ in any need shown here.';
    showResult(this.#place.querySelector('.result')!, selection, this.#table, this.#fails, noRows);
    this.#place.querySelector<HTMLElement>('.tbl')!.hidden = !selection.options.length || !criteria.length;
  }

  #renderForm({ counts, options }: Selection): void {
    const view = this.#view;
    for (const chip of this.#inputs('need')) {
      const count = counts.get(chip.value)!;
      put(chip.parentElement!.querySelector('b')!.firstChild!, String(count));
      chip.parentElement!.classList.toggle('leaves-none', count === 0);
    }
    const chosen = { need: view.needs, option: view.options, group: view.groups };
    for (const [name, ids] of Object.entries(chosen))
      for (const box of this.#inputs(name)) box.checked = ids.includes(box.value);
    this.#inputs('differ')[0]!.checked = view.differ;
    this.#inputs('words')[0]!.checked = this.#shown.words;
    const [find] = this.#inputs('find');
    if (find!.value.trim() !== view.find) find!.value = view.find;

    const untouched = !viewAddress(view);
    const restores = untouched && Boolean(viewAddress(parseView(stored(STORED, LONGEST), this.#known)));
    const [reset, last] = this.#form.querySelectorAll<HTMLButtonElement>('[type=reset], [value=last]');
    reset!.hidden = restores;
    reset!.disabled = untouched;
    last!.hidden = !restores;

    const of = (shown: number, all: number, word: string) => `${shown} of ${plural(all, word)}`;
    put(
      this.#place.querySelector('.shown')!,
      `${of(options.length, this.#known.options.length, 'option')}, ` +
        of(this.#shown.criteria.length, this.#answers.criteria.length, 'need'),
    );
  }

  async #press(button: HTMLButtonElement): Promise<void> {
    const { value } = button;
    if (value === 'more') {
      button.ariaExpanded = String(button.ariaExpanded !== 'true');
    } else if (value === 'mend') {
      const { giveUp } = select(this.#view, this.#answers);
      this.#go({ ...this.#view, needs: this.#view.needs.filter((id) => id !== giveUp?.need) });
      this.#place.querySelector<HTMLElement>('.result a, .tbl')!.focus();
    } else if (value === 'rows') {
      this.#go({ ...this.#view, find: '', groups: [], differ: false });
      this.#form.querySelector<HTMLElement>('[popovertarget=choose-rows]')!.focus();
    } else if (value === 'last') {
      this.#go(parseView(stored(STORED, LONGEST), this.#known));
      this.#form.querySelector<HTMLElement>('[type=reset]')!.focus();
    } else if (value === 'wiki') {
      const place = button.closest('.pop')!;
      const said = await import('./export.client.ts')
        .then(({ copyTable }) => copyTable(this.#table.grid(this.#shown), place))
        .catch(() => whyMissing('What copies'));
      put(place.querySelector('[role=status]')!, said);
    }
  }

  /** An answer that unfolds among marks lies over them: one at a time, and away from the edge of the window. */
  #opened(details: HTMLDetailsElement): void {
    const cell = details.closest('td');
    if (!cell || !details.open) return;
    this.#table.introduce(cell);
    if (this.#shown.words) return;
    cell.classList.toggle('near-end', cell.getBoundingClientRect().left > innerWidth / 2);
    this.#close(cell);
  }

  /** Closes answers that lie over marks. @param but what is in one of them leaves it open */
  #close(but?: Element): void {
    if (this.#shown.words) return;
    for (const details of this.#place.querySelectorAll<HTMLDetailsElement>('td > [open]'))
      if (!but || !details.parentElement!.contains(but)) details.open = false;
  }
}
