/** Who a figure is asked about, in which order, and what the facts add to its answers. */
import { loadFacts } from '../content/load.ts';
import type { Answer as Fact } from '../content/model.ts';
import { findTopic, MAIN_FIGURE } from '../content/topics.ts';
import { actorsOf, answerOf, questionOf, type Answer } from './answer.ts';
import type { Figure } from './figure.ts';

export interface Question {
  /** @example Who can reach the database? */
  words: string;
  /** Id of what everybody wants to reach. */
  resource: string | undefined;
  answers: (Answer & { fact?: Fact | undefined })[];
}

/**
 * The actors of the topic, always in its order, where the figure has two or more of them; the parts in between are no
 * suspects. Elsewhere everybody who opens a connection. Undefined for a figure that answers nothing.
 * @param path address of the figure's page, from the root
 */
export function askedOf({ id, flows, wrong, graph }: Figure, path: string): Question | undefined {
  if (!flows || wrong) return undefined;
  const topic = findTopic(path);
  const facts = topic && id === MAIN_FIGURE ? loadFacts(topic.id).get(path.split('/')[2] ?? '') : undefined;
  const drawn =
    topic?.reach.columns.filter(({ actor }) => graph.nodes.some((node) => node.id === actor)) ?? [];
  const asked = topic
    ? drawn.map(({ actor, name, wanted, criterion }) => ({ id: actor, name, wanted, criterion }))
    : actorsOf(graph).map((actor) => ({ id: actor.id, name: actor.label, wanted: false, criterion: '' }));
  if (asked.length < 2) return undefined;
  const resource = topic?.reach.resource;
  return {
    words: questionOf(graph, resource),
    resource,
    answers: asked.map(({ criterion, ...one }) => ({
      ...answerOf(graph, one, resource),
      fact: facts?.[criterion],
    })),
  };
}
