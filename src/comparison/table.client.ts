/**
 * The table as something to rearrange. The cells that the build wrote are moved and hidden, never written anew, so
 * that what a script shows is what the page says.
 */
import { afterPaint } from '../lib/after-paint.client.ts';
import type { Verdict } from '../content/model.ts';
import type { Answers } from './select.ts';

const words = (element: Node | null): string => (element?.textContent ?? '').replace(/\s+/g, ' ').trim();

const setHidden = (element: HTMLElement, hidden: boolean) => {
  if (element.hidden !== hidden) element.hidden = hidden;
};

/** Makes `parts` the first in a place, and moves only those that stand elsewhere: what moves is laid out anew. */
function fill(place: Element, parts: readonly Element[]): void {
  let at = place.firstElementChild;
  for (const part of parts)
    if (part === at) at = at.nextElementSibling;
    else place.insertBefore(part, at);
}

/** The shortest beginning of a list that holds `count` of the shown. */
function beginning(ids: readonly string[], shown: ReadonlySet<string>, count: number): readonly string[] {
  let left = count;
  const end = ids.findIndex((id) => shown.has(id) && --left < 0);
  return end < 0 ? ids : ids.slice(0, end);
}

/**
 * In px, as low and narrow as they get: at most this much can be in sight at once. Only where few columns are left can
 * the header be lower, and then the edge of one more row shows a frame late.
 */
const HEADER = 80;
const NEED = 48;
const OPTION = 36;
/** With all needs, of which some answers take three lines whatever the option. */
const WHOLE_OPTION = 75;
const MANY = 20;
const ROW_HEAD = 208;
const COLUMN = 168;

const roleOf = ({ scope }: HTMLTableCellElement): string =>
  !scope ? 'cell' : scope.startsWith('col') ? 'columnheader' : 'rowheader';

