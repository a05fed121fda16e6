/**
 * The table as something to rearrange. The cells that the build wrote are moved and hidden, never written anew, so
 * that what a script shows is what the page says.
 */
import type { Verdict } from '../model.ts';
import type { Answers } from './select.ts';
import type { Grid } from './text.ts';

const words = (element: Element | null | undefined): string =>
  (element?.textContent ?? '').replace(/\s+/g, ' ').trim();

const setHidden = (element: HTMLElement, hidden: boolean) => {
  if (element.hidden !== hidden) element.hidden = hidden;
};

const row = (...cells: Node[]): HTMLTableRowElement => {
  const made = document.createElement('tr');
  made.append(...cells);
  return made;
};

export interface Shown {
  /** Options and criteria in the order to show. */
  options: readonly string[];
  criteria: readonly string[];
  swap: boolean;
}

export class Sheet {
  readonly options: string[];
  readonly criteria: { id: string; group: string }[] = [];
  readonly groups: string[] = [];
  readonly #table: HTMLTableElement;
  readonly #corner: HTMLTableCellElement;
  /** Header cells of options, criteria and groups, by id. */
  readonly #heads = new Map<string, HTMLTableCellElement>();
  /** Answer cells: by criterion, then by option. */
  readonly #cells = new Map<string, Map<string, HTMLTableCellElement>>();
  readonly #widths = document.createElement('colgroup');
  #arranged: string;

