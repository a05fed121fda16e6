/**
 * The table as the script knows it. The cells that the build wrote are shown and hidden, never written anew, so that
 * what a script shows is what the page says.
 */
import { make } from '../lib/dom.client.ts';
import { oneLine, wrongLink } from '../lib/issue.client.ts';
import { pageAddress } from '../lib/page-url.client.ts';
import type { Grid } from '../lib/grid.ts';
import type { Verdict } from '../content/model.ts';
import type { Answers } from './select.ts';

export interface Shown {
  /** Options and criteria in the order of the table. */
  options: readonly string[];
  criteria: readonly string[];
  words: boolean;
}

/** As many options as this stand side by side with every detail open. */
const ROOMY = 3;

/** What an answer says without its verdict, which stands in front of it: "Yes: ". */
const unjudged = (answer: Element | null): string => oneLine(answer).replace(/^\w+: /, '');

export class Table {
  readonly options: string[];
  readonly criteria: { id: string; group: string }[] = [];
  readonly groups: string[] = [];
  readonly #table: HTMLTableElement;
  readonly #rows = new Map<string, HTMLTableRowElement>();
  readonly #verdicts = new Map<string, Verdict[]>();
  #roomy = false;

  constructor(table: HTMLTableElement) {
    this.#table = table;
    const [, ...heads] = table.tHead!.rows[0]!.cells;
    this.options = heads.map(({ id }) => id);
    for (const { rows } of table.tBodies) {
      const [title, ...needs] = rows;
      const group = title!.cells[0]!.dataset['group']!;
      this.groups.push(group);
      for (const row of needs) {
        const [{ id }, ...answers] = row.cells as unknown as [Element, ...Element[]];
        this.criteria.push({ id, group });
        this.#rows.set(id, row);
        // What draws the sign says the verdict.
        this.#verdicts.set(
          id,
          answers.map((cell) => cell.querySelector('summary')!.classList[0]!.slice('m-'.length) as Verdict),
        );
      }
    }
  }

  #column = (option: string): number => this.options.indexOf(option);

  cell = (option: string, criterion: string): HTMLTableCellElement =>
    this.#rows.get(criterion)!.cells[this.#column(option) + 1]!;

  /** The detail of an answer. */
  details = (option: string, criterion: string): HTMLDetailsElement =>
    this.cell(option, criterion).querySelector('details')!;

  verdict: Answers['verdict'] = (option, criterion) => this.#verdicts.get(criterion)![this.#column(option)]!;

  /** Name of an option or a need. */
  name = (id: string): string => oneLine(document.getElementById(id)!.querySelector('summary, a'));

  /** Address of an option's page, relative to this one. */
  page = (option: string): string =>
    document.getElementById(option)!.querySelector('a')!.getAttribute('href')!;

  /** What a cell says, without its verdict. */
  says = (option: string, criterion: string): string =>
    unjudged(this.cell(option, criterion).querySelector('summary'));

  /** What a cell says, with what its signs say: "Yes: with the key (our judgment)". */
  answer(option: string, criterion: string): string {
    const judged = this.cell(option, criterion).querySelector('.m-judged') ? ' (our judgment)' : '';
    return oneLine(this.cell(option, criterion).querySelector('summary')) + judged;
  }

  /** Whether the need, its question, or an answer among `options` mentions a text. @param text in lower case */
  mentions(criterion: string, text: string, options: readonly string[]): boolean {
    const [head] = this.#rows.get(criterion)!.cells;
    return [oneLine(head!), ...options.map((option) => unjudged(this.cell(option, criterion)))].some(
      (place) => place.toLowerCase().includes(text),
    );
  }

  /** What is shown, as text: the first row and the first column name the rest. */
  grid({ options, criteria }: Shown): Grid {
    return [
      ['Need', ...options.map(this.name)],
      ...criteria.map((id) => [this.name(id), ...options.map((option) => this.answer(option, id))]),
    ];
  }

  show({ options, criteria, words }: Shown): void {
    const rows = [this.#table.tHead!.rows[0]!, ...this.#rows.values()];
    for (const [at, option] of this.options.entries()) {
      const hidden = !options.includes(option);
      // What is written is laid out anew, even if it says the same.
      if (rows[0]!.cells[at + 1]!.hidden !== hidden)
        for (const row of rows) row.cells[at + 1]!.hidden = hidden;
    }
    this.#table.style.setProperty('--options', String(options.length));
    // Marks need no region that scrolls, and so no stop for the keyboard.
    this.#table.parentElement!.tabIndex = words ? 0 : -1;
    for (const body of this.#table.tBodies) {
      const [title, ...rows] = body.rows;
      for (const row of rows) row.hidden = !criteria.includes(row.cells[0]!.id);
      body.hidden = rows.every((row) => row.hidden);
      title!.cells[0]!.colSpan = options.length + 1;
    }
    this.#open(words && options.length <= ROOMY, options);
  }

  /** With few columns there is room to read: every detail shows, and goes again with the room. */
  #open(roomy: boolean, options: readonly string[]): void {
    if (!roomy && !this.#roomy) return;
    this.#roomy = roomy;
    for (const { id } of this.criteria)
      for (const option of this.options) {
        const opens = roomy && options.includes(option);
        // With what it gets when it opens, so that nothing moves right after.
        if (opens) this.introduce(this.cell(option, id));
        this.details(option, id).open = opens;
      }
  }

  /** For cards: each need says how many of the shown options meet it. */
  count(options: readonly string[]): void {
    for (const { id } of this.criteria) {
      const yes = options.filter((option) => this.verdict(option, id) === 'yes').length;
      this.#rows.get(id)!.querySelector('summary')!.dataset['yes'] = `${yes} of ${options.length}`;
    }
  }

  /** An opened answer says what it is about, because its mark alone doesn't, and has an address. */
  introduce(cell: HTMLTableCellElement): void {
    const place = cell.querySelector('div')!;
    if (place.querySelector('.about')) return;
    const criterion = cell.parentElement!.firstElementChild!.id;
    const option = this.options[cell.cellIndex - 1]!;
    const about = make(
      'p',
      { class: 'about' },
      make('b', {}, `${this.name(option)}, ${this.name(criterion)}`),
    );
    about.append(make('br'), this.answer(option, criterion));
    const checked = place.lastElementChild!;
    const cited = [...checked.querySelectorAll('a')];
    const read = checked.querySelector('time')?.textContent;
    const here = `?cell=${option}.${criterion}#${criterion}`;
    const wrong = wrongLink({
      title: `${this.name(option)}, ${this.name(criterion)}`,
      address: pageAddress + here,
      statement: `${this.answer(option, criterion)}. ${oneLine(place.firstElementChild)}`,
      sources: cited.map((link) => ({ title: oneLine(link), address: link.href, read })),
    });
    place.prepend(about);
    checked.append(', ', make('a', { href: here }, 'Link to this answer'));
    if (wrong) checked.append(', ', wrong);
  }
}
