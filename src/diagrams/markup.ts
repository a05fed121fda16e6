import type { Figure } from './figure.ts';
import type { Drawing } from './worker.ts';

/** Type never shows below 11 px of its 14; least.css holds the same steps, in px. */
const SMALLEST = 11 / 14;
const STEP = 20;
/** Room for a drawing on a phone of 320 px, and in the narrowest column that still shows the wide one. */
const PHONE = 272;
const COLUMN = 640;

/** Width in px below which `drawing` scrolls instead of shrinking on. */
export const least = ({ width }: Drawing): number => Math.ceil((width * SMALLEST) / STEP) * STEP;

/** Whether some window is too narrow for the figure, so that its region scrolls. */
export const canScroll = ({ wide, narrow }: Figure): boolean =>
  narrow ? least(wide) > COLUMN || least(narrow) > PHONE : least(wide) > PHONE;

/**
 * Both drawings, or the wide one alone where it serves everywhere. A class says how far each may
 * shrink: a style attribute would be refused by the content-security policy.
 */
export function markup({ wide, narrow }: Figure): string {
  const shown = (drawing: Drawing, place: string) =>
    drawing.svg.replace('class="dg', `class="${place}dg dg-least-${least(drawing)}`);
  return narrow ? shown(wide, 'lr ') + shown(narrow, 'tb ') : shown(wide, '');
}
