import type { Figure } from './figure.ts';
import type { Drawing } from './worker.ts';

/** Type never shows below 11 px of its 14. */
const SMALLEST = 11 / 14;
/** Room for a drawing on a phone of 320 px, and in the narrowest column that still shows the wide one. */
const PHONE = 272;
const COLUMN = 640;

/** Width in px below which `drawing` scrolls instead of shrinking on. */
export const least = ({ width }: Drawing): number => Math.ceil(width * SMALLEST);

/** Whether some window is too narrow for the figure, so that its region scrolls. */
export const canScroll = ({ wide, narrow }: Figure): boolean =>
  narrow ? least(wide) > COLUMN || least(narrow) > PHONE : least(wide) > PHONE;

/** Both drawings, or the wide one alone where it serves everywhere. */
export function markup({ wide, narrow }: Figure): string {
  const shown = (drawing: Drawing, place: string) => drawing.svg.replace('class="dg', `class="${place}dg`);
  return narrow ? shown(wide, 'lr ') + shown(narrow, 'tb ') : shown(wide, '');
}

/**
 * How far each drawing may shrink, as rules for the page's own style: a style attribute would be refused by the
 * content-security policy.
 */
export const rules = ({ id, wide, narrow }: Figure): string =>
  [[`${id}-w`, wide] as const, ...(narrow ? [[`${id}-n`, narrow] as const] : [])]
    .map(([name, drawing]) => `#${name}{min-width:${least(drawing)}px}`)
    .join('');
