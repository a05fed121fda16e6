/** Tables in Markdown, as GitHub, wikis and terminals read them. */

/** Text that is no Markdown: what would be a column, a tag or an escape is written as itself. */
export const plainCell = (text: string): string => text.replace(/[\\|<]/g, '\\$&');

/** Text that is Markdown already: only what would end the cell is escaped. */
const markdownCell = (text: string): string => text.replaceAll('|', '\\|');

/** @param rows the first is the head @param cell how the text of a cell is written */
export function markdownTable(rows: readonly (readonly string[])[], cell = markdownCell): string {
  const row = (cells: readonly string[]) =>
    `| ${cells.map((text) => cell(text.replace(/\s+/g, ' ').trim())).join(' | ')} |`;
  const [head = [], ...body] = rows;
  return [row(head), row(head.map(() => '---')), ...body.map(row)].join('\n');
}
