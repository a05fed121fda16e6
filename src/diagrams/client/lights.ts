/** The parts of drawings that answer, and which of them one actor lights. */
import { lineage, outermost, reach, type Edge, type Graph } from '../graph.ts';
import { data } from './drawing.ts';
import { pulse } from './pulse.ts';

/** A box, an arrow, or a label of one of them. */
interface Part {
  element: SVGElement;
  /** The node's or the edge's name. */
  name: string;
  /** Of an arrow: where it starts; else empty. */
  from: string;
}

export const partsOf = (svg: SVGElement): Part[] =>
  [...svg.querySelectorAll<SVGElement>('[data-node], [data-edge], [data-of]')].map((element) => ({
    element,
    name: data(element, 'node') || data(element, 'edge') || data(element, 'of'),
    from: data(element, 'from'),
  }));

export interface Lights {
  /** The parts that are lit, the actor first, and those of them that stop it. */
  on: string[];
  hit: string[];
  /** Where its arrows start. */
  mine: string[];
  /** Arrows that the way takes from their end to their start: the other side opened them. */
  back: string[];
}

export const DARK: Lights = { on: [], hit: [], mine: [], back: [] };

/**
 * @param way nodes and arrows in turn, all the way to the resource; empty where nothing leads there
 * @param rest arrows that the answer tells besides
 */
export function lightsOf(graph: Graph, id: string, way: string[], rest: Edge[] = []): Lights {
  const { allowed, conditional, blocked, edges } = reach(graph, id);
  const open = [...allowed, ...conditional];
  const stopped = outermost(graph, blocked);
  const nodes = way.filter((_, index) => index % 2 === 0);
  const more = rest.flatMap((edge) => [edge.id, edge.from, edge.to]);
  return {
    on: [id, ...open, ...edges, ...stopped, ...way, ...more],
    // What is open on one port and closed on another is lit as open; the words say both.
    hit: [...stopped, ...rest.filter(({ kind }) => kind === 'blocked').map(({ to }) => to)].filter(
      (thing) => !open.includes(thing),
    ),
    mine: [...lineage(graph, id), ...nodes, ...rest.map(({ from }) => from)],
    back: graph.edges
      .filter((edge) => way.includes(edge.id) && nodes.indexOf(edge.from) > nodes.indexOf(edge.to))
      .map((edge) => edge.id),
  };
}

export function light(parts: Part[], { on, hit }: Lights): void {
  for (const { element, name } of parts) {
    element.classList.toggle('on', on.includes(name));
    element.classList.toggle('hit', hit.includes(name));
    element.classList.toggle('asked', name === on[0]);
  }
}

/** Lets a mark run along every arrow that is lit. */
export function run(parts: Part[], { on, mine, back }: Lights): void {
  for (const { element, name, from } of parts)
    if (from && on.includes(name)) pulse(element, back.includes(name) || !mine.includes(from));
}
