/** A table as other editors take it: HTML without this site's classes and signs, and Markdown. */

const GONE = 'svg, sup, caption, button, input, script';
const KEPT = ['scope', 'colspan', 'rowspan', 'href'];

export function copyOfTable(table: HTMLTableElement): { html: string; text: string } {
  const copy = table.cloneNode(true) as HTMLTableElement;
  for (const gone of copy.querySelectorAll(GONE)) gone.remove();
  for (const element of copy.querySelectorAll('*')) {
    for (const { name } of [...element.attributes]) if (!KEPT.includes(name)) element.removeAttribute(name);
    // Written out, so that the link still leads here from where it is pasted.
    if (element instanceof HTMLAnchorElement) element.setAttribute('href', element.href);
  }
  const text = (cell: Element) => (cell.textContent ?? '').replace(/\s+/g, ' ').trim().replaceAll('|', '\\|');
  const rows = [...copy.rows].map((row) => `| ${[...row.cells].map(text).join(' | ')} |`);
  rows.splice(1, 0, `|${' --- |'.repeat(copy.rows[0]?.cells.length ?? 0)}`);
  return { html: `<table border="1">${copy.innerHTML}</table>`, text: `${rows.join('\n')}\n` };
}
