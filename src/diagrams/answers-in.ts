/** "Who can reach it?" while something goes wrong: the answers of everybody, and of whoever it begins with. */
import { answerOf, opening, sentence, type Answer, type Asked } from './answer.ts';
import { reach, type Edge, type Graph } from './graph.ts';

/** What a situation does to a drawing. */
export interface Changed {
  /** The figure in the situation. */
  graph: Graph;
  /** Ids of nodes and edges that are not there on a good day. */
  added: ReadonlySet<string>;
  /** Ids of whatever belongs to the situation, those among them. */
  lit: ReadonlySet<string>;
}

export interface AnswerIn extends Answer {
  /** The arrows that the answer is made of. */
  graph: Graph;
  /** What else the situation changes, told after the answer. */
  rest: Edge[];
}

/**
 * Whoever appears stands last, and is followed along what the situation lights, and no further: else the answer would
 * say more than the drawing. Where nobody appears and nobody of those asked has a part in it, it is whoever the first
 * arrow begins with: a vendor in the middle, a step that runs on.
 * @param resource what everybody wants to reach, if the figure has it
 */
export function answersIn({ graph, added, lit }: Changed, asked: Asked[], resource?: string): AnswerIn[] {
  const changed = graph.edges.filter(({ id }) => added.has(id));
  const starts = changed.map(({ from }) => from);
  const appears = starts.find((id) => added.has(id));
  const begins = appears ?? (asked.some(({ id }) => lit.has(id)) ? undefined : starts[0]);
  const followed = graph.edges.filter(
    ({ id, from, to }) => added.has(id) || (lit.has(id) && from !== begins && to !== begins),
  );
  const answer = (one: Asked, edges: Edge[]): AnswerIn => {
    const drawn = { ...graph, edges };
    const found = answerOf(drawn, one, resource);
    const told = found.way.length ? found.way : reach(drawn, one.id).edges;
    const rest = lit.has(one.id) ? changed.filter(({ id }) => !told.includes(id)) : [];
    const more = [found.more, ...rest.map((edge) => sentence(graph, edge))].join(' ');
    return { ...found, more, graph: drawn, rest };
  };
  const all = asked.map((one) => answer(one, graph.edges));
  if (!begins) return all;
  const name = appears ? graph.nodes.find(({ id }) => id === begins)!.label : opening(graph, begins);
  return [...all, answer({ id: begins, name, wanted: true, begins: true }, followed)];
}
