import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, test } from 'node:test';
import { evict, fileOf, load, store } from './cache.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';

const NAME = `test-${process.pid}`;
afterEach(() => rmSync(fileOf(NAME), { force: true }));

test('what was stored comes back under its key, and under no other', () => {
  store('key', { width: 120 }, NAME);
  assert.deepEqual(load('key', NAME), { width: 120 });
  assert.equal(load('other', NAME), undefined);
});

test('a changed digit, a cut and a foreign file are as good as nothing', () => {
  store('key', { width: 120 }, NAME);
  const whole = readFileSync(fileOf(NAME), 'utf8');
  for (const broken of [whole.replace('120', '121'), whole.slice(0, -3), '', '{"key":"key","value":1}']) {
    writeFileSync(fileOf(NAME), broken);
    assert.equal(load('key', NAME), undefined, broken);
  }
});

test('what was not used for a month goes, the rest stays', () => {
  const folder = temporaryFolder();
  for (const name of ['new', 'old']) writeFileSync(path.join(folder, name), '');
  const then = new Date(Date.now() - 31 * 24 * 60 * 60 * 1000);
  utimesSync(path.join(folder, 'old'), then, then);
  evict(folder);
  assert.ok(existsSync(path.join(folder, 'new')) && !existsSync(path.join(folder, 'old')));
  evict(path.join(folder, 'nothing'));
});
