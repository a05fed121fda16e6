/** Copies what the comparison shows as a table that a wiki, a word processor or a mail takes. Comes when it is asked for. */
import { copyOrOffer } from '../lib/clipboard.client.ts';
import { toHtml, toMarkdown, type Grid } from '../lib/grid.ts';

/** @param place where the text stands if it has to be copied by hand. @returns what to say */
export async function copyTable(grid: Grid, place: Element): Promise<string> {
  const link = `<p><a href="${encodeURI(location.href)}">${document.title}</a></p>`;
  const done = await copyOrOffer(place, toMarkdown(grid), toHtml(grid) + link);
  return done ? 'Copied the table.' : '';
}
