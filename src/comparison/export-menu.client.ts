/** Takes the comparison away: what it shows as text or as a table, and links to it. Comes when it is asked for. */
import { copyOrOffer } from '../lib/clipboard.client.ts';
import type { Sheet, Shown } from './table.client.ts';
import { toCsv, toHtml, toMarkdown, type Grid } from '../lib/grid.ts';

export interface Take {
  /** The comparison, which also says what happened. */
  view: HTMLElement;
  /** `link`, a table as `md`, `csv` or `rich`, or an address on this page to copy whole. */
  what: string;
  sheet: Pick<Sheet, 'name' | 'answer'>;
  shown: Shown;
}

/** What is shown, as text: the first row and the first column name the rest. */
function gridOf({ sheet, shown: { options, criteria, swap } }: Take): Grid {
  const [down, across] = swap ? [options, criteria] : [criteria, options];
  return [
    [swap ? 'Option' : 'Need', ...across.map(sheet.name)],
    ...down.map((first) => [
      sheet.name(first),
      ...across.map((second) => (swap ? sheet.answer(first, second) : sheet.answer(second, first))),
    ]),
  ];
}

async function copy(view: HTMLElement, text: string, name: string, html = ''): Promise<void> {
  const said = view.querySelector('.said')!;
  // It could stand in front of what is said.
  view.querySelector<HTMLElement>(':popover-open')?.hidePopover();
  const done = await copyOrOffer(said, text, html);
  said.querySelector('[role=status]')!.textContent = done ? `Copied the ${name}.` : '';
}

export function take(asked: Take): Promise<void> {
  const { view, what } = asked;
  if (what === 'link') return copy(view, location.href.replace(/#.*/, ''), 'link');
  if (what.startsWith('?'))
    return copy(view, new URL(what, location.href.replace(/[?#].*/, '')).href, 'link');
  const grid = gridOf(asked);
  const link = `<p><a href="${encodeURI(location.href)}">${document.title}</a></p>`;
  const rich = what === 'rich' ? toHtml(grid) + link : '';
  return copy(view, what === 'csv' ? toCsv(grid) : toMarkdown(grid), 'table', rich);
}
