import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawFigure } from './figure.ts';
import type { Graph } from './graph.ts';
import { disagreements } from './agreement.ts';
import { readPage, readPages } from '../content/page-model.ts';
import { loadFacts, OPTIONS } from '../content/load.ts';

const facts = loadFacts();

for (const [option, answers] of facts) {
  test(`${option}: the drawing and the facts agree on who gets through`, async () => {
    const file = `${OPTIONS}/${option}/index.mdx`;
    const fence = readPage(file).figures.find(({ meta }) => meta.includes('id=fig-who-reaches-what'));
    assert.ok(fence, `${file} has no figure id=fig-who-reaches-what`);
    assert.deepEqual(disagreements((await drawFigure(fence)).graph, answers), []);
  });
}

test('a drawing that lets another customer in, against the facts, is found', async () => {
  const file = `${OPTIONS}/container-runner/index.mdx`;
  const fence = readPage(file).figures[0]!;
  const { graph } = await drawFigure(fence);
  const wrong: Graph = {
    ...graph,
    edges: graph.edges.map((edge) =>
      edge.from === 'customer_b' ? { ...edge, kind: 'allowed' as const } : edge,
    ),
  };
  assert.match(
    disagreements(wrong, facts.get('container-runner')!).join(),
    /other-customers-out: the drawing says no, the facts say yes/,
  );
});

test('every figure of the guide reads in one direction and keeps to what an eye can hold', async () => {
  for (const { file, figures } of readPages()) {
    for (const fence of figures) {
      const { graph, source } = await drawFigure(fence);
      assert.ok(graph.nodes.length <= 12, `${file}:${fence.line} has ${graph.nodes.length} nodes`);
      assert.equal(source.match(/^\s*direction\s/gm), null, `${file}:${fence.line} turns inside`);
    }
  }
});
