/** A table as other editors take it: HTML without this site's classes and signs, and Markdown. */
import { markdownTable, plainCell } from './markdown-table.ts';

const GONE = 'svg, sup, caption, button, input, script';
const KEPT = ['scope', 'colspan', 'rowspan', 'href', 'src', 'alt'];

/** Takes out of a copy what is of this site only: drawings, controls, notes, classes. */
export function bare(copy: HTMLElement): void {
  for (const gone of copy.querySelectorAll(GONE)) gone.remove();
  for (const element of copy.querySelectorAll('*')) {
    for (const { name } of [...element.attributes]) if (!KEPT.includes(name)) element.removeAttribute(name);
    // Written out, so that the link still leads here from where it is pasted.
    if (element instanceof HTMLAnchorElement) element.setAttribute('href', element.href);
  }
}

export function copyOfTable(table: HTMLTableElement): { html: string; text: string } {
  const copy = table.cloneNode(true) as HTMLTableElement;
  bare(copy);
  const rows = [...copy.rows].map((row) => [...row.cells].map((cell) => cell.textContent ?? ''));
  return { html: `<table border="1">${copy.innerHTML}</table>`, text: `${markdownTable(rows, plainCell)}\n` };
}
