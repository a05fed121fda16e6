/**
 * A drawing and the facts must agree where they say the same: may another customer's jobs get in, may the internet,
 * do your own jobs arrive?
 */
import { lineage, type Graph } from './graph.ts';
import type { Facts, Verdict } from '../content/model.ts';

/** Ids that every "who reaches what" figure uses, so that readers can compare pictures. */
export const ACTORS = {
  ownJobs: 'your_jobs',
  otherCustomers: 'customer_b',
  internet: 'internet',
  resource: 'resource',
} as const;

/** Zones in which an edge says nothing about reaching you. */
const OUTSIDE = ['circleci', 'everyone'];

const isOutside = (graph: Graph, id: string) => lineage(graph, id).some((zone) => OUTSIDE.includes(zone));

/** What the drawing says of an unwanted actor: kept out (yes), on a condition (partly), let in (no). */
export function drawnKeptOut(graph: Graph, actor: string): Verdict {
  const kinds = graph.edges
    .filter((edge) => edge.from === actor && !isOutside(graph, edge.to))
    .map((edge) => edge.kind);
  if (kinds.includes('allowed')) return 'no';
  if (kinds.includes('conditional')) return 'partly';
  return kinds.includes('blocked') ? 'yes' : 'unknown';
}

/** Whether open lines lead from your jobs to the resource; a broker that both sides dial counts. */
export function drawnArrives(graph: Graph): boolean {
  const open = graph.edges.filter((edge) => edge.kind === 'allowed' || edge.kind === 'conditional');
  const seen = new Set<string>([ACTORS.ownJobs]);
  for (let size = 0; size !== seen.size;) {
    size = seen.size;
    for (const { from, to } of open) {
      // CircleCI's orchestrator hands out work to everyone; no traffic passes through it.
      if (isOutside(graph, from) && from !== ACTORS.ownJobs && !seen.has(from)) continue;
      if (seen.has(from)) seen.add(to);
      else if (seen.has(to) && !isOutside(graph, to)) seen.add(from);
    }
  }
  return seen.has(ACTORS.resource);
}

/** Where drawing and facts differ, in words; empty when they agree. */
export function disagreements(graph: Graph, facts: Facts): string[] {
  const ids = new Set(graph.nodes.map((node) => node.id));
  const missing = Object.values(ACTORS).filter((id) => !ids.has(id));
  if (missing.length) return missing.map((id) => `the drawing lacks the actor ${id}`);
  const found: string[] = [];
  for (const [criterion, actor] of [
    ['other-customers-out', ACTORS.otherCustomers],
    ['internet-out', ACTORS.internet],
  ] as const) {
    const drawn = drawnKeptOut(graph, actor);
    const said = facts[criterion]!.verdict;
    if (drawn !== said) found.push(`${criterion}: the drawing says ${drawn}, the facts say ${said}`);
  }
  const own = facts['own-jobs']!.verdict;
  if (own === 'no') {
    // No connection: your jobs may hand something to a place in between, but never open a line into your network.
    const inside = graph.zones.filter((zone) => zone.wall).map((zone) => zone.id);
    const enters = graph.edges.some(
      ({ from, to, kind }) =>
        from === ACTORS.ownJobs && kind !== 'blocked' && lineage(graph, to).some((id) => inside.includes(id)),
    );
    if (enters) found.push('own-jobs: the drawing leads into your network, the facts say no');
  } else if (!drawnArrives(graph)) {
    found.push(`own-jobs: the drawing does not lead to the resource, the facts say ${own}`);
  }
  return found;
}
