/** allowed, blocked, conditional: what an arrow of a `flows` figure says. plain: any other arrow. */
export type Kind = 'allowed' | 'blocked' | 'conditional' | 'plain';
/** What stands at an end of an arrow, and how its line is drawn. `unseen` holds things apart and is not drawn. */
export type Head = 'none' | 'arrow' | 'cross' | 'circle';
export type Stroke = 'solid' | 'dotted' | 'thick' | 'unseen';
export interface GraphNode {
  id: string;
  label: string;
  zone?: string;
  shape: string;
}
export interface Zone {
  id: string;
  label: string;
  parent?: string;
  wall: boolean;
}
/** `from` opens the connection; with `both`, either side does. Ends are ids of nodes or zones. */
export interface Edge {
  id: string;
  from: string;
  to: string;
  kind: Kind;
  label?: string;
  both: boolean;
  /** How it was written; a page's own script reads the rest back and needs none of this. */
  look?: { stroke: Stroke; start: Head; end: Head };
}
/** What a figure says, without its geometry. Safe to send to a browser as JSON. */
export interface Graph {
  nodes: GraphNode[];
  zones: Zone[];
  edges: Edge[];
}

/** What one actor reaches in one hop. Ids of nodes and zones, and of the edges that say so. */
export interface Reach {
  allowed: string[];
  conditional: string[];
  blocked: string[];
  edges: string[];
}

interface Claim {
  kind: Kind;
  edge: string;
  /** 0 when the edge names the thing itself, 1 when its zone, and so on. */ far: number;
  near: number;
}

/** `id` and the zones around it, from the inside out. */
export function lineage(graph: Graph, id: string): string[] {
  const line = [id];
  const up = (at: string) =>
    graph.nodes.find((n) => n.id === at)?.zone ?? graph.zones.find((z) => z.id === at)?.parent;
  for (let at = up(id); at !== undefined && !line.includes(at); at = up(at)) line.push(at);
  return line;
}

/** Things of `list` that stand in no zone of `list`: who is kept out of a network is kept out of what is in it. */
export const outermost = (graph: Graph, list: string[]): string[] =>
  list.filter((id) => !lineage(graph, id).some((zone) => zone !== id && list.includes(zone)));

/**
 * Who `id` may open a connection to. One hop, never the closure: that a job reaches the orchestrator
 * and the orchestrator reaches another job does not mean that the first reaches the second.
 * A zone as an end of an edge counts for everything inside it; the edge that names a thing most
 * closely decides, so a zone can be blocked while one node inside it is open.
 */
export function reach(graph: Graph, id: string): Reach {
  const mine = lineage(graph, id);
  const result: Reach = { allowed: [], conditional: [], blocked: [], edges: [] };
  const claims = (target: string) => {
    const line = lineage(graph, target);
    return graph.edges.flatMap((edge) => {
      const ways = edge.both
        ? ([
            [edge.from, edge.to],
            [edge.to, edge.from],
          ] as const)
        : ([[edge.from, edge.to]] as const);
      return ways
        .map(([from, to]): Claim => ({
          kind: edge.kind,
          edge: edge.id,
          near: mine.indexOf(from),
          far: line.indexOf(to),
        }))
        .filter((claim) => claim.near >= 0 && claim.far >= 0 && !mine.includes(line[claim.far]!));
    });
  };
  const used = new Set<string>();
  for (const target of [...graph.nodes, ...graph.zones].map((thing) => thing.id)) {
    if (mine.includes(target) || lineage(graph, target).includes(id)) continue;
    const found = claims(target);
    const best = found.toSorted(byCloseness)[0];
    // A blocked port beside an open one: both are true.
    const closest = found.filter((claim) => byCloseness(claim, best!) === 0);
    for (const kind of new Set(closest.map((claim) => (claim.kind === 'plain' ? 'allowed' : claim.kind))))
      result[kind].push(target);
    for (const claim of closest) used.add(claim.edge);
  }
  result.edges = graph.edges.map((edge) => edge.id).filter((edge) => used.has(edge));
  return result;
}

const byCloseness = (a: Claim, b: Claim): number => a.far - b.far || a.near - b.near;
