/** The table that the bench writes: one row a budget, its worst value and where that was found. */
import { markdownTable } from '../../src/lib/markdown-table.ts';
import { budget, budgets, type BudgetId } from './budgets.ts';

/** One measured value for a budget, in the budget's unit. */
export interface Result {
  budget: BudgetId;
  /** Where it was measured: a page's address, a build. */
  where: string;
  value: number;
  /** What helps to find the cause of a miss. */
  note?: string;
}

/** More detail than the table of budgets holds. */
export interface Table {
  title: string;
  head: string[];
  rows: string[][];
}

/** Compared as shown, so that no row reads "30 ≤ 30, MISS". Three decimals: of kB the bytes, of layout shift what counts. */
const rounded = (value: number): number => Math.round(value * 1000) / 1000;

export function isMiss({ budget: id, value }: Result): boolean {
  const { limit, least } = budget(id);
  if (Number.isNaN(value)) return true;
  return least ? rounded(value) < limit : rounded(value) > limit;
}

/** The value that is furthest on the wrong side; of equal ones the first. */
export function worst(results: readonly Result[]): Result | undefined {
  const sign = results[0] && budget(results[0].budget).least ? -1 : 1;
  return results.reduce<Result | undefined>(
    (found, result) =>
      !found || Number.isNaN(result.value) || sign * result.value > sign * found.value ? result : found,
    undefined,
  );
}

const withUnit = (value: number, unit: string): string => `${rounded(value)}${unit && ` ${unit}`}`;

/** One row for each budget that was measured. A budget with misses names how many. */
export function budgetTable(results: readonly Result[]): string {
  const rows = (Object.keys(budgets) as BudgetId[]).flatMap((id) => {
    const own = results.filter((result) => result.budget === id);
    const found = worst(own);
    if (!found) return [];
    const { what, limit, unit, least } = budget(id);
    const misses = own.filter(isMiss).length;
    const sign = least ? '≥' : limit === 0 ? '=' : '≤';
    const outcome = misses ? `**MISS** (${misses} of ${own.length})` : 'ok';
    const same = own.length > 1 && own.every(({ value }) => value === found.value);
    const where = same ? `all ${own.length}` : found.where;
    return [[what, `${sign} ${withUnit(limit, unit)}`, withUnit(found.value, unit), where, outcome]];
  });
  return markdownTable([['measure', 'budget', 'worst value', 'where', ''], ...rows]);
}

/** Every miss on a line of its own, with what is known of its cause and why the budget exists. */
export function missList(results: readonly Result[]): string {
  return results
    .filter(isMiss)
    .map((result) => {
      const { what, unit, limit, reason } = budget(result.budget);
      const note = result.note ? `: ${result.note}` : '';
      const found = `${withUnit(result.value, unit)} instead of ${withUnit(limit, unit)}`;
      return `- ${what}, ${result.where}: ${found}${note} (why: ${reason})`;
    })
    .join('\n');
}

/** @param setting what the figures depend on: browser, Node, machine */
export function markdown(results: readonly Result[], tables: readonly Table[], setting: string): string {
  const misses = missList(results);
  return [
    '# Bench',
    setting,
    budgetTable(results),
    ...(misses ? ['## Missed', misses] : []),
    ...tables.flatMap(({ title, head, rows }) => [`## ${title}`, markdownTable([head, ...rows])]),
    '',
  ].join('\n\n');
}
