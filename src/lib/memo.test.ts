import assert from 'node:assert/strict';
import { test } from 'node:test';
import { once, whileStanding } from './memo.ts';

test('an edit shows at once, but within one check each file is loaded once', async () => {
  let written = 1;
  let loads = 0;
  const load = once(() => ((loads += 1), written));
  assert.deepEqual([load(), (written = 2) && load()], [1, 2]);
  assert.equal(loads, 2);
  const check = () => whileStanding(async () => [load(), await whileStanding(async () => load())]);
  assert.deepEqual(await check(), [2, 2]);
  assert.equal(loads, 3);
  written = 3;
  assert.deepEqual(await check(), [3, 3]);
  await assert.rejects(
    whileStanding(async () => {
      load();
      throw new Error();
    }),
  );
  written = 4;
  assert.equal(load(), 4);
});
