/** The result of a filter: the options that are left, the best first, and why each of the others fell out. */
import { make, plural } from '../lib/dom.client.ts';
import type { Selection } from './select.ts';
import type { Table } from './table.client.ts';

/** What an option that fails a need does, in words, as its filter holds them. */
export type Fails = ReadonlyMap<string, { no: string; partly: string }>;

/** Begins a sentence's part in parentheses: "The SSH port" is "the SSH port" there, a name keeps its capital. */
const inside = (text: string): string =>
  text.replace(
    /^(An?|All|Any|Each|Every|Everything|For|If|In|It|None|Not|One|Only|Same|Some|The|Through|Up|What|With|You|Your)\b/,
    (word) => word.toLowerCase(),
  );

/** "needs an inbound rule (the SSH port)" */
const reason = (table: Table, fails: Fails, option: string, need: string): string => {
  const verdict = table.verdict(option, need);
  const { no, partly } = fails.get(need)!;
  const words =
    verdict === 'unknown' ? `unconfirmed: ${table.name(need)}` : verdict === 'partly' ? partly : no;
  return `${words} (${inside(table.says(option, need))})`;
};

const item = (table: Table, option: string, text: string) =>
  make('li', {}, make('a', { href: table.page(option) }, table.name(option)), text && `: ${text}`);

/** Says what stands in the way, and offers to take it away. */
const offer = (text: string, value: string, words: string) =>
  make('p', {}, `${text} `, make('button', { type: 'button', value }, words));

/**
 * Fills a place with the result of a selection; empty where nothing was asked.
 * @param noRows why no row shows, where none does
 */
export function showResult(
  place: HTMLElement,
  { ranked, left, giveUp }: Selection,
  table: Table,
  fails: Fails,
  noRows: string,
): void {
  const parts: Node[] = noRows && !giveUp ? [offer(noRows, 'rows', 'Show all rows')] : [];
  if (giveUp) {
    const need = table.name(giveUp.need);
    const then = giveUp.brings
      ? `Without “${need}”, ${plural(giveUp.brings, 'option')} would fit.`
      : `Most fail “${need}”; no single need is in the way.`;
    parts.push(offer(`No option meets all of this. ${then}`, 'mend', `Drop “${need}”`));
  } else if (left.length) {
    const list = ranked.map(({ option, partly, lacks }) =>
      item(
        table,
        option,
        [
          ...lacks.map((need) => fails.get(need)!.no),
          ...partly.map((need) => `${table.name(need)} only partly (${inside(table.says(option, need))})`),
        ].join('; '),
      ),
    );
    const how = ': first those that meet your needs in full, then those with the most Yes answers.';
    const title = make('p', {}, make('b', {}, `${plural(ranked.length, 'option')} left`), how);
    parts.push(make('div', {}, title, make('ol', {}, ...list)));
  }
  if (left.length)
    parts.push(
      make(
        'details',
        globalThis.matchMedia('(width >= 48rem)').matches ? { open: '' } : {},
        make('summary', {}, `${plural(left.length, 'option')} ruled out`),
        make(
          'ul',
          {},
          ...left.map(({ option, fails: needs }) =>
            item(table, option, needs.map((need) => reason(table, fails, option, need)).join('; ')),
          ),
        ),
      ),
    );
  place.hidden = !parts.length;
  place.replaceChildren(...parts);
}
