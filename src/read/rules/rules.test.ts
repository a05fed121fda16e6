import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import { checkWords } from '../../content/words.ts';
import { fileOf, markedFor, readCase } from '../testing/cases.ts';
import { cases } from './cases.ts';
import { rules } from './index.ts';

for (const { id } of rules) {
  test(`${id} finds what it is for, where it stands, and lets its traps pass`, () => {
    const { hits, misses } = cases[id] ?? { hits: [], misses: [] };
    assert.ok(hits.length && misses.length, `${id} has no cases beside it`);
    for (const given of [...hits, ...misses]) {
      const lines = readCase(given)
        .findings.filter(({ rule }) => rule.id === id)
        .map(({ line }) => line);
      const marked = markedFor(id, given);
      assert.equal(hits.includes(given), marked.length > 0, fileOf(given));
      assert.deepEqual(lines, marked, fileOf(given));
    }
  });
}

test('findings are in the words of the guide', () => {
  for (const { id, why, remedy, traps = '' } of rules)
    assert.deepEqual(checkWords(`${why}\n${remedy}\n${traps}`, `${id}.mdx`), []);
});

test('no case is for a rule that does not exist', () => {
  const ids = new Set(rules.map(({ id }) => id));
  assert.equal(ids.size, rules.length);
  assert.deepEqual(
    Object.keys(cases).filter((id) => !ids.has(id)),
    [],
  );
});

test('a rule leads to a section that the guide has', () => {
  const pages = JSON.parse(readFileSync('permalinks.json', 'utf8')) as Record<string, string[]>;
  for (const { id, address } of rules) {
    if (!address) continue;
    const [page = '', fragment = ''] = address.split('#');
    const path = `/private-connectivity/${page}`;
    assert.ok(pages[path]?.includes(fragment), `${id}: ${path}#${fragment}`);
  }
});

test('a rule names sources that the guide knows', () => {
  const known = new Set(Object.keys(parse(readFileSync('content/sources.yaml', 'utf8')) as object));
  for (const { id, sources } of rules)
    assert.deepEqual(
      sources.filter((source) => !known.has(source)),
      [],
      id,
    );
});
