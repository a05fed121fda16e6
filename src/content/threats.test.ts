import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agrees } from './threats.ts';

test('a verdict takes the drawings that say the same', () => {
  assert.ok(agrees('no', 'through'));
  assert.ok(agrees('partly', 'condition'));
  assert.ok(agrees('yes', 'stopped'));
  assert.ok(agrees('yes', 'none'));
  for (const [verdict, outcome] of [
    ['no', 'condition'],
    ['no', 'none'],
    ['partly', 'through'],
    ['yes', 'through'],
    ['yes', 'condition'],
    ['unknown', 'through'],
  ] as const)
    assert.ok(!agrees(verdict, outcome), `${verdict} ${outcome}`);
  // Open for hours counts as contained where the criterion's words say so, and is drawn as a condition.
  assert.ok(agrees('yes', 'condition', true));
  assert.ok(!agrees('yes', 'through', true));
});
