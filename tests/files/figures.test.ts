/** Drawings on a phone: whole, with letters of 11 px at least. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
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
