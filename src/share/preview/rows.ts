/** What a preview says about reach: read from the page's own figure, worded by the facts. */
import { drawnArrives, drawnKeptOut } from '../../diagrams/agreement.ts';
import { loadFacts } from '../../content/load.ts';
import { route, type Verdict } from '../../content/model.ts';
import { pageFigures } from '../../diagrams/page.ts';
import { isOption, slugOf, topicIdOf } from '../../content/pages.ts';
import { loadTopics } from '../../content/topics.ts';
import type { Shared } from '../../content/catalog.ts';
import type { Row } from './image.ts';

/** Empty when the page draws nobody's way in. */
export async function rowsOf({ page }: Shared): Promise<Row[]> {
  const figure = page && (await pageFigures(page)).find(({ flows }) => flows);
  if (!figure) return [];
  const { graph } = figure;
  // A page outside of every topic, such as the home page, may draw the actors of one.
  const ids = [topicIdOf(page)].filter(Boolean);
  const { reach } =
    loadTopics()
      .filter(({ id }) => !ids.length || ids.includes(id))
      .find((topic) =>
        topic.reach.columns.every(({ actor }) => graph.nodes.some(({ id }) => id === actor)),
      ) ?? {};
  if (!reach) return [];
  const facts = isOption(page) ? loadFacts(topicIdOf(page)).get(slugOf(page)) : undefined;
  return reach.columns.map(({ criterion, name, actor, wanted }) => {
    const drawn: Verdict = wanted
      ? drawnArrives(graph, reach, actor)
        ? 'yes'
        : 'no'
      : drawnKeptOut(graph, reach, actor);
    const answer = facts?.[criterion];
    const label = graph.edges.find((edge) => edge.from === actor)?.label;
    return {
      who: name,
      way: route(wanted, answer?.verdict ?? drawn),
      answer: answer?.short ?? label ?? '',
    };
  });
}