  constructor(table: HTMLTableElement) {
    this.#table = table;
    table.tHead!.before(this.#widths);
    const [corner, ...heads] = table.tHead!.rows[0]!.cells;
    this.#corner = corner!;
    this.options = heads.map((head) => head.id);
    for (const head of heads) this.#heads.set(head.id, head);
    for (const body of table.tBodies) {
      const [title, ...rows] = body.rows;
      const group = title!.cells[0]!.dataset['group']!;
      this.groups.push(group);
      this.#heads.set(group, title!.cells[0]!);
      for (const { cells } of rows) {
        const [head, ...answers] = cells;
        this.criteria.push({ id: head!.id, group });
        this.#heads.set(head!.id, head!);
        this.#cells.set(head!.id, new Map(this.options.map((option, index) => [option, answers[index]!])));
      }
    }
    this.#arranged = `${this.options.join()}false`;
  }

  cell = (option: string, criterion: string): HTMLTableCellElement =>
    this.#cells.get(criterion)!.get(option)!;

  /** Option and criterion of a cell. */
  placeOf(cell: HTMLTableCellElement): [option: string, criterion: string] {
    for (const [criterion, cells] of this.#cells)
      for (const [option, other] of cells) if (other === cell) return [option, criterion];
    throw new Error('a cell of another table');
  }

  readonly #verdicts = new Map<string, Verdict>();

  /** Read from the cell's sign once: filters ask thousands of times. */
  verdict: Answers['verdict'] = (option, criterion) => {
    const key = `${option} ${criterion}`;
    let verdict = this.#verdicts.get(key);
    if (!verdict) {
      const sign = this.cell(option, criterion).querySelector('svg')!.classList[1]!;
      this.#verdicts.set(key, (verdict = sign.slice('m-'.length) as Verdict));
    }
    return verdict;
  };

  /** The words of a header without what stands below or behind them. */
  name = (id: string): string => words(this.#heads.get(id)!.querySelector('a, span'));

  /** What a cell says, in words, with its verdict. */
  answer = (option: string, criterion: string): string =>
    words(this.cell(option, criterion).querySelector('summary'));

  /** Whether the need, its question, or an answer among `options` mentions a text. @param text in lower case */
  mentions(criterion: string, text: string, options: readonly string[]): boolean {
    const places = [this.#heads.get(criterion)!, ...options.map((option) => this.cell(option, criterion))];
    return places.some((place) => words(place).toLowerCase().includes(text));
  }

  show({ options, criteria, swap }: Shown): void {
    const order = [...options, ...this.options.filter((option) => !options.includes(option))];
    const arranged = `${order.join()}${swap}`;
    if (arranged !== this.#arranged) {
      this.#arrange(order, swap);
      this.#arranged = arranged;
    }
    this.#hide(new Set(options), new Set(criteria), swap);
    this.#columns(1 + (swap ? criteria : options).length);
  }

  #arrange(order: readonly string[], swap: boolean): void {
    for (const option of this.options) this.#heads.get(option)!.scope = swap ? 'row' : 'col';
    for (const { id } of this.criteria) this.#heads.get(id)!.scope = swap ? 'col' : 'row';
    for (const group of this.groups) this.#heads.get(group)!.scope = swap ? 'colgroup' : 'rowgroup';
    this.#corner.firstChild!.textContent = swap ? 'Option' : 'Need';
    const heads = (ids: readonly string[]) => ids.map((id) => this.#heads.get(id)!);
    const ids = this.criteria.map(({ id }) => id);
    for (const body of [...this.#table.tBodies]) body.remove();
    if (swap) {
      const above = row(document.createElement('td'), ...heads(this.groups));
      above.className = 'grp';
      this.#table.tHead!.replaceChildren(above, row(this.#corner, ...heads(ids)));
      const rows = order.map((option) => row(...heads([option]), ...ids.map((id) => this.cell(option, id))));
      this.#table.createTBody().append(...rows);
      return;
    }
    this.#table.tHead!.replaceChildren(row(this.#corner, ...heads(order)));
    for (const group of this.groups) {
      const title = row(...heads([group]));
      title.className = 'grp';
      const rows = this.criteria
        .filter((criterion) => criterion.group === group)
        .map(({ id }) => row(...heads([id]), ...order.map((option) => this.cell(option, id))));
      this.#table.createTBody().append(title, ...rows);
    }
  }

  #hide(options: ReadonlySet<string>, criteria: ReadonlySet<string>, swap: boolean): void {
    for (const option of this.options) {
      const head = this.#heads.get(option)!;
      setHidden(swap ? head.parentElement! : head, !options.has(option));
      setHidden(head, !options.has(option));
    }
    // With few columns there is room to read: every detail shows.
    const roomy = !swap && options.size <= 3;
    for (const { id } of this.criteria) {
      const head = this.#heads.get(id)!;
      setHidden(head, !criteria.has(id));
      if (!swap) setHidden(head.parentElement!, !criteria.has(id));
      for (const [option, cell] of this.#cells.get(id)!) {
        setHidden(cell, !options.has(option) || (swap && !criteria.has(id)));
        const details = cell.firstElementChild as HTMLDetailsElement;
        const opens = roomy && !cell.hidden;
        if (opens && !details.open) details.dataset['roomy'] = '';
        else if (opens || details.dataset['roomy'] === undefined) continue;
        else delete details.dataset['roomy'];
        details.open = opens;
      }
    }
    for (const group of this.groups) {
      const shown = this.criteria.filter(
        (criterion) => criterion.group === group && criteria.has(criterion.id),
      );
      const head = this.#heads.get(group)!;
      setHidden(swap ? head : head.parentElement!, !shown.length);
      if (swap) setHidden(head.parentElement!, false);
      head.colSpan = swap ? shown.length || 1 : options.size + 1;
    }
  }

  /** Widths hang on columns, not on cells: a fixed table asks only them. */
  #columns(count: number): void {
    while (this.#widths.children.length > count) this.#widths.lastElementChild!.remove();
    while (this.#widths.children.length < count) this.#widths.append(document.createElement('col'));
    for (const column of this.#widths.children) column.classList.remove('roomy');
  }

  /** A column in which the reader opened a cell gets room for the detail. */
  widen(cell: HTMLTableCellElement): void {
    const place = (of: HTMLTableCellElement) =>
      [...(of.parentElement as HTMLTableRowElement).cells].filter(({ hidden }) => !hidden).indexOf(of);
    const at = place(cell);
    const open = [...this.#table.querySelectorAll('details[open]:not([data-roomy])')].some(
      (details) => place(details.closest('td')!) === at,
    );
    this.#widths.children[at]?.classList.toggle('roomy', open);
  }

  /** Gives each cell its option's name, for cards that are headed by the need. */
  nameCells(): void {
    for (const cells of this.#cells.values())
      for (const [option, cell] of cells) cell.dataset['option'] ??= this.name(option);
  }

  /** What is shown, as text: the first row and the first column name the rest. */
  grid({ options, criteria, swap }: Shown): Grid {
    const [down, across] = swap ? [options, criteria] : [criteria, options];
    return [
      [swap ? 'Option' : 'Need', ...across.map(this.name)],
      ...down.map((first) => [
        this.name(first),
        ...across.map((second) => (swap ? this.answer(first, second) : this.answer(second, first))),
      ]),
    ];
  }
}
