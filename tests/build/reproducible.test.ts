/** Builds in another folder: the same bytes as `dist/`, and with the address of a sub-path every address keeps it. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, test } from 'node:test';
import { crawl } from '../files/crawl.ts';
import { build, differences, hashes } from '../bench/build.ts';
import { discard, scratch } from '../bench/scratch.ts';

// Drawings that are kept save two thirds of the time; what a broken or empty cache does is asked in served/harm.test.ts.
const copy = scratch(process.cwd(), { warm: true });
after(() => discard(copy));

test('a build elsewhere gives the same bytes as dist/', async () => {
  await build(copy);
  assert.deepEqual(differences(hashes('dist'), hashes(path.join(copy, 'dist'))), []);
});

test('built for an address with a sub-path, every absolute address keeps it and leads somewhere', async (t) => {
  const site = 'https://x.example/sub/';
  await build(copy, { env: { SITE_URL: site } });
  const { followed, dead } = await crawl(path.join(copy, 'dist'), site, '/sub/');
  assert.deepEqual(dead, []);
  t.diagnostic(`${followed} addresses followed`);
});
