/** The files of a figure, for its own addresses. Runs at build. */
import { kept } from '../../lib/cache.ts';
import { keyOf } from '../cache.ts';
import type { Figure } from '../figure.ts';
import { inName } from './address.ts';
import { imagesOf } from './parse.ts';
import { readLook, type Look } from './rules.ts';
import { situated, type Scene } from './situated.ts';

let look: Promise<Look> | undefined;

type File = { ending: string; text: string };

/** What is new in a situation comes forward, as what-if.css has it. */
const NEW = { selector: '.dg-edge[data-if]', declarations: [['stroke-width', '3'] as [string, string]] };

async function pictures(svg: string, scene?: Scene): Promise<File[]> {
  const { colors, rules } = await (look ??= readLook());
  const all = { colors, rules: [...rules, NEW] };
  const key = keyOf('images', svg, all, ...(scene ? [scene] : []));
  const { auto, light, dark } = await kept(key, () => imagesOf(scene ? situated(svg, scene) : svg, all));
  const start = scene ? `${inName(scene.id)}.` : '';
  return [
    { ending: `${start}svg`, text: auto },
    { ending: `${start}light.svg`, text: light },
    { ending: `${start}dark.svg`, text: dark },
  ];
}

/** Every file of a figure: what follows its id in the address, and the text. */
export const filesOf = async ({ wide, source }: Figure): Promise<File[]> => [
  ...(await pictures(wide.svg)),
  { ending: 'mmd', text: `${source.trim()}\n` },
];

/** Its pictures in one situation. @param figure drawn with all of them */
export const scenesOf = ({ wide }: Figure, scene: Scene): Promise<File[]> => pictures(wide.svg, scene);
