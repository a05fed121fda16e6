/**
 * The comparison: filters, choices, order, text and links. The state is the address and nothing else: every change is
 * an entry in the history, and whatever an address says is shown as far as it is known.
 */
import { whyMissing } from '../lib/arrival.client.ts';
import { afterPaint } from '../lib/after-paint.client.ts';
import { plural, put } from '../lib/dom.client.ts';
import { store, stored } from '../lib/storage.client.ts';
import { select, type Answers, type Selection } from './select.ts';
import { Sheet, type Shown } from './table.client.ts';
import { parseView, tidy, viewAddress, type View, type Vocabulary } from './view.ts';

const STORED = 'compare';
/** Characters of an address that the comparison made: every need and option by name. */
const LONGEST = 2000;
const taking = () => import('./export-menu.client.ts');
const narrow = globalThis.matchMedia?.('(width < 48rem)');

class ComparisonView extends HTMLElement {
  #sheet!: Sheet;
  #answers!: Answers;
  #known!: Vocabulary;
  #form!: HTMLFormElement;
  #view!: View;
  #shown!: Shown;
  /** Whether the entry of the history that the reader is at came from typing. */
  #typing = false;
  /** Undoes what made the table empty. */
  #mend: (() => void) | undefined;

  connectedCallback(): void {
    this.#sheet = new Sheet(this.querySelector('table')!);
    this.#form = this.querySelector('form')!;
    const chips = this.#inputs('need');
    const needs = new Map(chips.map((chip) => [chip.value, chip.dataset['partly'] === 'counts']));
    const { options, criteria, groups, verdict } = this.#sheet;
    this.#answers = { options, criteria, needs, verdict };
    this.#known = { needs: [...needs.keys()], options, groups, criteria: criteria.map(({ id }) => id) };
    this.#view = parseView('', this.#known);

    this.#form.addEventListener('submit', (event) => event.preventDefault());
    this.#form.addEventListener('input', (event) =>
      this.#read((event.target as HTMLElement).getAttribute('name')),
    );
    this.#form.addEventListener('reset', (event) => {
      event.preventDefault();
      this.#go(parseView('', this.#known));
    });
    this.addEventListener('click', (event) => {
      const button = (event.target as Element).closest('button');
      if (button?.value) void this.#press(button);
    });
    for (const sign of ['pointerover', 'focusin'])
      this.addEventListener(sign, ({ target }) => {
        if ((target as Element).closest('.pop button, td button')) taking().catch(() => {});
      });
    this.addEventListener('toggle', (event) => this.#offerLink(event.target as HTMLDetailsElement), true);
    addEventListener('popstate', () => this.#restore());
    // After this event WebKit empties the form of a page that it kept; the table and the address stay as they were.
    addEventListener('pageshow', ({ persisted }) => persisted && setTimeout(() => this.#restore()));
    narrow?.addEventListener('change', () => this.#render());

    this.#offerLast();
    // The page comes with the whole table: showing it again would only cost time.
    this.#shown = { options, criteria: criteria.map(({ id }) => id), swap: false };
    if (location.search) {
      this.#fill();
      // The browser went there before the table was rearranged.
      if (!this.#restore()) this.querySelector(':target')?.scrollIntoView();
    } else {
      // In tasks of their own, so that none is long. The second shows what is shown already: what the first press asks of
      // every cell is read, and its code compiled, before it.
      setTimeout(() => this.#fill());
      setTimeout(() => this.#read(null));
    }
    delete document.documentElement.dataset['view'];
    if (this.#view.options.length === 1 && !this.#view.needs.length) {
      // Who came to compare one option chooses the others next. Escape gives the focus back to the button.
      const options = this.querySelector<HTMLElement>('[popovertarget]')!;
      options.focus({ preventScroll: true });
      options.click();
    }
  }

  /** Menus and the list of orders: names that the table holds already. */
  #fill(): void {
    const { options, groups, criteria, name } = this.#sheet;
    for (const [key, ids] of Object.entries({ option: options, group: groups })) {
      const boxes = ids.map((id) => {
        const box = Object.assign(document.createElement('input'), {
          type: 'checkbox',
          name: key,
          value: id,
        });
        const label = document.createElement('label');
        label.append(box, ` ${name(id)}`);
        return label;
      });
      this.querySelector(`[data-choices=${key}]`)!.append(...boxes);
    }
    this.#form.querySelector('select')!.append(...criteria.map(({ id }) => new Option(name(id), id)));
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
    const details = this.#sheet.cell(option, criterion).firstElementChild as HTMLDetailsElement;
    details.open = true;
    details.scrollIntoView({ block: 'center', inline: 'center' });
    details.querySelector('summary')!.focus({ preventScroll: true });
    return true;
  }

  /** Shows a view and makes it an entry of the history, unless it is the last one; typing is one entry, not one a letter. */
  #go(view: View, typing = false): void {
    const last = viewAddress(this.#view);
    this.#view = tidy(view, this.#known);
    const address = viewAddress(this.#view);
    if (address !== last) afterPaint(() => this.#enter(address, typing));
    // A card is made of a cell of every row: none can wait.
    if (narrow?.matches) this.#render();
    else this.#sheet.inSightFirst(() => this.#render());
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
    // Refused, there is no last view to offer next time.
    store(STORED, address);
  }

  /** What the form holds is written like an address. */
  #read(name: string | null): void {
    const fields = new URLSearchParams(new FormData(this.#form) as unknown as Record<string, string>);
    this.#go(parseView(String(fields), this.#known), name === 'find');
  }

  #render(): void {
    const view = this.#view;
    const selection = select(view, this.#answers);
    const text = view.find.toLowerCase();
    const criteria = text
      ? selection.criteria.filter((id) => this.#sheet.mentions(id, text, selection.options))
      : selection.criteria;
    // On phones the cards already turn the table: swapping turns them back, and no cell has to move.
    this.#shown = { options: selection.options, criteria, swap: view.swap && !narrow?.matches };
    this.toggleAttribute('data-by-need', view.swap);
    if (view.swap && narrow?.matches) this.#sheet.nameCells();
    this.#sheet.show(this.#shown);
    this.#renderForm(selection);
    this.#renderEmpty(selection);
  }

  #renderForm({ counts, options, left }: Selection): void {
    const view = this.#view;
    for (const chip of this.#inputs('need')) {
      const count = counts.get(chip.value)!;
      put(chip.parentElement!.querySelector('b')!.firstChild!, String(count));
      chip.parentElement!.classList.toggle('leaves-none', count === 0);
    }
    const chosen = { need: view.needs, option: view.options, group: view.groups };
    for (const [name, ids] of Object.entries(chosen))
      for (const box of this.#inputs(name)) box.checked = ids.includes(box.value);
    for (const name of ['differ', 'swap'] as const) this.#inputs(name)[0]!.checked = view[name];
    this.#form.querySelector('select')!.value = view.sort;
    const [find] = this.#inputs('find');
    if (find!.value.trim() !== view.find) find!.value = view.find;

    const { name } = this.#sheet;
    const of = (shown: number, all: number, word: string) => `${shown} of ${plural(all, word)}`;
    put(
      this.querySelector('.shown')!,
      `${of(options.length, this.#known.options.length, 'option')}, ` +
        of(this.#shown.criteria.length, this.#known.criteria.length, 'need'),
    );
    const out = this.querySelector('.left')!;
    put(out.firstElementChild!, left.length ? `${left.length} left out, and why` : 'None left out');
    out.lastElementChild!.replaceChildren(
      ...left.map(({ option, fails }) => {
        const item = document.createElement('li');
        const reasons = fails.map((need) => `${name(need)} (${this.#sheet.answer(option, need)})`);
        item.textContent = `${name(option)} fails: ${reasons.join('; ')}`;
        return item;
      }),
    );
  }

  #renderEmpty({ options, giveUp }: Selection): void {
    const view = this.#view;
    const none = this.querySelector<HTMLElement>('.nothing')!;
    const [text, button] = [none.querySelector('span')!, none.querySelector('button')!];
    const { name } = this.#sheet;
    this.#mend = undefined;
    if (!options.length && giveUp) {
      const { need, brings } = giveUp;
      text.textContent = brings
        ? `No option meets all of this. Give up “${name(need)}” first: ${plural(brings, 'option')} would fit.`
        : `No option meets all of this, and no single need is in the way. Most fail “${name(need)}”: give it up first.`;
      button.textContent = `Give up “${name(need)}”`;
      this.#mend = () => this.#go({ ...view, needs: view.needs.filter((id) => id !== need) });
    } else if (!this.#shown.criteria.length) {
      text.textContent = view.find
        ? `No need or answer shown here mentions “${view.find}”.`
        : 'These options do not differ in any need shown here.';
      button.textContent = view.find ? 'Clear the text' : 'Show all needs';
      this.#mend = () => this.#go({ ...view, find: '', differ: view.find ? view.differ : false });
    }
    none.hidden = !this.#mend;
    this.querySelector<HTMLElement>('.tbl')!.hidden = Boolean(this.#mend);
  }

  async #press({ value }: HTMLButtonElement): Promise<void> {
    if (value === 'mend') {
      this.#mend?.();
      this.querySelector<HTMLElement>('.tbl')!.focus({ preventScroll: true });
    } else if (value === 'last') {
      this.#go(parseView(stored(STORED, LONGEST), this.#known));
    } else {
      try {
        await (await taking()).take({ view: this, what: value, sheet: this.#sheet, shown: this.#shown });
      } catch {
        this.querySelector('.said [role=status]')!.textContent = await whyMissing('What copies');
      }
    }
  }

  /** An opened cell gets room, and offers its own address. */
  #offerLink(details: HTMLDetailsElement): void {
    const cell = details.closest('td');
    if (!cell || this.#sheet.isRoomy(details)) return;
    this.#sheet.widen();
    if (!details.open || cell.querySelector('button')) return;
    const [option, criterion] = this.#sheet.placeOf(cell);
    const button = document.createElement('button');
    button.type = 'button';
    button.value = `?cell=${option}.${criterion}#${criterion}`;
    button.textContent = 'Copy link to this answer';
    details.lastElementChild!.append(button);
  }

  /** Only where the address says nothing: it wins over what was stored. */
  #offerLast(): void {
    const offers = !location.search && viewAddress(parseView(stored(STORED, LONGEST), this.#known));
    this.toggleAttribute('data-has-last', Boolean(offers));
  }
}

// A task of its own: the one that runs this script lays out the end of the page, too.
setTimeout(() => customElements.define('comparison-view', ComparisonView));
