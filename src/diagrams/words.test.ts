import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Edge, Graph } from './graph.ts';
import { words } from './words.ts';

const say = (edge: Partial<Edge>) => {
  const graph: Graph = {
    nodes: [
      { id: 'jobs', label: 'Your jobs', shape: 'squareRect' },
      { id: 'db', label: 'Database', shape: 'cylinder' },
    ],
    zones: [],
    edges: [{ id: 'e', from: 'jobs', to: 'db', kind: 'allowed', both: false, ...edge }],
  };
  return words(graph)[0];
};

test('each kind of arrow is said, with its label', () => {
  assert.equal(say({}), 'From Your jobs to Database: allowed.');
  assert.equal(say({ label: 'polls, TCP 443' }), 'From Your jobs to Database: allowed (polls, TCP 443).');
  assert.equal(
    say({ kind: 'conditional', label: 'if opted in' }),
    'From Your jobs to Database: allowed on a condition (if opted in).',
  );
  assert.equal(say({ kind: 'blocked', label: 'no key' }), 'From Your jobs to Database: blocked (no key).');
  assert.equal(say({ both: true }), 'Between Your jobs and Database: allowed, both ways.');
});

test('a label that only repeats the sign is not said twice', () => {
  assert.equal(say({ kind: 'blocked', label: 'Blocked' }), 'From Your jobs to Database: blocked.');
});

test('arrows that say nothing of access lead somewhere', () => {
  assert.equal(say({ kind: 'plain', label: 'yes' }), 'From Your jobs to Database: yes.');
  assert.equal(say({ kind: 'plain' }), 'From Your jobs to Database.');
});
