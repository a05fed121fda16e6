import type { Figure } from './figure.ts';
import type { Drawing } from './worker.ts';

/** Type never shows below 11 px of its 14. */
const SMALLEST = 11 / 14;
/** Room for a drawing on a phone of 320 px, and below which every narrow one is shown (figures.css). */
const PHONE = 272;
const COLUMN = 640;

/** Width in px below which `drawing` does not shrink on. */
export const least = ({ width }: Drawing): number => Math.ceil(width * SMALLEST);

/** Whether some window is too narrow for the figure, so that its region scrolls. */
export const canScroll = ({ wide, narrow }: Figure): boolean => least(narrow ?? wide) > PHONE;

/**
 * How a drawing looks without the page's styles, as reading views and proxies show it: as lines, once, on a good day. A
 * style says more than an attribute, so with styles none of it counts.
 */
const PLAIN = 'fill="none" stroke="currentcolor" font-size="14" text-anchor="middle"';
const UNSEEN = 'display="none"';

/** Both drawings, or the wide one alone where it serves everywhere. */
export function markup({ wide, narrow }: Figure): string {
  const shown = (drawing: Drawing, place: string, plain = PLAIN) =>
    drawing.svg
      .replace('class="dg', `${plain} class="${place}dg`)
      .replaceAll('class="dg-title', 'text-anchor="start" class="dg-title')
      .replaceAll(' data-if=', ` ${UNSEEN} data-if=`);
  return narrow ? shown(wide, 'lr ') + shown(narrow, 'tb ', `${PLAIN} ${UNSEEN}`) : shown(wide, '');
}

/**
 * How far each drawing may shrink, and where the narrow one takes its place: as rules for the page's own style, since a
 * style attribute would be refused by the content-security policy.
 */
export function rules({ id, wide, narrow }: Figure): string {
  const room = ([name, drawing]: readonly [string, Drawing]) =>
    `#${id}-${name}{min-width:${least(drawing)}px}`;
  if (!narrow) return room(['w', wide]);
  const turns =
    least(wide) > COLUMN
      ? `@media screen{@container (width<${least(wide)}px){#${id}-w{display:none}#${id}-n{display:block}}}`
      : '';
  return room(['w', wide]) + room(['n', narrow]) + turns;
}
