/**
 * The table as something to rearrange. The cells that the build wrote are moved and hidden, never written anew, so
 * that what a script shows is what the page says.
 */
import { afterPaint } from '../../layout/after-paint.ts';
import type { Verdict } from '../model.ts';
import type { Answers } from './select.ts';
import type { Grid } from './text.ts';

const words = (element: Node | null): string => (element?.textContent ?? '').replace(/\s+/g, ' ').trim();

const setHidden = (element: HTMLElement, hidden: boolean) => {
  if (element.hidden !== hidden) element.hidden = hidden;
};

/** Makes `parts` what a place holds, and moves only those that stand elsewhere: what moves is laid out anew. */
function fill(place: Element, parts: readonly Element[]): void {
  let at = place.firstElementChild;
  for (const part of parts)
    if (part === at) at = at.nextElementSibling;
    else place.insertBefore(part, at);
  while (at) {
    const next = at.nextElementSibling;
    at.remove();
    at = next;
  }
}

/** In px; only a group's title is lower, and `SPARE_ROWS` make up for those in sight. */
const LOWEST_ROW = 40;
const SPARE_ROWS = 3;

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
  /** Rows by the id of the header that they begin with; those of options are made when they are asked for. */
  readonly #rows = new Map<string, HTMLTableRowElement>();
  readonly #bodies: HTMLTableSectionElement[];
  /** Details that show because there is room, not because the reader opened them. */
  readonly #roomy = new Set<HTMLDetailsElement>();
  /** The order that the cells stand in, hidden ones included. */
  #order: readonly string[];
  #swapped = false;

  constructor(table: HTMLTableElement) {
    this.#table = table;
    const [corner, ...heads] = table.tHead!.rows[0]!.cells;
    this.#corner = corner!;
    this.options = heads.map((head) => head.id);
    this.#order = this.options;
    for (const head of heads) this.#heads.set(head.id, head);
    this.#bodies = [...table.tBodies];
    for (const body of this.#bodies) {
      const [title, ...rows] = body.rows;
      const group = title!.cells[0]!.dataset['group']!;
      this.groups.push(group);
      this.#heads.set(group, title!.cells[0]!);
      for (const row of rows) {
        const [head, ...answers] = row.cells;
        this.#rows.set(head!.id, row);
        this.criteria.push({ id: head!.id, group });
        this.#heads.set(head!.id, head!);
        this.#cells.set(head!.id, new Map(this.options.map((option, index) => [option, answers[index]!])));
      }
    }
    this.#name();
  }

  /** Some browsers take a table that is laid out as a grid for no table: each part says what it is. */
  #name(): void {
    const { tHead, tBodies, rows } = this.#table;
    this.#table.role = 'table';
    for (const part of [tHead!, ...tBodies]) part.role = 'rowgroup';
    for (const line of rows) {
      line.role = 'row';
      for (const cell of line.cells)
        cell.role = !cell.scope ? 'cell' : cell.scope.startsWith('col') ? 'columnheader' : 'rowheader';
    }
  }

  cell = (option: string, criterion: string): HTMLTableCellElement =>
    this.#cells.get(criterion)!.get(option)!;

  /** Option and criterion of a cell. */
  placeOf(cell: HTMLTableCellElement): [option: string, criterion: string] {
    for (const [criterion, cells] of this.#cells)
      for (const [option, other] of cells) if (other === cell) return [option, criterion];
    throw new Error('a cell of another table');
  }

  readonly #verdicts = new Map<HTMLTableCellElement, Verdict>();

  /** Read from the cell's sign once: filters ask thousands of times. */
  verdict: Answers['verdict'] = (option, criterion) => {
    const cell = this.cell(option, criterion);
    let verdict = this.#verdicts.get(cell);
    if (!verdict) {
      verdict = cell.querySelector('svg')!.classList[1]!.slice('m-'.length) as Verdict;
      this.#verdicts.set(cell, verdict);
    }
    return verdict;
  };

  /** The words of a header without what stands below or behind them. */
  name = (id: string): string => words(this.#heads.get(id)!.querySelector('a, span'));

  /** What a cell says, in words, with its verdict. */
  answer = (option: string, criterion: string): string =>
    [...this.cell(option, criterion).querySelector('summary')!.childNodes]
      .map((part) => (part instanceof SVGElement ? part.ariaLabel : words(part)))
      .filter(Boolean)
      .join(' ');

  /** Whether the need, its question, or an answer among `options` mentions a text. @param text in lower case */
  mentions(criterion: string, text: string, options: readonly string[]): boolean {
    const places = [this.#heads.get(criterion)!, ...options.map((option) => this.cell(option, criterion))];
    return places.some((place) => words(place).toLowerCase().includes(text));
  }

  show({ options, criteria, swap }: Shown): void {
    // What only falls out stays in its place, hidden: moving cells costs more than all the rest.
    const stand = this.#order.filter((option) => options.includes(option));
    const turns = swap !== this.#swapped;
    if (turns || stand.join() !== options.join()) {
      this.#order = [...options, ...this.options.filter((option) => !options.includes(option))];
      if (turns) this.#turn(swap);
      this.#arrange();
    }
    this.#hide(new Set(options), new Set(criteria));
    this.#open(options.length <= 3 && !swap ? options : [], criteria);
    this.widen();
  }

  /** Has a change painted for the rows in sight first; the others wait for the next frame. */
  inSightFirst(change: () => void): void {
    const region = this.#table.parentElement!;
    const { top, bottom } = region.getBoundingClientRect();
    const rows = (Math.min(bottom, innerHeight) - top) / LOWEST_ROW;
    // Further down, what is above moves what is in sight.
    const isAtTop = !region.scrollTop;
    change();
    if (!isAtTop) return;
    const late = [...this.#table.rows].filter((row) => !row.hidden).slice(Math.max(0, rows) + SPARE_ROWS);
    for (const row of late) row.classList.add('late');
    afterPaint(() => {
      for (const row of late) row.classList.remove('late');
    });
  }

  #headsOf = (ids: readonly string[]): HTMLTableCellElement[] => ids.map((id) => this.#heads.get(id)!);

  #rowOf(id: string): HTMLTableRowElement {
    let row = this.#rows.get(id);
    if (!row) this.#rows.set(id, (row = document.createElement('tr')));
    return row;
  }

  /** Changes which of the two leads the rows; the cells follow when they are arranged. */
  #turn(swap: boolean): void {
    this.#swapped = swap;
    for (const head of this.#headsOf(this.options)) head.scope = swap ? 'row' : 'col';
    for (const head of this.#headsOf(this.criteria.map(({ id }) => id))) head.scope = swap ? 'col' : 'row';
    for (const head of this.#headsOf(this.groups)) head.scope = swap ? 'colgroup' : 'rowgroup';
    this.#corner.firstChild!.textContent = swap ? 'Option' : 'Need';
  }

  /** Puts every cell in its row, and the rows in their order. Rows stay: the browser knows which of them are in sight. */
  #arrange(): void {
    const [table, order, swap] = [this.#table, this.#order, this.#swapped];
    const ids = this.criteria.map(({ id }) => id);
    const first = this.#corner.parentElement!;
    for (const body of [...table.tBodies]) if (swap === this.#bodies.includes(body)) body.remove();
    if (swap) {
      const above = this.#rowOf('');
      above.className = 'grp';
      fill(above, [document.createElement('td'), ...this.#headsOf(this.groups)]);
      fill(first, [this.#corner, ...this.#headsOf(ids)]);
      first.before(above);
      for (const option of order)
        fill(this.#rowOf(option), [...this.#headsOf([option]), ...ids.map((id) => this.cell(option, id))]);
      fill(
        table.tBodies[0] ?? table.createTBody(),
        order.map((option) => this.#rowOf(option)),
      );
    } else {
      this.#rows.get('')?.remove();
      fill(first, [this.#corner, ...this.#headsOf(order)]);
      for (const id of ids)
        fill(this.#rowOf(id), [...this.#headsOf([id]), ...order.map((option) => this.cell(option, id))]);
      for (const [index, group] of this.groups.entries())
        fill(this.#bodies[index]!.rows[0]!, this.#headsOf([group]));
      if (!table.tBodies.length) table.append(...this.#bodies);
    }
    this.#name();
  }

  #hide(options: ReadonlySet<string>, criteria: ReadonlySet<string>): void {
    const swap = this.#swapped;
    for (const option of this.options) {
      const head = this.#heads.get(option)!;
      if (swap) setHidden(head.parentElement!, !options.has(option));
      setHidden(head, !options.has(option));
    }
    for (const { id } of this.criteria) {
      const head = this.#heads.get(id)!;
      if (!swap) setHidden(head.parentElement!, !criteria.has(id));
      setHidden(head, !criteria.has(id));
      for (const [option, cell] of this.#cells.get(id)!)
        setHidden(cell, !options.has(option) || (swap && !criteria.has(id)));
    }
    for (const group of this.groups) {
      const { length } = this.criteria.filter(({ id, group: of }) => of === group && criteria.has(id));
      const head = this.#heads.get(group)!;
      setHidden(head, !length);
      setHidden(head.parentElement!, !swap && !length);
      head.colSpan = swap ? length || 1 : options.size + 1;
      // A grid does not ask for `colspan`.
      head.style.gridColumn = swap ? `span ${head.colSpan}` : '';
    }
  }

  /** With few columns there is room to read: every detail shows, and goes again with the room. */
  #open(options: readonly string[], criteria: readonly string[]): void {
    const wanted = new Set(
      criteria.flatMap((id) => options.map((option) => this.cell(option, id).firstElementChild!)),
    ) as Set<HTMLDetailsElement>;
    this.#table.toggleAttribute('data-roomy', wanted.size > 0);
    for (const details of this.#roomy)
      if (!wanted.has(details)) {
        this.#roomy.delete(details);
        details.open = false;
      }
    for (const details of wanted)
      if (!details.open) {
        this.#roomy.add(details);
        details.open = true;
      }
  }

  /** Whether a detail shows because there is room. */
  isRoomy = (details: HTMLDetailsElement): boolean => this.#roomy.has(details);

  /** Columns in which the reader opened a cell have room for the detail. */
  widen(): void {
    const line = [...this.#table.tHead!.rows].at(-1)!;
    const details = [...this.#table.querySelectorAll<HTMLDetailsElement>('details[open]')];
    const wide = new Set(
      details
        .filter((each) => !this.#roomy.has(each))
        .map((each) => (each.parentElement as HTMLTableCellElement).cellIndex),
    );
    const columns = [...line.cells]
      .slice(1)
      .flatMap(({ hidden, cellIndex }) => (hidden ? [] : wide.has(cellIndex) ? '20rem' : 'var(--column)'));
    this.#table.style.setProperty('--columns', wide.size ? columns.join(' ') : null);
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
