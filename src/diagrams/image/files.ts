/** The files of a figure, for its own addresses. Runs at build. */
import { createSVGWindow } from 'svgdom';
import type { Figure } from '../figure.ts';
import { image } from './image.ts';
import { readLook, type Look } from './rules.ts';

let look: Promise<Look> | undefined;

/** Every file of a figure: what follows its id in the address, and the text. */
export async function filesOf({ wide, source }: Figure): Promise<{ ending: string; text: string }[]> {
  const { document } = createSVGWindow();
  document.documentElement.innerHTML = wide.svg;
  const svg = document.documentElement.firstChild as Element;
  const read = await (look ??= readLook());
  return [
    { ending: 'svg', text: image(svg, read, 'auto') },
    { ending: 'light.svg', text: image(svg, read, 'light') },
    { ending: 'dark.svg', text: image(svg, read, 'dark') },
    { ending: 'mmd', text: `${source.trim()}\n` },
  ];
}
