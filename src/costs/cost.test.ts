import assert from 'node:assert/strict';
import { test } from 'node:test';
import { costOf, readAmount, sayCost } from './cost.ts';

const amounts: [string, number][] = [
  ['120', 120],
  ['0', 0],
  ['12,5', 12.5],
  ['12.5', 12.5],
  ['1,000', 1000],
  ['1 000', 1000],
  ['1,234,567.5', 1234567.5],
  [' 10 GB ', 10],
  ['.5', 0.5],
];
for (const [text, gigabytes] of amounts) {
  test(`reads "${text}" as ${gigabytes} GB`, () => assert.deepEqual(readAmount(text), { gigabytes }));
}

for (const text of [
  '',
  '   ',
  '-5',
  '−5',
  'lots',
  '1e9',
  '0x10',
  '1,2,3',
  '99999999999',
  'NaN',
  'Infinity',
  '<b>1</b>',
]) {
  test(`says in words what is wrong with "${text}"`, () => {
    const amount = readAmount(text);
    assert.ok('problem' in amount && amount.problem.endsWith('.'));
  });
}

test('the worked examples of the costs page come out', () => {
  const credit = { dollars: 15, credits: 25000 };
  assert.equal(sayCost(costOf(10, 450, 0, credit)), '4,500 credits, $2.70');
  assert.equal(sayCost(costOf(120, 450, 0, credit)), '54,000 credits, $32.40');
  assert.equal(sayCost(costOf(1000, 420, 0, credit)), '420,000 credits, $252.00');
  assert.equal(sayCost(costOf(10, 420, 1, credit)), '3,780 credits, $2.27');
  // Half a cent is rounded up, as on paper.
  assert.equal(sayCost(costOf(12.5, 450, 0, credit)), '5,625 credits, $3.38');
});

test('what is included costs nothing, and never less', () => {
  assert.deepEqual(costOf(0.5, 420, 1, { dollars: 15, credits: 25000 }), { credits: 0, dollars: 0 });
});
