/**
 * The color tokens as values, for what has no stylesheet: the icon, the pictures of link previews, figures as files, and
 * the browser's own bars. `tokens.css` alone says them. Runs at build.
 */
import { readFileSync } from 'node:fs';

export type Scheme = 'light' | 'dark';

/** Values by token, with its dashes: `{ light: { '--go': '#00525e' }, dark: … }`. */
export type Colors = Record<Scheme, Record<string, string>>;

const PAIR = /(--[\w-]+):\s*var\(--light,\s*(#\w+)\)\s*var\(--dark,\s*(#\w+)\)/g;

/** @param css text of `tokens.css`; only tokens that differ by scheme are colors */
export function colorsOf(css: string): Colors {
  const colors: Colors = { light: {}, dark: {} };
  for (const [, name, light, dark] of css.matchAll(PAIR)) {
    colors.light[name!] = light!;
    colors.dark[name!] = dark!;
  }
  return colors;
}

export const readColors = (): Colors => colorsOf(readFileSync('src/theme/tokens.css', 'utf8'));
