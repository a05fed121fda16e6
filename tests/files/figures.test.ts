/** Drawings on a phone: whole, with letters of 11 px at least; and without the page's styles: lines, once. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toHtml } from 'hast-util-to-html';
import sharp from 'sharp';
import { elementsIn, hasClass } from '../../src/lib/hast.ts';
import { pages, read } from './built.ts';

/** Px of a window of 360, less what the frame of a drawing keeps free. */
const ROOM = 360 - 2 * 6;

test('no figure has to be scrolled sideways at 360 px', () => {
  const wide = pages.flatMap(({ file }) => {
    const least = new Map(
      [...read(file).matchAll(/#(fig-[a-z0-9-]+-[wn])\{min-width:(\d+)px\}/g)].map(([, id, px]) => [
        id!,
        Number(px),
      ]),
    );
    return [...least]
      .filter(([id]) => id.endsWith('-n') || !least.has(id.replace(/w$/, 'n')))
      .filter(([, px]) => px > ROOM)
      .map(([id, px]) => `${file} ${id}: ${px}`);
  });
  assert.deepEqual(wide, []);
});

test('where styles are taken away, as in a reading view, a figure is lines and words, and is there once', async () => {
  for (const { file, tree } of pages) {
    const place = elementsIn(tree).find((one) => hasClass(one, 'draw'));
    const drawings = place ? elementsIn(place).filter(({ tagName }) => tagName === 'svg') : [];
    if (!drawings.length) continue;
    assert.equal(drawings.filter(({ properties }) => properties['display'] !== 'none').length, 1, file);
    const svg = toHtml(drawings[0]!, { space: 'svg', closeEmptyElements: true });
    const picture = Buffer.from(svg.replace('<svg', '<svg xmlns="http://www.w3.org/2000/svg"'));
    const dots = await sharp(picture).flatten({ background: '#fff' }).grayscale().raw().toBuffer();
    // Most of it is paper: shapes without a style of their own are black all over.
    const paper = dots.filter((light) => light > 200).length / dots.length;
    assert.ok(paper > 0.8, `${file}: ${paper}`);
  }
});
