/** Two builds of one commit are the same, byte for byte: `dist/`, and a build from scratch in another folder. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, test } from 'node:test';
import { build, differences, hashes } from '../bench/build.ts';
import { discard, scratch } from '../bench/scratch.ts';

const copy = scratch(process.cwd());
after(() => discard(copy));

test('a cold build elsewhere gives the same bytes as dist/', async () => {
  await build(copy);
  assert.deepEqual(differences(hashes('dist'), hashes(path.join(copy, 'dist'))), []);
});
