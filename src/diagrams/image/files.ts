/** The files of a figure, for its own addresses. Runs at build. */
import { kept } from '../../lib/cache.ts';
import { keyOf } from '../cache.ts';
import type { Figure } from '../figure.ts';
import { imagesOf } from './parse.ts';
import { readLook, type Look } from './rules.ts';

let look: Promise<Look> | undefined;

/** Every file of a figure: what follows its id in the address, and the text. */
export async function filesOf({ wide, source }: Figure): Promise<{ ending: string; text: string }[]> {
  const rules = await (look ??= readLook());
  const { auto, light, dark } = await kept(keyOf('images', wide.svg, rules), () => imagesOf(wide.svg, rules));
  return [
    { ending: 'svg', text: auto },
    { ending: 'light.svg', text: light },
    { ending: 'dark.svg', text: dark },
    { ending: 'mmd', text: `${source.trim()}\n` },
  ];
}
