import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Edge, Graph, Kind } from './graph.ts';
import { actorsOf, answerOf, questionOf } from './answer.ts';

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
    node('b', "Other customers' jobs"),
    node('internet', 'The internet'),
    node('gate', 'VPN gateway: WireGuard', 'net'),
    node('agent', 'Agent', 'net'),
    node('db', 'Database', 'net'),
    node('broker', 'Session Manager'),
  ],
  zones: [{ id: 'net', label: 'Your network', wall: true }],
  edges,
});

const asked = (drawn: Graph, id: string, resource: string | undefined = 'db') => {
  const name = drawn.nodes.find((one) => one.id === id)!.label;
  return answerOf(drawn, { id, name, wanted: id === 'jobs' }, resource);
};
const said = (drawn: Graph, id: string, resource?: string) => {
  const { verdict, more } = asked(drawn, id, resource);
  return verdict + more;
};

test('the number of a step stays in the drawing', () => {
  assert.equal(
    said(graph(edge('jobs', 'allowed', 'db', '2. connects')), 'jobs'),
    'Your jobs can reach the database.',
  );
  assert.match(
    said(graph(edge('jobs', 'allowed', 'db', '2. with the key')), 'jobs'),
    /database with the key\.$/,
  );
});

test('whoever is wanted is followed all the way, through what is between', () => {
  const drawn = graph(edge('jobs', 'allowed', 'gate', 'with the key'), edge('gate', 'allowed', 'db'));
  const { verdict, more, sign, way } = asked(drawn, 'jobs');
  assert.equal(verdict, 'Your jobs can reach the database');
  assert.equal(more, ' through the VPN gateway, with the key.');
  assert.equal(sign, 'through');
  assert.deepEqual(way, ['jobs', 'jobs-gate', 'gate', 'gate-db', 'db']);
});

test('a line that your side opened carries the way on', () => {
  const drawn = graph(
    edge('jobs', 'allowed', 'broker', 'OIDC token, 443'),
    edge('agent', 'allowed', 'broker', 'connects out'),
    edge('agent', 'allowed', 'db'),
  );
  assert.equal(
    said(drawn, 'jobs'),
    'Your jobs can reach the database through Session Manager and the agent (OIDC token, 443).',
  );
  assert.equal(asked(drawn, 'jobs').sign, 'through');
});

test('what a job hands over is no way in for a job that the wall stops', () => {
  const drawn = graph(
    edge('jobs', 'allowed', 'broker', 'pushes'),
    edge('jobs', 'blocked', 'net', 'no path'),
    edge('agent', 'allowed', 'broker', 'pulls'),
    edge('agent', 'allowed', 'db'),
  );
  assert.equal(said(drawn, 'jobs'), 'Your jobs can’t reach the database. No path.');
  const { sign, way } = asked(drawn, 'jobs');
  assert.equal(sign, 'stopped');
  assert.deepEqual(way, []);
});

test('nobody unwanted is followed past what an arrow says', () => {
  const drawn = graph(
    edge('internet', 'conditional', 'gate', 'sees the VPN port if unfiltered'),
    edge('internet', 'blocked', 'net', 'no open port'),
    edge('gate', 'allowed', 'db'),
  );
  const { verdict, more, sign, way } = asked(drawn, 'internet');
  assert.equal(verdict, 'The internet can see the VPN port');
  assert.equal(more, ' if unfiltered. It can’t reach the database.');
  assert.equal(sign, 'condition');
  assert.deepEqual(way, []);
});

test('a condition ends the sentence, and a reason follows it', () => {
  const drawn = graph(
    edge('b', 'conditional', 'db', 'if opted in'),
    edge('internet', 'blocked', 'net', 'no key'),
  );
  assert.equal(said(drawn, 'b'), "Other customers' jobs can reach the database if opted in.");
  assert.equal(said(drawn, 'internet'), 'The internet can’t reach the database. No key.');
  assert.equal(
    said(graph(edge('b', 'blocked', 'net', 'blocked')), 'b'),
    "Other customers' jobs can’t reach the database.",
  );
});

test('the sign is the most that any arrow gives, and nothing for who has nothing to do with the wall', () => {
  const sees = graph(
    edge('internet', 'conditional', 'broker', 'sees the name'),
    edge('internet', 'blocked', 'net'),
    edge('agent', 'allowed', 'broker'),
  );
  assert.equal(asked(sees, 'internet').sign, 'condition');
  assert.equal(asked(graph(edge('broker', 'allowed', 'jobs')), 'broker').sign, undefined);
  assert.equal(asked({ ...graph(edge('broker', 'allowed', 'b')), zones: [] }, 'broker').sign, 'through');
});

test('without a resource it names what is reached and what is not', () => {
  const drawn = graph(edge('b', 'allowed', 'gate', 'TCP 443'), edge('internet', 'blocked', 'net'));
  assert.equal(said(drawn, 'b', 'none'), "Other customers' jobs can reach the VPN gateway (TCP 443).");
  assert.equal(said(drawn, 'internet', 'none'), 'The internet can’t reach your network.');
  assert.equal(questionOf(drawn, 'db'), 'Who can reach the database?');
});

test('only what opens a connection, or tries to, is an actor; a zone with nothing in it is one, too', () => {
  const drawn = graph(edge('jobs', 'allowed', 'db'), edge('outside', 'blocked', 'net'));
  const zones = [...drawn.zones, { id: 'outside', label: 'Outside', wall: false }];
  assert.deepEqual(
    actorsOf({ ...drawn, zones }).map(({ id }) => id),
    ['jobs', 'outside'],
  );
});
