/** Text as outlines, so that a picture looks the same on every machine, whatever fonts it has. */
import { readFileSync } from 'node:fs';
import { create } from 'fontkit';

export type Weight = 400 | 600 | 700;

const open = (set: string, weight: Weight) =>
  create(readFileSync(`node_modules/@fontsource/inter/files/inter-${set}-${weight}-normal.woff`));
type Font = ReturnType<typeof open>;

const fonts = new Map<Weight, Font[]>();
const fontsOf = (weight: Weight): Font[] => {
  const found = fonts.get(weight) ?? ['latin', 'latin-ext'].map((set) => open(set, weight));
  fonts.set(weight, found);
  return found;
};

function runs(text: string, weight: Weight): { font: Font; text: string }[] {
  const [main, ...others] = fontsOf(weight) as [Font, ...Font[]];
  const out: { font: Font; text: string }[] = [];
  for (const char of text) {
    const font = [main, ...others].find((one) => one.hasGlyphForCodePoint(char.codePointAt(0)!)) ?? main;
    const last = out.at(-1);
    if (last?.font === font) last.text += char;
    else out.push({ font, text: char });
  }
  return out;
}

/** Width in px. */
const widthOf = (text: string, size: number, weight: Weight): number =>
  runs(text, weight).reduce((sum, run) => {
    const { positions } = run.font.layout(run.text);
    return (
      sum + positions.reduce((width, { xAdvance }) => width + (xAdvance / run.font.unitsPerEm) * size, 0)
    );
  }, 0);

/** SVG paths of one line of text. @param x left end @param y baseline, both in px */
export function outline(
  text: string,
  x: number,
  y: number,
  size: number,
  weight: Weight,
  fill: string,
): string {
  let at = x;
  const shapes = runs(text, weight).flatMap(({ font, text: part }) => {
    const scale = size / font.unitsPerEm;
    const { glyphs, positions } = font.layout(part);
    return glyphs.map((glyph, index) => {
      const { xAdvance, xOffset } = positions[index]!;
      const d = glyph.path.toSVG();
      const left = at + xOffset * scale;
      at += xAdvance * scale;
      return d && `<path transform="translate(${left.toFixed(1)} ${y}) scale(${scale} ${-scale})" d="${d}"/>`;
    });
  });
  return `<g fill="${fill}">${shapes.join('')}</g>`;
}

/** Breaks text into lines of at most `width` px; what does not fit in `count` lines ends in an ellipsis. */
export function lines(text: string, width: number, count: number, size: number, weight: Weight): string[] {
  const out: string[] = [];
  for (const word of text.split(/\s+/)) {
    const longer = out.length ? `${out.at(-1)} ${word}` : word;
    if (out.length && widthOf(longer, size, weight) <= width) out[out.length - 1] = longer;
    else out.push(word);
  }
  if (out.length <= count) return out;
  const last = out[count - 1]!.split(' ');
  while (last.length > 1 && widthOf(`${last.join(' ')}…`, size, weight) > width) last.pop();
  return [...out.slice(0, count - 1), `${last.join(' ')}…`];
}
