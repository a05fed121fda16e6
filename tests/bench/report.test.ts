import assert from 'node:assert/strict';
import { test } from 'node:test';
import { budgetTable, isMiss, markdown, missList, worst, type Result } from './report.ts';

const weight = (where: string, value: number): Result => ({ budget: 'total', where, value });
const score = (where: string, value: number): Result => ({ budget: 'lighthouse', where, value });

test('a limit is kept when it is reached, and compared as it is shown', () => {
  assert.equal(isMiss(weight('/', 43)), false);
  assert.equal(isMiss(weight('/', 43.0004)), false);
  assert.equal(isMiss(weight('/', 43.0006)), true);
  assert.equal(isMiss(score('/', 100)), false);
  assert.equal(isMiss(score('/', 99)), true);
});

test('what could not be measured is a miss', () => {
  assert.equal(isMiss(weight('/', NaN)), true);
  assert.equal(worst([weight('/a/', NaN), weight('/b/', 40)])?.where, '/a/');
  assert.equal(worst([weight('/b/', 40), weight('/a/', NaN)])?.where, '/a/');
});

test('the worst is the highest, and the lowest where the limit is a minimum', () => {
  assert.equal(worst([weight('/a/', 1), weight('/b/', 3), weight('/c/', 3)])?.where, '/b/');
  assert.equal(worst([score('/a/', 100), score('/b/', 90)])?.where, '/b/');
  assert.equal(worst([]), undefined);
});

test('one row a measured budget, in the order of the budgets', () => {
  const table = budgetTable([score('home', 99), weight('/a/', 12.345), weight('/b/', 44)]).split('\n');
  assert.equal(table.length, 4);
  assert.equal(table[2], '| any page: everything transferred | ≤ 43 kB | 44 kB | /b/ | **MISS** (1 of 2) |');
  assert.match(table[3]!, /≥ 100 \| 99 \| home/);
});

test('where all are equal, no single one is named', () => {
  const table = budgetTable([weight('/a/', 0), weight('/b/', 0)]).split('\n');
  assert.equal(table[2], '| any page: everything transferred | ≤ 43 kB | 0 kB | all 2 | ok |');
});

test('a miss names its cause', () => {
  assert.equal(missList([weight('/a/', 12)]), '');
  assert.match(
    missList([{ ...weight('/a/', 44), note: 'a library' }]),
    /^- .*\/a\/: 44 kB instead of 43 kB: a library \(why: .+\)$/,
  );
});

test('cells cannot break the table', () => {
  const text = markdown([], [{ title: 'T', head: ['a'], rows: [['x|y\nz']] }], 'here');
  assert.match(text, /\| x\\\|y z \|/);
});
