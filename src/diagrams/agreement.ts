/** A drawing and the facts must agree where they say the same: who gets in, and who arrives? */
import { lineage, type Graph } from './graph.ts';
import type { Facts, Verdict } from '../content/model.ts';
import { mainFigureOf, type PageModel } from '../content/page-model.ts';
import { MAIN_FIGURE, type Reach, type Topic } from '../content/topics.ts';
import { ContentError } from '../lib/content-error.ts';
import { askedOf } from './asked.ts';
import type { Figure } from './figure.ts';

const isOutside = (graph: Graph, id: string, { outside }: Reach) =>
  lineage(graph, id).some((zone) => outside.some((one) => one.id === zone));

/** What the drawing says of an unwanted actor: kept out (yes), on a condition (partly), let in (no). */
export function drawnKeptOut(graph: Graph, reach: Reach, actor: string): Verdict {
  const kinds = graph.edges
    .filter((edge) => edge.from === actor && !isOutside(graph, edge.to, reach))
    .map((edge) => edge.kind);
  if (kinds.includes('allowed')) return 'no';
  if (kinds.includes('conditional')) return 'partly';
  return kinds.includes('blocked') ? 'yes' : 'unknown';
}

/** Whether open lines lead from a wanted actor to the resource; a broker that both sides dial counts. */
export function drawnArrives(graph: Graph, reach: Reach, actor: string): boolean {
  const open = graph.edges.filter((edge) => edge.kind === 'allowed' || edge.kind === 'conditional');
  const seen = new Set<string>([actor]);
  for (let size = 0; size !== seen.size;) {
    size = seen.size;
    for (const { from, to } of open) {
      // CircleCI's orchestrator hands out work to everyone; no traffic passes through it.
      if (isOutside(graph, from, reach) && from !== actor && !seen.has(from)) continue;
      if (seen.has(from)) seen.add(to);
      else if (seen.has(to) && !isOutside(graph, to, reach)) seen.add(from);
    }
  }
  return seen.has(reach.resource);
}

/** Where drawing and facts differ, in words; empty when they agree. @param reach who is asked, from `topic.yaml` */
export function disagreements(graph: Graph, facts: Facts, reach: Reach): string[] {
  const ids = new Set(graph.nodes.map((node) => node.id));
  const wanted = [...reach.columns.map(({ actor }) => actor), reach.resource];
  const missing = wanted.filter((id) => !ids.has(id));
  if (missing.length) return missing.map((id) => `the drawing lacks the actor ${id}`);
  return reach.columns.flatMap((column) => {
    const { criterion, actor } = column;
    const said = facts[criterion]!.verdict;
    if (column.wanted) return arrives(graph, reach, actor, said).map((fault) => `${criterion}: ${fault}`);
    const drawn = drawnKeptOut(graph, reach, actor);
    return drawn === said ? [] : [`${criterion}: the drawing says ${drawn}, the facts say ${said}`];
  });
}

function arrives(graph: Graph, reach: Reach, actor: string, said: Verdict): string[] {
  if (said !== 'no')
    return drawnArrives(graph, reach, actor)
      ? []
      : [`the drawing does not lead to the resource, the facts say ${said}`];
  // No connection: the actor may hand something to a place in between, but never open a line into your network.
  const inside = graph.zones.filter((zone) => zone.wall).map((zone) => zone.id);
  const enters = graph.edges.some(
    ({ from, to, kind }) =>
      from === actor && kind !== 'blocked' && lineage(graph, to).some((id) => inside.includes(id)),
  );
  return enters ? ['the drawing leads into your network, the facts say no'] : [];
}

/** Arrows of somebody unwanted that are not stopped, and have no bold label: they must not be overlooked. */
function faintArrows(source: string, { columns }: Reach): { row: number; arrow: string }[] {
  const unwanted = columns.filter(({ wanted }) => !wanted).map(({ actor }) => actor);
  return source.split('\n').flatMap((arrow, row) => {
    const [, from, label] = /^\s*(\w+) +-[.-]+>(.*)$/.exec(arrow) ?? [];
    return from && unwanted.includes(from) && !/\*\*/.test(label!) ? [{ row, arrow: arrow.trim() }] : [];
  });
}

/**
 * What an option's page draws and asks, held against its facts.
 * @param figure its main figure as it is drawn; undefined where it is missing, or cannot be drawn
 */
export function agreementFaults(
  page: PageModel,
  { path, reach }: Topic,
  option: string,
  facts: Facts,
  figure: Figure | undefined,
): ContentError[] {
  const fence = mainFigureOf(page);
  if (!fence) return [new ContentError(page.file, 1, `The page has no figure id=${MAIN_FIGURE}.`)];
  if (!figure) return [];
  const differ = disagreements(figure.graph, facts, reach);
  if (differ.length)
    return differ.map((reason) => new ContentError(page.file, fence.line, `Beside facts.yaml: ${reason}.`));
  const [heading] = page.headings;
  const { words } = askedOf(figure, `${path}${option}/`)!;
  return [
    ...faintArrows(fence.source, reach).map(
      ({ row, arrow }) =>
        new ContentError(page.file, fence.line + row + 1, `${arrow}: write its label in bold: |"\`**…**\`"|`),
    ),
    ...(heading && heading.text !== words
      ? [new ContentError(page.file, heading.line, `The first heading asks for what is drawn: "${words}"`)]
      : []),
  ];
}
