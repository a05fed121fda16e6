import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawFigure } from './figure.ts';
import type { Graph } from './graph.ts';
import { disagreements } from './agreement.ts';
import { mainFigureOf, readPage, readPages } from '../content/page-model.ts';
import { loadFacts } from '../content/load.ts';
import { loadTopics } from '../content/topics.ts';

const options = loadTopics().flatMap(({ id, folder, reach }) =>
  [...loadFacts(id)].map(([option, facts]) => ({ option, folder, reach, facts })),
);

for (const { option, folder, reach, facts } of options) {
  test(`${option}: the drawing and the facts agree on who gets through`, async () => {
    const file = `${folder}/${option}/index.mdx`;
    const fence = mainFigureOf(readPage(file));
    assert.ok(fence, `${file} has no figure id=fig-who-reaches-what`);
    assert.deepEqual(disagreements((await drawFigure(fence)).graph, facts, reach), []);
  });
}

test('a drawing that lets another customer in, against the facts, is found', async () => {
  const kept = ({ reach, facts }: (typeof options)[number]) =>
    reach.columns.find(({ wanted, criterion }) => !wanted && facts[criterion]!.verdict === 'yes');
  const found = options.find(kept)!;
  const { option, folder, reach, facts } = found;
  const { actor, criterion } = kept(found)!;
  const fence = mainFigureOf(readPage(`${folder}/${option}/index.mdx`))!;
  const { graph } = await drawFigure(fence);
  const wrong: Graph = {
    ...graph,
    edges: graph.edges.map((edge) => (edge.from === actor ? { ...edge, kind: 'allowed' as const } : edge)),
  };
  assert.match(
    disagreements(wrong, facts, reach).join(),
    new RegExp(`${criterion}: the drawing says no, the facts say yes`),
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
