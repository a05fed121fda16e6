import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawFigure } from './figure.ts';
import type { Graph } from './graph.ts';
import { disagreements } from './agreement.ts';
import { askedOf } from './asked.ts';
import { route } from '../content/model.ts';
import { mainFigureOf, readPage, readPages } from '../content/page-model.ts';
import { loadFacts } from '../content/load.ts';
import { loadTopics } from '../content/topics.ts';

const options = loadTopics().flatMap(({ id, folder, reach }) =>
  [...loadFacts(id)].map(([option, facts]) => ({ option, folder, reach, facts })),
);

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

for (const { option, folder, reach, facts } of options) {
  const fence = mainFigureOf(readPage(`${folder}/${option}/index.mdx`))!;

  test(`${option}: button, plate and drawing have one sign for each actor`, async () => {
    const figure = await drawFigure(fence);
    const { answers } = askedOf(figure, `/${folder.split('/').at(-1)}/${option}/`)!;
    const plate = reach.columns.map(({ actor, wanted, criterion }) => [
      actor,
      route(wanted, facts[criterion]!.verdict),
    ]);
    assert.deepEqual(
      answers.map(({ id, sign }) => [id, sign]),
      plate.filter(([, sign]) => sign !== 'unknown'),
    );
    // A way is traced exactly where the plate says that it leads through.
    for (const { wanted, way, sign } of answers) {
      assert.equal(way.at(-1) === reach.resource, wanted && sign !== 'stopped');
    }
  });
}
