/** What a preview says about reach: read from the page's own figure, worded by the facts. */
import { drawnArrives, drawnKeptOut } from '../../diagrams/agreement.ts';
import { loadCriteria, loadFacts } from '../../content/load.ts';
import { answeredOptions } from '../../content/options.ts';
import { route, type Verdict } from '../../content/model.ts';
import { pageFigures } from '../../diagrams/page.ts';
import { hrefOf, isOption, slugOf, topicIdOf } from '../../content/pages.ts';
import { loadTopics } from '../../content/topics.ts';
import type { Shared } from '../../content/catalog.ts';
import type { Need, Row } from './image.ts';

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

/** The needs that are asked most, with every option's answer; undefined for any page but a topic's comparison. */
export async function needsOf({ page }: Shared): Promise<Need[] | undefined> {
  const topic = page && topicIdOf(page);
  if (!topic || hrefOf(page) !== `/${topic}/compare/`) return undefined;
  const facts = loadFacts(topic);
  const options = await answeredOptions(topic);
  return loadCriteria(topic).criteria.flatMap(({ id, need }) =>
    need?.common
      ? [{ words: need.words, verdicts: options.map((option) => facts.get(slugOf(option))![id]!.verdict) }]
      : [],
  );
}
