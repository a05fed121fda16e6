/** The guide's mark: a wall with one gap, and a path that ends inside. In a box of 24 by 24. */
import type { Colors } from './colors.ts';

export const WALL = '<path d="M8 8V3h13v18H8v-5"/>';
export const WAY = '<path class="w" d="M1 12h13"/><circle cx="15" cy="12" r="2.8"/>';

/** The mark as an icon file that follows the reader's scheme. */
export function icon({ light, dark }: Colors): string {
  const style = (colors: Record<string, string>) =>
    `path{stroke:${colors['--ink']}}.w{stroke:${colors['--go']}}circle{fill:${colors['--go']}}`;
  return (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke-width="2.4">' +
    `<style>${style(light)}@media(prefers-color-scheme:dark){${style(dark)}}</style>${WALL}${WAY}</svg>\n`
  );
}
