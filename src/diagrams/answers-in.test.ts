import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mainFigureOf, readPage } from '../content/page-model.ts';
import { loadThreats } from '../content/threats.ts';
import { loadTopics } from '../content/topics.ts';
import { answersIn, type AnswerIn } from './answers-in.ts';
import type { Asked, Sign } from './answer.ts';
import { changedIn, graphOf } from './client/drawing.ts';
import { elementOf } from './image/parse.ts';
import { lightsOf } from './client/lights.ts';
import { drawFigure } from './figure.ts';
import { inSituation } from './situations.ts';
import { KINDS, threatsOn } from './threats.ts';
import { words } from './words.ts';

const strongest: Sign[] = ['through', 'condition', 'stopped'];

for (const topic of loadTopics().filter(({ threats }) => threats)) {
  const asked = topic.reach.columns.map(({ actor, name, wanted }): Asked => ({ id: actor, name, wanted }));
  for (const [option] of loadThreats(topic.id)) {
    test(`${option}: what is answered in each situation is what its drawing shows`, async () => {
      const fence = mainFigureOf(readPage(`${topic.folder}/${option}/index.mdx`))!;
      const { threats, situations } = threatsOn(fence)!;
      const figure = await drawFigure(fence, situations);
      const svg = elementOf(figure.wide.svg);
      const signs = new Set<Sign | undefined>();
      const good: AnswerIn[] = answersIn(
        { graph: graphOf(svg), added: new Set(), lit: new Set() },
        asked,
        topic.reach.resource,
      );
      for (const { sign } of good) signs.add(sign);
      for (const situation of situations!.list) {
        const changed = changedIn(svg, situation.id)!;
        const where = `${option}, ${situation.id}`;
        // One graph, read from the drawing and from the file.
        const plain = (text: string[]) => text.map((one) => one.replaceAll('`', '')).toSorted();
        assert.deepEqual(
          plain(words(changed.graph)),
          plain(words(inSituation(figure.graph, situation))),
          where,
        );
        const outcomes = threats[situation.id]!.arrows!;
        const outcome = strongest.find((sign) => outcomes.some(({ as }) => KINDS[as] === KINDS[sign]));
        const answers = answersIn(changed, asked, topic.reach.resource);
        const part = answers.filter(({ id }) => changed.lit.has(id));
        assert.ok(part.length, `${where}: nobody who is asked has a part in it`);
        for (const { id, begins, sign, graph, way, rest } of answers) {
          if (begins) assert.equal(sign, outcome, `${where}: ${id}`);
          // The script takes its signs from the figure.
          else if (sign !== outcome) assert.ok(signs.has(sign), `${where}: ${id} has no sign`);
          if (!begins) continue;
          // It lights nothing that the situation dims.
          const dimmed = lightsOf(graph, id, way, rest).on.filter((name) => !changed.lit.has(name));
          assert.deepEqual(dimmed, [], `${where}: ${id}`);
        }
        // Whatever changes is told by somebody's answer.
        const told = part.flatMap(({ graph, id, way, rest }) => lightsOf(graph, id, way, rest).on);
        for (const { id, from, to } of changed.graph.edges)
          if (changed.added.has(id))
            assert.ok(told.includes(id), `${where}: ${from} to ${to} is told by nobody`);
      }
    });
  }
}
