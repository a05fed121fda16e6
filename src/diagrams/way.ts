/** The way from an actor to the resource, through whatever is between. */
import { lineage, type Edge, type Graph } from './graph.ts';

/** Nodes and edges in turn, from the actor to the resource; a line that the other side opened carries traffic, too. */
export type Way = string[];

/** Whether an arrow of the kind lets anything pass. */
const open = ({ kind }: Edge): boolean => kind !== 'blocked';

/** Whether `id` is inside a wall. */
export const isInside = (graph: Graph, id: string): boolean =>
  lineage(graph, id).some((at) => graph.zones.some((zone) => zone.id === at && zone.wall));

/** Whether `id` is stopped at the wall and has no arrow past it: then nothing that it hands over is a way of its own. */
export function isShutOut(graph: Graph, id: string): boolean {
  const mine = graph.edges.filter(({ from, to }) => from === id && isInside(graph, to));
  return !isInside(graph, id) && mine.some((edge) => !open(edge)) && !mine.some(open);
}

/**
 * The shortest way of open arrows from `id` to `resource`; undefined where there is none. For somebody whom the figure
 * lets in only: that strangers reach a part says nothing about what is behind it.
 */
export function wayTo(graph: Graph, id: string, resource: string): Way | undefined {
  if (isShutOut(graph, id)) return undefined;
  const ways: Way[] = [[id]];
  const seen = new Set([id]);
  for (let way = ways.shift(); way; way = ways.shift()) {
    const at = way.at(-1)!;
    if (at === resource) return way;
    for (const edge of graph.edges.filter(open)) {
      const next = edge.from === at ? edge.to : edge.to === at ? edge.from : undefined;
      if (next === undefined || seen.has(next)) continue;
      seen.add(next);
      ways.push([...way, edge.id, next]);
    }
  }
  return undefined;
}
