/** The answer to "who can reach it?", in a sign and in words. Runs at build and in the browser. */
import { lineage, reach, type Graph, type GraphNode, type Kind } from '../graph.ts';

export type Sign = 'through' | 'condition' | 'stopped';
export const SIGN_WORDS: Record<Sign, string> = {
  through: 'gets through',
  condition: 'on a condition',
  stopped: 'stopped',
};

/** The nodes, and zones with nothing in them, that open a connection, or try to, in the author's order. */
export const actorsOf = (graph: Graph): Pick<GraphNode, 'id' | 'label'>[] => {
  const full = new Set([...graph.nodes.map(({ zone }) => zone), ...graph.zones.map(({ parent }) => parent)]);
  return [...graph.nodes, ...graph.zones.filter(({ id }) => !full.has(id))].filter(({ id }) => {
    const { allowed, conditional, blocked } = reach(graph, id);
    return allowed.length + conditional.length + blocked.length > 0;
  });
};

/**
 * How `id` fares at the wall. Where the figure does not say: at whatever outside stands in connection with the inside.
 * Whoever is inside, and everyone where there is no wall, fares as all its arrows do. Undefined for those who have to do
 * with none of this: they neither get through nor are stopped.
 */
export function signOf(graph: Graph, id: string): Sign | undefined {
  const walls = graph.zones.filter((zone) => zone.wall).map((zone) => zone.id);
  const inside = (at: string) => lineage(graph, at).some((zone) => walls.includes(zone));
  const leadsIn = (at: string) =>
    graph.edges.some(
      ({ kind, from, to }) =>
        kind !== 'blocked' && ((inside(from) && to === at) || (inside(to) && from === at)),
    );
  const { allowed, conditional, blocked } = reach(graph, id);
  const all = [allowed, conditional, blocked];
  const counts = (which: (at: string) => boolean) => {
    const [through, condition, stopped] = all.map((list) => list.filter(which).length);
    return through ? 'through' : condition ? 'condition' : stopped ? 'stopped' : undefined;
  };
  return inside(id) || !walls.length ? counts(() => true) : (counts(inside) ?? counts(leadsIn));
}

/** Things of `list` that stand in no zone of `list`: who is kept out of a network is kept out of what is in it. */
export const outermost = (graph: Graph, list: string[]): string[] =>
  list.filter((id) => !lineage(graph, id).some((zone) => zone !== id && list.includes(zone)));

/** What `id` reaches and what it is blocked from, one hop, each with the reason that its arrow gives. */
export function sentence(graph: Graph, id: string): string {
  const { allowed, conditional, blocked, edges } = reach(graph, id);
  const name = (thing: string) =>
    [...graph.nodes, ...graph.zones].find((other) => other.id === thing)?.label ?? thing;
  const used = graph.edges.filter((edge) => edges.includes(edge.id));
  const reason = (target: string, kinds: Kind[]) => {
    const [from, to] = [lineage(graph, id), lineage(graph, target)];
    const labels = used
      .filter(
        (edge) =>
          kinds.includes(edge.kind) &&
          ((from.includes(edge.from) && to.includes(edge.to)) ||
            (edge.both && from.includes(edge.to) && to.includes(edge.from))),
      )
      .map(({ label }) => label)
      // A label that only repeats the sign is not said twice.
      .filter((label) => label && !/^(allowed|blocked)$/i.test(label));
    return labels.length ? ` (${[...new Set(labels)].join('; ')})` : '';
  };
  const open = [...allowed, ...conditional];
  const can = [
    ...outermost(graph, allowed).map((at) => name(at) + reason(at, ['allowed', 'plain'])),
    ...outermost(graph, conditional).map((at) => `${name(at)} on a condition${reason(at, ['conditional'])}`),
  ];
  const not = outermost(graph, blocked).map((at) => {
    const rest = open.some((other) => other !== at && lineage(graph, other).includes(at))
      ? 'the rest of '
      : '';
    return rest + name(at) + reason(at, ['blocked']);
  });
  const list = (things: string[]) => things.join(', ') || 'nothing here';
  return `${name(id)} can reach ${list(can)}; blocked from ${list(not)}.`;
}
