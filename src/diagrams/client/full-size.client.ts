/**
 * The full-size view: the drawing itself and the row that asks it, moved into a dialog. It scrolls like any page, and the
 * browser's own zoom enlarges it.
 */
import { buttonOf, make } from '../../lib/dom.client.ts';

/** Opens the drawing of `figure` that the window's width shows. @param file address of its SVG file */
export function showFullSize(figure: HTMLElement, file: string): void {
  const place = figure.querySelector<HTMLElement>('.draw')!;
  const svg = [...place.querySelectorAll<SVGSVGElement>(':scope > .dg')].find(
    (drawing) => drawing.getClientRects().length,
  );
  if (!svg) return;
  const title = figure.querySelector('.fig-title')!.textContent.trim();
  const dialog = make('dialog', { class: 'full-size', 'aria-label': title });
  const bar = make(
    'div',
    {},
    make('h2', {}, title),
    make('a', { href: file }, 'SVG file'),
    buttonOf('Close', () => dialog.close()),
  );
  const room = make('div', { tabindex: '0', role: 'region', 'aria-label': 'Drawing' });
  // The page keeps its height, and the drawing its neighbors.
  const row = figure.querySelector<HTMLElement>('who-reaches');
  const moved = row ? [svg, row] : [svg];
  const marks = moved.map((part) => {
    const mark = make('div');
    mark.style.minHeight = `${part.getBoundingClientRect().height}px`;
    part.before(mark);
    return mark;
  });
  room.append(svg);
  dialog.append(bar, room, ...(row ? [row] : []));
  figure.append(dialog);
  dialog.showModal();
  room.focus();
  dialog.addEventListener('close', () => {
    marks.forEach((mark, index) => mark.replaceWith(moved[index]!));
    dialog.remove();
  });
}
