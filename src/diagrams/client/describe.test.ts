import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Edge, Graph, Kind } from '../graph.ts';
import { actorsOf, sentence, signOf } from './describe.ts';

const edge = (from: string, kind: Kind, to: string, label?: string, both = false): Edge => ({
  id: `${from}-${to}`,
  from,
  to,
  kind,
  both,
  ...(label && { label }),
});
const node = (id: string, label: string, zone?: string) => ({
  id,
  label,
  shape: 'rect',
  ...(zone && { zone }),
});
const graph = (...edges: Edge[]): Graph => ({
  nodes: [
    node('jobs', 'Your jobs'),
    node('b', "Customer B's jobs"),
    node('gate', 'Gateway', 'net'),
    node('db', 'Database', 'net'),
    node('broker', 'Broker'),
  ],
  zones: [{ id: 'net', label: 'Your network', wall: true }],
  edges,
});

test('a sentence names each target once, with the reason of its arrow', () => {
  const drawn = graph(
    edge('jobs', 'allowed', 'gate', 'with the key'),
    edge('b', 'blocked', 'net', 'blocked'),
  );
  assert.equal(
    sentence(drawn, 'jobs'),
    'Your jobs can reach Gateway (with the key); blocked from nothing here.',
  );
  assert.equal(sentence(drawn, 'b'), "Customer B's jobs can reach nothing here; blocked from Your network.");
});

test('a door in a closed network is an exception, and a condition is said', () => {
  const drawn = graph(
    edge('b', 'blocked', 'net'),
    edge('b', 'conditional', 'gate', 'if the address is shared'),
  );
  assert.equal(
    sentence(drawn, 'b'),
    "Customer B's jobs can reach Gateway on a condition (if the address is shared); blocked from the rest of Your network.",
  );
  assert.equal(signOf(drawn, 'b'), 'condition');
});

test('both ends of a two-way arrow can reach each other', () => {
  const drawn = graph(edge('gate', 'allowed', 'jobs', 'both dial', true));
  assert.match(sentence(drawn, 'jobs'), /can reach Gateway \(both dial\)/);
  assert.match(sentence(drawn, 'gate'), /can reach Your jobs \(both dial\)/);
});

test('the sign is that of the wall, where the figure says anything about it', () => {
  const drawn = graph(
    edge('jobs', 'allowed', 'broker'),
    edge('jobs', 'blocked', 'net'),
    edge('b', 'allowed', 'broker'),
    edge('gate', 'allowed', 'broker'),
  );
  assert.equal(signOf(drawn, 'jobs'), 'stopped');
  assert.equal(signOf(drawn, 'b'), 'through');
});

test('who has nothing to do with the wall gets no sign, and where there is none every arrow counts', () => {
  const drawn = graph(edge('broker', 'allowed', 'jobs'), edge('jobs', 'blocked', 'net'));
  assert.equal(signOf(drawn, 'broker'), undefined);
  assert.equal(signOf(drawn, 'jobs'), 'stopped');
  assert.equal(signOf({ ...drawn, zones: [] }, 'broker'), 'through');
});

test('only what opens a connection, or tries to, is an actor', () => {
  const drawn = graph(edge('jobs', 'allowed', 'db'), edge('b', 'blocked', 'net'));
  assert.deepEqual(
    actorsOf(drawn).map(({ id }) => id),
    ['jobs', 'b'],
  );
});

test('a blocked port beside open ones is said, and every port by name', () => {
  const drawn = graph(
    edge('jobs', 'allowed', 'db', 'TCP 443'),
    { ...edge('jobs', 'allowed', 'db', 'TCP 5432'), id: 'second' },
    { ...edge('jobs', 'blocked', 'db', 'TCP 22'), id: 'third' },
  );
  assert.equal(
    sentence(drawn, 'jobs'),
    'Your jobs can reach Database (TCP 443; TCP 5432); blocked from Database (TCP 22).',
  );
  assert.equal(signOf(drawn, 'jobs'), 'through');
});

test('a zone with nothing in it is an actor', () => {
  const drawn = graph(edge('internet', 'blocked', 'net'));
  const zones = [...drawn.zones, { id: 'internet', label: 'The internet', wall: false }];
  assert.deepEqual(
    actorsOf({ ...drawn, zones }).map(({ id }) => id),
    ['internet'],
  );
});
