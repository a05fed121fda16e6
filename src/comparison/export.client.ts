/** What the comparison shows, as a table that a wiki, a word processor or a mail takes. Comes when it is asked for. */
import { toHtml, toMarkdown, type Grid } from '../lib/grid.ts';

/** @returns its forms for the clipboard */
export function formsOf(grid: Grid): { text: string; html: string } {
  const link = `<p><a href="${encodeURI(location.href)}">${document.title}</a></p>`;
  return { text: toMarkdown(grid), html: toHtml(grid) + link };
}
