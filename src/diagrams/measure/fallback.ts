/** Widths of what Inter lacks: signs and other scripts. Readers see their own fonts, held to the width measured here. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { create } from 'fontkit';

/** Characters of one width in a row: the first one's code, how many, and their width in thousandths of an em. */
export type Run = [code: number, count: number, width: number];

/** Every character of DejaVu Sans. The editor's worker gets them from the bundler, without the font. */
export function runsOfFont(): Run[] {
  const file = 'node_modules/@fontsource/dejavu-sans/files/dejavu-sans-latin-400-normal.woff';
  const font = create(readFileSync(join(process.cwd(), file)));
  const runs: Run[] = [];
  for (const code of [...font.characterSet].sort((a, b) => a - b)) {
    // From the table: a glyph's own answer would unpack its outline.
    const { advance } = font.hmtx.metrics.get(font.glyphForCodePoint(code).id);
    const width = Math.round((advance / font.unitsPerEm) * 1000);
    const last = runs.at(-1);
    if (last && last[0] + last[1] === code && last[2] === width) last[1]++;
    else runs.push([code, 1, width]);
  }
  return runs;
}
