/**
 * The full-size view: the drawing itself, moved into a dialog, so that it can be asked there too. It scrolls like
 * any page, which gives panning by wheel, touch, and keys; this adds zooming, and panning by drag.
 */
import { buttonOf } from './button.ts';
import { zoomable } from './zoom.ts';

/** Opens the drawing of `figure` that the window's width shows. */
export function lookCloser(figure: HTMLElement): void {
  const place = figure.querySelector<HTMLElement>('.draw')!;
  const svg = [...place.querySelectorAll<SVGSVGElement>(':scope > .dg')].find(
    (drawing) => drawing.getClientRects().length,
  );
  if (!svg) return;
  const dialog = document.createElement('dialog');
  dialog.className = 'closer';
  dialog.ariaLabel = figure.querySelector('.fig-title')!.textContent.trim();
  const bar = document.createElement('div');
  bar.className = 'bar-c';
  const room = document.createElement('div');
  room.className = 'room';
  room.tabIndex = 0;
  room.role = 'region';
  room.ariaLabel = 'Drawing';
  // The page keeps its height, and the drawing its neighbors.
  const mark = document.createComment('');
  place.style.minHeight = `${place.offsetHeight}px`;
  svg.before(mark);
  room.append(svg);
  dialog.append(bar, room);
  document.body.append(dialog);
  dialog.showModal();

  const zoom = zoomable(room, svg);
  for (const [text, act] of [
    ['Zoom out', () => zoom.by(0.8)],
    ['Zoom in', () => zoom.by(1.25)],
    ['Fit', zoom.fit],
    ['100 %', zoom.reset],
    ['Close', () => dialog.close()],
  ] as const)
    bar.append(buttonOf(text, act));
  zoom.fit();
  room.focus();
  dialog.addEventListener('keydown', ({ key, ctrlKey, metaKey }) => {
    if (ctrlKey || metaKey) return;
    if (key === '+' || key === '=') zoom.by(1.25);
    else if (key === '-') zoom.by(0.8);
    else if (key === '0') zoom.reset();
    else if (key === 'f') zoom.fit();
  });
  dialog.addEventListener('close', () => {
    svg.removeAttribute('style');
    mark.replaceWith(svg);
    place.removeAttribute('style');
    dialog.remove();
  });
}
