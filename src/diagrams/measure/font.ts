/** How wide and how high letters are, from the font files. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { create } from 'fontkit';
import { widthOf } from './widths.ts';

/** The files that labels are measured with, first match wins. Relative to the project. */
const FONT_FILES = ['latin', 'latin-ext'].map((set) =>
  join('node_modules/@fontsource/inter/files', `inter-${set}-400-normal.woff`),
);

const fonts = FONT_FILES.map((file) => create(readFileSync(file)));
const main = fonts[0]!;
/** Browsers kern digits among Latin letters as Latin; by itself fontkit would kern them as no script. */
const SCRIPT = 'latn';
const extents = new Map<string, Extent>();

const fontFor = (char: string) => fonts.find((font) => font.hasGlyphForCodePoint(char.codePointAt(0)!));

/** The first character of `text` whose width nobody could tell: most of all emoji, which differ everywhere. */
export function missingGlyph(text: string): string | undefined {
  return [...text.replace(/\s/g, '')].find((char) => !fontFor(char) && widthOf(char) === undefined);
}

/** How far `text` goes in px at some size: its advance, and how far its ink stands out to either side. */
export interface Extent {
  width: number;
  left: number;
  right: number;
}

/**
 * Measures `text` at `size` px. Runs of white space count as one space, as SVG draws them. Like
 * Chromium, ink is rounded outward to whole px for each glyph: an "A" at the end widens a box.
 */
export function extent(text: string, size: number): Extent {
  const line = text.replace(/\s+/g, ' ');
  const key = `${size} ${line}`;
  let found = extents.get(key);
  if (!found) {
    found = { width: 0, left: 0, right: 0 };
    for (const { font, text: run } of runs(line)) {
      if (!font) {
        for (const char of run) found.width += (widthOf(char) ?? 1) * size;
        continue;
      }
      const scale = size / font.unitsPerEm;
      const { glyphs, positions } = font.layout(run, undefined, SCRIPT);
      glyphs.forEach(({ bbox }, i) => {
        if (bbox.maxX > bbox.minX) {
          found!.left = Math.min(found!.left, found!.width + Math.floor(bbox.minX * scale));
          found!.right = Math.max(found!.right, found!.width + Math.ceil(bbox.maxX * scale));
        }
        found!.width += positions[i]!.xAdvance * scale;
      });
    }
    found.right = Math.max(found.right, found.width);
    extents.set(key, found);
  }
  return found;
}

/** Width of `text` in px at `size` px, as a browser's getComputedTextLength gives it. */
export const advance = (text: string, size: number): number => extent(text, size).width;

/** Height above and below the baseline in whole px: Chromium rounds both. */
export function lineHeight(size: number): { up: number; down: number } {
  return {
    up: Math.round((main.ascent / main.unitsPerEm) * size),
    down: Math.round((-main.descent / main.unitsPerEm) * size),
  };
}

/** Parts of one font; without a font, what none of them holds. */
function runs(line: string) {
  const out: { font: typeof main | undefined; text: string }[] = [];
  for (const char of line) {
    const font = fontFor(char);
    const last = out.at(-1);
    if (last && last.font === font) last.text += char;
    else out.push({ font, text: char });
  }
  return out;
}
