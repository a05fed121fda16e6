import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reach, type Edge, type Graph, type Kind } from './graph.ts';

const edge = (from: string, to: string, kind: Kind = 'allowed', both = false): Edge => ({
  id: `${from}-${to}`,
  from,
  to,
  kind,
  both,
});
const graphOf = (...edges: Edge[]): Graph => ({
  nodes: [
    { id: 'orchestrator', label: 'Orchestrator', zone: 'cloud', shape: 'squareRect' },
    { id: 'a', label: 'Your jobs', zone: 'cloud', shape: 'squareRect' },
    { id: 'b', label: "Customer B's jobs", zone: 'cloud', shape: 'squareRect' },
    { id: 'db', label: 'Database', zone: 'network', shape: 'cylinder' },
    { id: 'agent', label: 'Agent', zone: 'network', shape: 'squareRect' },
  ],
  zones: [
    { id: 'cloud', label: 'CircleCI cloud', wall: false },
    { id: 'network', label: 'Your network', wall: true },
  ],
  edges,
});

test('one hop only: jobs that talk to the orchestrator do not reach each other', () => {
  const found = reach(
    graphOf(edge('a', 'orchestrator', 'allowed', true), edge('b', 'orchestrator', 'allowed', true)),
    'a',
  );
  assert.deepEqual(found.allowed, ['orchestrator']);
});

test('an edge of both ways is open from its far end too', () => {
  assert.deepEqual(reach(graphOf(edge('a', 'orchestrator', 'allowed', true)), 'orchestrator').allowed, ['a']);
  assert.deepEqual(reach(graphOf(edge('a', 'orchestrator')), 'orchestrator').allowed, []);
});

test('an edge from a zone counts for everything in it', () => {
  assert.deepEqual(reach(graphOf(edge('cloud', 'db')), 'b').allowed, ['db']);
});

test('a blocked edge to a zone blocks what is inside it', () => {
  const found = reach(graphOf(edge('b', 'network', 'blocked')), 'b');
  assert.deepEqual(found.blocked, ['db', 'agent', 'network']);
  assert.deepEqual(found.edges, ['b-network']);
});

test('unless a node inside is named', () => {
  const found = reach(graphOf(edge('b', 'network', 'blocked'), edge('b', 'agent')), 'b');
  assert.deepEqual([found.allowed, found.blocked], [['agent'], ['db', 'network']]);
});

test("an actor's own edge weighs more than that of its zone", () => {
  assert.deepEqual(
    reach(graphOf(edge('cloud', 'db', 'blocked'), edge('a', 'db', 'conditional')), 'a').conditional,
    ['db'],
  );
});

test('nobody reaches themselves or the zone around them', () => {
  const found = reach(graphOf(edge('cloud', 'network', 'allowed', true)), 'db');
  assert.deepEqual(found.allowed, ['orchestrator', 'a', 'b', 'cloud']);
});
