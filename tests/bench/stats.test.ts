import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blockingTime, lateDrawings, median, msPerPage, type Frame } from './stats.ts';

test('median sorts by size, not as text, and leaves its input alone', () => {
  const values = [10, 9, 100];
  assert.equal(median(values), 10);
  assert.deepEqual(values, [10, 9, 100]);
  assert.equal(median([4, 1, 3, 2]), 2.5);
  assert.throws(() => median([]), RangeError);
});

test('blocking time counts what a task takes beyond 50 ms, after the first paint', () => {
  assert.equal(blockingTime([], 0), 0);
  assert.equal(blockingTime([{ start: 100, duration: 50 }], 0), 0);
  assert.equal(
    blockingTime(
      [
        { start: 100, duration: 80 },
        { start: 300, duration: 60 },
      ],
      0,
    ),
    40,
  );
});

test('a task that began before the first paint counts from there; one that ended before does not count', () => {
  assert.equal(blockingTime([{ start: 100, duration: 200 }], 200), 50);
  assert.equal(blockingTime([{ start: 100, duration: 120 }], 200), 0);
  assert.equal(blockingTime([{ start: 100, duration: 60 }], 500), 0);
});

const frame = (at: number, all: number, onScreen: number, parsed = false): Frame => ({
  at,
  all,
  onScreen,
  parsed,
});

test('a drawing in the first screen is late when the frame that was painted lacks it', () => {
  const last = frame(90, 3, 1, true);
  assert.equal(lateDrawings([frame(10, 0, 0), frame(26, 1, 1), frame(43, 3, 1, true)], 30, last), 0);
  assert.equal(lateDrawings([frame(10, 0, 0), frame(31, 1, 1), frame(43, 3, 1, true)], 30, last), 1);
  assert.equal(lateDrawings([], 30, last), 1);
});

test('any drawing is late when the HTML was there before it', () => {
  assert.equal(lateDrawings([frame(10, 1, 1), frame(43, 1, 1, true)], 30, frame(90, 3, 1, true)), 2);
});

test('cost of one more page', () => {
  assert.equal(msPerPage(4, 5, 100), 10);
});
