/** A table as text to take away: Markdown, CSV, and HTML that pastes as a table. The first row is the header. */
import { escapeHtml } from './inline.ts';
import { markdownTable, plainCell } from './markdown-table.ts';

export type Grid = readonly (readonly string[])[];

export const toMarkdown = (grid: Grid): string => `${markdownTable(grid, plainCell)}\n`;

/** RFC 4180. A cell that a spreadsheet would run as a formula gets an apostrophe, which it shows as text. */
export function toCsv(grid: Grid): string {
  const cell = (text: string) => {
    const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return grid.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

export function toHtml(grid: Grid): string {
  const [head = [], ...rows] = grid;
  const row = ([first = '', ...cells]: readonly string[]) =>
    `<tr><th scope="row">${escapeHtml(first)}</th>${cells.map((text) => `<td>${escapeHtml(text)}</td>`).join('')}</tr>`;
  const columns = head.map((text) => `<th scope="col">${escapeHtml(text)}</th>`).join('');
  return `<table border="1"><thead><tr>${columns}</tr></thead><tbody>${rows.map(row).join('')}</tbody></table>`;
}
