import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawFigure } from './figure.ts';
import type { Graph } from './graph.ts';
import { belongs, inSituation, rowsOfLabel, type Situation, type Situations } from './situations.ts';
import { words } from './words.ts';

const source = `flowchart LR
accTitle: Who gets in
accDescr: Your job gets in with the key.
subgraph everyone [Everyone else]
  internet[The internet]
end
subgraph circleci [CircleCI cloud]
  orchestrator[Orchestrator]
  your_jobs[Your jobs]
end
subgraph place [Vendor]
  broker[Broker]
end
subgraph network [Your network]
  agent[Agent]
  resource[(Database)]
end
internet --x|no port| network
your_jobs -->|with the key| broker
agent -->|connects out| broker
agent --> resource
class network wall`;

const situation = (id: string, rest: Partial<Situation>): Situation => ({
  id,
  appear: [],
  arrows: [],
  actors: [],
  ...rest,
});
const thief = { id: 'stranger', label: 'Whoever holds the key', zone: 'everyone' };
const leak = situation('leak', {
  appear: [thief],
  arrows: [{ from: 'stranger', to: 'broker', kind: 'allowed', label: 'until it is removed' }],
});
const fork = situation('fork', {
  appear: [{ ...thief, label: "A fork's build" }],
  arrows: [{ from: 'stranger', to: 'broker', kind: 'blocked', label: 'no key' }],
});
const work = situation('work', {
  appear: [thief],
  arrows: [{ from: 'stranger', to: 'orchestrator', kind: 'allowed', label: 'claims jobs' }],
});
const cleanup = situation('cleanup', {
  arrows: [{ from: 'your_jobs', to: 'broker', kind: 'conditional', label: 'until the session ends' }],
});
const situations: Situations = { list: [leak, fork, work, cleanup], outside: ['everyone', 'circleci'] };
const fence = { source, meta: 'flows id=fig-who-reaches-what', file: 'content/x/index.mdx', line: 7 };

const plain = drawFigure(fence);
const drawn = drawFigure(fence, situations);
/** Tags of a drawing, with what `holds` in them. */
const tags = (svg: string, holds: RegExp) =>
  (svg.match(/<[a-z]+ [^>]*>/g) ?? []).filter((tag) => holds.test(tag));
const boxOf = (svg: string, id: string) => tags(svg, new RegExp(`class="dg-node".*data-node="${id}"`))[0];

test('a label breaks into rows of about one length', () => {
  assert.deepEqual(rowsOfLabel('no key', 14), ['no key']);
  assert.deepEqual(rowsOfLabel('unless the context refuses', 14), ['unless the', 'context refuses']);
  assert.equal(
    rowsOfLabel('for as long as nobody has removed it', 14).join(' '),
    'for as long as nobody has removed it',
  );
});

test('words and graph of a figure are those of a good day', async () => {
  assert.deepEqual((await drawn).words, (await plain).words);
  assert.deepEqual((await drawn).graph, (await plain).graph);
});

test('a situation adds who appears, and changes the arrow that it names', async () => {
  const { graph } = await plain;
  assert.deepEqual(
    words(inSituation(graph, leak)).filter((sentence) => !words(graph).includes(sentence)),
    ['From Whoever holds the key to Broker: allowed (until it is removed).'],
  );
  assert.ok(
    words(inSituation(graph, cleanup)).includes(
      'From Your jobs to Broker: allowed on a condition (until the session ends).',
    ),
  );
  assert.ok(!words(inSituation(graph, cleanup)).join().includes('with the key'));
});

test('what stands open from there belongs to a situation; the rest does not', async () => {
  const { graph } = await plain;
  const has = (one: Situation) => [...belongs(graph, one, situations)];
  for (const id of ['stranger', 'everyone', 'broker', 'agent', 'resource', 'network'])
    assert.ok(has(leak).includes(id), id);
  assert.ok(!has(leak).includes('your_jobs'));
  // A stopped arrow opens nothing, and no traffic passes through what hands out work.
  for (const one of [fork, work]) assert.ok(!has(one).includes('resource'), one.id);
  assert.ok(has(fork).includes('broker'));
});

test('one drawing shows every situation: what is new says when, what gives way says when not', async () => {
  for (const { svg } of [(await drawn).wide, (await drawn).narrow!]) {
    const arrow = (...rest: string[]) =>
      tags(svg, /dg-edge/).filter((tag) => rest.every((text) => tag.includes(text)));
    assert.equal(arrow('dg-allowed', 'data-from="stranger"', 'data-to="broker"', 'data-if="leak"').length, 1);
    assert.equal(arrow('dg-blocked', 'data-from="stranger"', 'data-to="broker"', 'data-if="fork"').length, 1);
    assert.equal(arrow('data-to="orchestrator"', 'data-if="work"').length, 1);
    assert.equal(arrow('dg-conditional', 'data-from="your_jobs"', 'data-if="cleanup"').length, 1);
    assert.equal(arrow('dg-allowed', 'data-from="your_jobs"', 'data-not="cleanup"').length, 1);
    assert.deepEqual(
      tags(svg, /class="dg-node".*data-node="stranger"/).map((tag) => /data-if="([^"]*)"/.exec(tag)?.[1]),
      ['leak work', 'fork'],
    );
    // What the layout reserved room with is gone.
    for (const [, text] of svg.matchAll(/<(?:text|tspan)[^>]*>([^<]*)</g))
      assert.doesNotMatch(text!, /^\.+$|\.\.\.\.$/);
    const text = svg.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
    for (const said of ['until it is removed', 'no key', 'claims jobs', 'with the key'])
      assert.ok(text.includes(said), said);
    // Every head that an arrow names is there.
    for (const [, id] of svg.matchAll(/url\(#([^)]+)\)/g)) assert.ok(svg.includes(`<marker id="${id}"`), id);
  }
});

test('nothing of a good day moves or goes: each box stands once, in every situation', async () => {
  const { svg } = (await drawn).wide;
  for (const { id } of (await plain).graph.nodes) {
    assert.ok(boxOf(svg, id), id);
    assert.doesNotMatch(boxOf(svg, id)!, /data-(?:if|not)/);
  }
});

test('an arrow that changes stands on a line of its own, or the error says so at that line', async () => {
  const chained = source.replace('agent --> resource', 'agent --> resource & backup[Backup]');
  const changes: Situations = {
    ...situations,
    list: [situation('x', { arrows: [{ from: 'agent', to: 'resource', kind: 'blocked', label: 'no' }] })],
  };
  await assert.rejects(
    drawFigure({ ...fence, source: chained }, changes),
    /x\/index\.mdx:28: Write the arrow from agent to resource on a line of its own/,
  );
});

test('a drawing without situations has no trace of them', async () => {
  assert.doesNotMatch((await plain).wide.svg, /data-(?:if|not|on|situations)/);
  const none: Graph = (await plain).graph;
  assert.ok(!none.nodes.some(({ id }) => id === 'stranger'));
});
