/** Pictures from a drawing's text, wherever there is no browser's document: the build, and the editor's worker. */
import { createSVGWindow } from 'svgdom';
import { image } from './image.ts';
import type { Look, Scheme } from './rules.ts';

export type Images = Record<Scheme | 'auto', string>;

/** @param svg text of a drawing */
export function elementOf(svg: string): Element {
  const { document } = createSVGWindow();
  document.documentElement.innerHTML = svg;
  return document.documentElement.firstChild as Element;
}

/** @param svg text of a drawing as rewrite.ts makes it */
export function imagesOf(svg: string, look: Look): Images {
  const drawn = elementOf(svg);
  return {
    auto: image(drawn, look, 'auto'),
    light: image(drawn, look, 'light'),
    dark: image(drawn, look, 'dark'),
  };
}