/** How many rows and columns to show before the rest. */
interface Sight {
  rows: number;
  columns: number;
}
const ALL: Sight = { rows: Infinity, columns: Infinity };
const BOUNDLESS = { height: Infinity, width: Infinity };

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
  /** Rows by the id of the header that they begin with; those of options are empty until they are asked for. */
  readonly #rows = new Map<string, HTMLTableRowElement>();
  readonly #bodies: HTMLTableSectionElement[];
  /** The line that heads the columns when criteria are the rows. */
  readonly #line: HTMLTableRowElement;
  /** When options are the rows: the line of groups, the line that heads the columns, and the body. Hidden until then. */
  readonly #byOption: {
    groups: HTMLTableRowElement;
    line: HTMLTableRowElement;
    body: HTMLTableSectionElement;
  };
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
    this.#line = table.tHead!.rows[0]!;
    const groups = table.tHead!.insertRow(0);
    const line = table.tHead!.insertRow(1);
    const body = table.createTBody();
    groups.className = 'grp';
    groups.insertCell();
    groups.hidden = line.hidden = true;
    body.ariaHidden = 'true';
    this.#byOption = { groups, line, body };
    for (const option of this.options) this.#rows.set(option, body.insertRow());
    // Some browsers take a table that is laid out as a grid for no table: each part says what it is.
    table.role = 'table';
    for (const part of [table.tHead!, ...table.tBodies]) part.role = 'rowgroup';
    for (const row of table.rows) {
      row.role = 'row';
      for (const cell of row.cells) cell.role = roleOf(cell);
    }
  }

  cell = (option: string, criterion: string): HTMLTableCellElement =>
    this.#cells.get(criterion)!.get(option)!;

  /** Option and criterion of a cell. */
  placeOf(cell: HTMLTableCellElement): [option: string, criterion: string] {
    for (const [criterion, cells] of this.#cells)
      for (const [option, other] of cells) if (other === cell) return [option, criterion];
    throw new Error('no answer');
  }

  readonly #verdicts = new Map<HTMLTableCellElement, Verdict>();

  /** Read from what draws the cell's sign, once: filters ask thousands of times. */
  verdict: Answers['verdict'] = (option, criterion) => {
    const cell = this.cell(option, criterion);
    let verdict = this.#verdicts.get(cell);
    if (!verdict) {
      verdict = cell.querySelector('summary')!.classList[0]!.slice('m-'.length) as Verdict;
      this.#verdicts.set(cell, verdict);
    }
    return verdict;
  };

  /** The words of a header without what stands below or behind them. */
  name = (id: string): string => words(this.#head(id).querySelector('a, span'));

  /** What a cell says, in words, with what its signs say: "Yes: with the key (our judgement)". */
  answer(option: string, criterion: string): string {
    const summary = this.cell(option, criterion).querySelector('summary')!;
    const [first, ...rest] = this.verdict(option, criterion);
    const judged = summary.matches('.m-judged') ? ' (our judgement)' : '';
    return `${first!.toUpperCase()}${rest.join('')}: ${words(summary)}${judged}`;
  }

  /** Whether the need, its question, or an answer among `options` mentions a text. @param text in lower case */
  mentions(criterion: string, text: string, options: readonly string[]): boolean {
    const places = [this.#head(criterion), ...options.map((option) => this.cell(option, criterion))];
    return places.some((place) => words(place).toLowerCase().includes(text));
  }

  show({ options, criteria, swap }: Shown): void {
    this.#finish();
    // What only falls out stays in its place, hidden: moving cells costs more than all the rest.
    const stand = this.#order.filter((option) => options.includes(option));
    const turns = swap !== this.#swapped;
    const moves = turns || stand.join() !== options.join();
    if (moves) this.#order = [...options, ...this.options.filter((option) => !options.includes(option))];
    if (turns) this.#turn(swap);
    const shown = new Set([...options, ...criteria]);
    const settle = (sight: Sight) => {
      if (moves) this.#arrange(sight, shown);
      this.#hide(sight, shown);
    };
    const row = !swap ? NEED : criteria.length > MANY ? WHOLE_OPTION : OPTION;
    this.#inSight = Math.ceil(this.#room.height / row);
    // A row that is new needs all its cells, to be as high as it will be.
    settle({ rows: this.#inSight, columns: turns ? Infinity : Math.ceil(this.#room.width / COLUMN) });
    if (this.#room !== BOUNDLESS) this.#rest = () => settle(ALL);
    this.#open(options.length <= 3 && !swap ? options : [], criteria);
    this.widen();
  }

  /** In px, how much `show` does at once; how many rows that was; and what it left to do. */
  #room = BOUNDLESS;
  #inSight = 0;
  #rest: (() => void) | undefined;

  #finish(): void {
    this.#rest?.();
    this.#rest = undefined;
  }

  /** Has a change painted for what is in sight first; the rest follows in the next frame. */
  inSightFirst(change: () => void): void {
    const region = this.#table.parentElement!;
    const { top, bottom, width } = region.getBoundingClientRect();
    const height = Math.max(0, Math.min(bottom, innerHeight) - top - HEADER);
    // Further on, what is before moves what is in sight.
    const isAtStart = !region.scrollTop && !region.scrollLeft;
    if (isAtStart) this.#room = { height, width: width - ROW_HEAD };
    change();
    this.#room = BOUNDLESS;
    if (!isAtStart) return;
    const late = this.#ids()
      .down.map((id) => this.#rows.get(id)!)
      .filter((row) => !row.hidden)
      .slice(this.#inSight);
    for (const row of late) row.classList.add('late');
    afterPaint(() => {
      this.#finish();
      for (const row of late) row.classList.remove('late');
    });
  }

  #head = (id: string): HTMLTableCellElement => this.#heads.get(id)!;

  /** Changes which of the two leads the rows; the cells follow when they are arranged. */
  #turn(swap: boolean): void {
    this.#swapped = swap;
    for (const [id, head] of this.#heads) {
      const leadsRows = this.options.includes(id) === swap;
      head.scope = `${leadsRows ? 'row' : 'col'}${this.groups.includes(id) ? 'group' : ''}`;
      head.role = roleOf(head);
    }
    const { groups, line, body } = this.#byOption;
    this.#line.hidden = swap;
    groups.hidden = line.hidden = !swap;
    const [goes, comes] = swap ? [this.#bodies, [body]] : [[body], this.#bodies];
    // Not `hidden`: what the browser has laid out would be thrown away, and made anew on the way back.
    for (const part of goes) part.ariaHidden = 'true';
    for (const part of comes) part.ariaHidden = null;
    for (const [index, id] of this.groups.entries())
      (swap ? groups : this.#bodies[index]!.rows[0]!).append(this.#head(id));
    const shown = swap ? line : this.#line;
    shown.prepend(this.#corner);
    // Styles know the line that heads the columns as the last.
    this.#table.tHead!.append(shown);
    this.#corner.firstChild!.textContent = swap ? 'Option' : 'Need';
  }

  /** What leads the rows and what leads the columns, hidden ones included. */
  #ids(): { down: readonly string[]; across: readonly string[] } {
    const ids = this.criteria.map(({ id }) => id);
    return this.#swapped ? { down: this.#order, across: ids } : { down: ids, across: this.#order };
  }

  #cellAt = (row: string, column: string): HTMLTableCellElement =>
    this.#swapped ? this.cell(row, column) : this.cell(column, row);

  /** Puts every cell in its row, and the rows in their order. Rows stay: the browser knows which of them are in sight. */
  #arrange({ rows, columns }: Sight, shown: ReadonlySet<string>): void {
    const { down, across } = this.#ids();
    const near = beginning(across, shown, columns);
    const lines = beginning(down, shown, rows);
    fill(this.#corner.parentElement!, [this.#corner, ...across.map(this.#head)]);
    for (const id of lines)
      fill(this.#rows.get(id)!, [this.#head(id), ...near.map((other) => this.#cellAt(id, other))]);
    if (this.#swapped)
      fill(
        this.#byOption.body,
        lines.map((id) => this.#rows.get(id)!),
      );
  }

  #hide({ rows }: Sight, shown: ReadonlySet<string>): void {
    const swap = this.#swapped;
    const { down, across } = this.#ids();
    for (const id of [...down, ...across]) setHidden(this.#head(id), !shown.has(id));
    for (const id of down) setHidden(this.#rows.get(id)!, !shown.has(id));
    for (const id of beginning(down, shown, rows))
      if (shown.has(id)) for (const other of across) setHidden(this.#cellAt(id, other), !shown.has(other));

    const { length: width } = across.filter((id) => shown.has(id));
    for (const group of this.groups) {
      const { length } = this.criteria.filter(({ id, group: of }) => of === group && shown.has(id));
      const head = this.#head(group);
      setHidden(head, !length);
      setHidden(head.parentElement!, !swap && !length);
      head.colSpan = swap ? length || 1 : width + 1;
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
    const details = [...this.#table.querySelectorAll<HTMLDetailsElement>('details[open]')];
    const wide = new Set(
      details
        .filter((each) => !this.#roomy.has(each))
        .flatMap((each) => this.placeOf(each.parentElement as HTMLTableCellElement)),
    );
    const columns = this.#ids()
      .across.filter((id) => !this.#head(id).hidden)
      .map((id) => (wide.has(id) ? '20rem' : 'var(--column)'));
    this.#table.style.setProperty('--columns', wide.size ? columns.join(' ') : null);
  }

  /** Gives each cell its option's name, for cards that are headed by the need. */
  nameCells(): void {
    for (const cells of this.#cells.values())
      for (const [option, cell] of cells) cell.dataset['option'] ??= this.name(option);
  }
}
