import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pairs, thorough } from './thorough.ts';

test('each of both lists is met, and in a thorough run each meets each', () => {
  const met = pairs(['a', 'b', 'c'], [1, 2, 3, 4], 2);
  assert.deepEqual([...new Set(met.map(([one]) => one))], ['a', 'b', 'c']);
  assert.deepEqual([...new Set(met.map(([, two]) => two))].sort(), [1, 2, 3, 4]);
  assert.equal(new Set(met.map(String)).size, thorough ? 12 : 6);
  assert.equal(pairs(['a'], [1], 2).length, 1);
  const alternating = pairs(
    ['page', 'packet', 'page', 'packet', 'page', 'packet', 'page', 'packet'],
    [1, 2, 3, 4],
    1,
  );
  assert.equal(new Set(alternating.filter(([one]) => one === 'page').map(([, two]) => two)).size, 4);
});
