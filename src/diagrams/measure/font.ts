import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { create } from 'fontkit';

/** The files that labels are measured with, first match wins. Relative to the project. */
export const FONT_FILES = ['latin', 'latin-ext'].map((set) =>
  join('node_modules/@fontsource/inter/files', `inter-${set}-400-normal.woff`),
);

const fonts = FONT_FILES.map((file) => create(readFileSync(file)));
const main = fonts[0]!;
const widths = new Map<string, number>();

const fontFor = (char: string) => fonts.find((font) => font.hasGlyphForCodePoint(char.codePointAt(0)!));

/** The first character of `text` that none of the fonts can draw. */
export function missingGlyph(text: string): string | undefined {
  return [...text.replace(/\s/g, '')].find((char) => !fontFor(char));
}

/** Width of `text` in px at `size` px. Runs of white space count as one space, as SVG draws them. */
export function advance(text: string, size: number): number {
  const line = text.replace(/\s+/g, ' ');
  const key = `${size} ${line}`;
  let width = widths.get(key);
  if (width === undefined) {
    width = runs(line).reduce(
      (sum, run) => sum + (run.font.layout(run.text).advanceWidth / run.font.unitsPerEm) * size,
      0,
    );
    widths.set(key, width);
  }
  return width;
}

/** Height above and below the baseline in whole px: Chromium rounds both. */
export function lineHeight(size: number): { up: number; down: number } {
  return {
    up: Math.round((main.ascent / main.unitsPerEm) * size),
    down: Math.round((-main.descent / main.unitsPerEm) * size),
  };
}

function runs(line: string) {
  const out: { font: typeof main; text: string }[] = [];
  for (const char of line) {
    const font = fontFor(char) ?? main;
    const last = out.at(-1);
    if (last?.font === font) last.text += char;
    else out.push({ font, text: char });
  }
  return out;
}
