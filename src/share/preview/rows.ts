/** What a preview says about reach: read from the page's own figure, worded by the facts. */
import { ACTORS, drawnArrives, drawnKeptOut } from '../../diagrams/agreement.ts';
import { loadFacts } from '../../content/load.ts';
import { route, type Verdict } from '../../content/model.ts';
import { pageFigures } from '../../diagrams/page.ts';
import { isOption, slugOf } from '../../content/pages.ts';
import type { Shared } from '../../content/catalog.ts';
import type { Row } from './image.ts';

const ROWS = [
  { criterion: 'own-jobs', who: 'Your jobs', actor: ACTORS.ownJobs },
  { criterion: 'other-customers-out', who: 'Other customers’ jobs', actor: ACTORS.otherCustomers },
  { criterion: 'internet-out', who: 'The internet', actor: ACTORS.internet },
];

/** Empty when the page draws nobody's way in. */
export async function rowsOf({ page }: Shared): Promise<Row[]> {
  const figure = page && (await pageFigures(page)).find(({ flows }) => flows);
  if (!figure) return [];
  const { graph } = figure;
  if (!ROWS.every(({ actor }) => graph.nodes.some(({ id }) => id === actor))) return [];
  const facts = isOption(page) ? loadFacts().get(slugOf(page)) : undefined;
  return ROWS.map(({ criterion, who, actor }) => {
    const drawn: Verdict =
      criterion === 'own-jobs' ? (drawnArrives(graph) ? 'yes' : 'no') : drawnKeptOut(graph, actor);
    const answer = facts?.[criterion];
    const label = graph.edges.find((edge) => edge.from === actor)?.label;
    return { who, way: route(criterion, answer?.verdict ?? drawn), answer: answer?.short ?? label ?? '' };
  });
}
