import assert from 'node:assert/strict';
import { test } from 'node:test';
import { picture } from './image.ts';

const page = { title: 'Compare', site: 'The guide', text: 'What it is.', rows: [] };
const marks = (svg: string) => [...svg.matchAll(/<g transform="translate\((\d+) (\d+)\)">/g)];

test('the preview of a comparison has a mark for each option in the row of each need, inside the picture', () => {
  const verdicts = ['yes', 'partly', 'no', 'unknown'] as const;
  const needs = ['Free plan', 'No inbound rule'].map((words) => ({ words, verdicts: [...verdicts] }));
  const found = marks(picture({ ...page, needs }));
  assert.equal(found.length, needs.length * verdicts.length);
  assert.equal(new Set(found.map(([, x]) => x)).size, verdicts.length);
  assert.equal(new Set(found.map(([, , y]) => y)).size, needs.length);
  for (const [, x, y] of found) assert.ok(Number(x) < 1200 && Number(y) < 630);
});

test('a topic that asks for nothing is previewed in words', () => {
  assert.equal(marks(picture({ ...page, needs: [] })).length, 0);
  assert.equal(picture({ ...page, needs: [] }), picture(page));
});
