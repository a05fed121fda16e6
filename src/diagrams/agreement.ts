/** A drawing and the facts must agree where they say the same: who gets in, and who arrives? */
import { lineage, type Graph } from './graph.ts';
import type { Facts, Verdict } from '../content/model.ts';
import type { Reach } from '../content/topics.ts';

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
