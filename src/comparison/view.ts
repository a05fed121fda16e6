/**
 * What a reader asks of the comparison, and its address: `?need=docker,free-plan&option=vpn,mesh-vpn&differ`.
 * Shared by the build, the browser and the chooser. The order of the parts means nothing; what is unknown, and what
 * earlier versions of the guide knew (`sort`, `swap`), is ignored.
 */
import type { Verdict } from '../content/model.ts';
import { queryOf } from '../lib/query.ts';

export interface View {
  /** Criteria that an option has to meet. */
  needs: string[];
  /** Options to choose from; empty means all. */
  options: string[];
  /** Groups of criteria to show; empty means all. */
  groups: string[];
  /** Only the rows in which the shown options differ. */
  differ: boolean;
  /** What cells show, where it is not what their number suggests: see `showsWords`. */
  show: '' | 'marks' | 'words';
  /** Text that a row must contain. */
  find: string;
}

/** Every id that may stand in an address, each list in the order of the table. */
export interface Vocabulary {
  needs: readonly string[];
  options: readonly string[];
  groups: readonly string[];
}

/** Where the browser keeps the last view's address. */
export const STORED = 'compare';

export const MAX_FIND = 60;

/** Known ids among `wanted`, each once, in the table's order. */
const pick = (wanted: readonly string[], known: readonly string[]): string[] => {
  const set = new Set(wanted);
  return known.filter((id) => set.has(id));
};

/** All of a list is the same view as no choice at all. */
const some = (ids: string[], known: readonly string[]): string[] => (ids.length === known.length ? [] : ids);

const tidyFind = (text: string): string =>
  [...text.replace(/[\u0000-\u001f\u007f]/g, ' ').trim()].slice(0, MAX_FIND).join('').trim();

/** The same view in its one canonical form. */
export const tidy = (view: View, known: Vocabulary): View => ({
  needs: pick(view.needs, known.needs),
  options: some(pick(view.options, known.options), known.options),
  groups: some(pick(view.groups, known.groups), known.groups),
  differ: view.differ,
  show: view.show,
  find: tidyFind(view.find),
});

/** @param search what stands behind the address's question mark, with it or without; anything at all */
export function parseView(search: string, known: Vocabulary): View {
  const query = queryOf(search);
  const show = query.get('show');
  const list = (name: string) => query.getAll(name).flatMap((value) => value.split(/[\s,]+/));
  return tidy(
    {
      needs: list('need'),
      options: list('option'),
      groups: list('group'),
      differ: query.has('differ'),
      show: show === 'marks' || show === 'words' ? show : '',
      find: query.get('find') ?? '',
    },
    known,
  );
}

/** The view's address: empty for the whole table, else with a leading question mark. */
export function viewAddress(view: Partial<View>): string {
  const parts = [
    ['need', view.needs?.join(',')],
    ['option', view.options?.join(',')],
    ['group', view.groups?.join(',')],
    ['show', view.show],
    ['find', encodeURIComponent(view.find ?? '')],
  ]
    .filter(([, value]) => value)
    .map((part) => part.join('='));
  if (view.differ) parts.push('differ');
  return parts.length ? `?${parts.join('&')}` : '';
}

/** Options whose answers fit side by side as words. */
const FEW = 4;

/** Whether cells show their words: where few options are left, unless the reader says otherwise. */
export const showsWords = (show: View['show'], options: number): boolean =>
  show ? show === 'words' : options <= FEW;

/** Whether an answer meets a need. @param partlyCounts as `need.partly` of the criterion says */
export const meets = (verdict: Verdict, partlyCounts: boolean): boolean =>
  verdict === 'yes' || (verdict === 'partly' && partlyCounts);
