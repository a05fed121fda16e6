/** Colors of the theme as browsers and pictures tell them: a new color needs no new test. */
import { readColors, type Scheme } from '../src/theme/colors.ts';

export const colors = readColors();

/** Red, green and blue of a token such as `--paper`. */
export const channelsOf = (token: string, scheme: Scheme): number[] =>
  [1, 3, 5].map((at) => parseInt(colors[scheme][token]!.slice(at, at + 2), 16));

/** A token's color as computed styles have it. */
export const rgbOf = (token: string, scheme: Scheme): string =>
  `rgb(${channelsOf(token, scheme).join(', ')})`;
