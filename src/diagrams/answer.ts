/** The answer to "who can reach it?": a sign, and a sentence made of the figure's own labels. */
import { outermost, reach, type Edge, type Graph } from './graph.ts';
import { isInside, isShutOut, wayTo, type Way } from './way.ts';

export type Sign = 'through' | 'condition' | 'stopped';
export const SIGN_WORDS: Record<Sign, string> = {
  through: 'gets through',
  condition: 'gets part of the way, or on a condition',
  stopped: 'stopped',
};

/** Who is asked about. */
export interface Asked {
  id: string;
  /** As the sentence says it. */
  name: string;
  /** Whether to get through is what its reader wants. */
  wanted: boolean;
  /** Whether what goes wrong begins here: then each of its arrows counts. */
  begins?: boolean;
}

export interface Answer extends Asked {
  /** How it fares at the wall; undefined for who has nothing to do with it. */
  sign: Sign | undefined;
  /** What is most of the answer, without its full stop. */
  verdict: string;
  /** The rest of the sentence, with its full stop, and what else the figure says. */
  more: string;
  /** What leads all the way to the resource; empty where nothing does. */
  way: Way;
}

/** The nodes, and zones with nothing in them, that open a connection, or try to, in the author's order. */
export const actorsOf = (graph: Graph): { id: string; label: string }[] => {
  const full = new Set([...graph.nodes.map(({ zone }) => zone), ...graph.zones.map(({ parent }) => parent)]);
  return [...graph.nodes, ...graph.zones.filter(({ id }) => !full.has(id))].filter(({ id }) => {
    const { allowed, conditional, blocked } = reach(graph, id);
    return allowed.length + conditional.length + blocked.length > 0;
  });
};

/** First words that are names, which keep their capital within a sentence. */
const NAMES = new Set(
  'AWS Amazon Azure CircleCI Cloudflare Docker Git Google Kubernetes Linux Teleport Twingate Windows'.split(
    ' ',
  ),
);

/** A part of the drawing within a sentence: "the bastion". What follows a comma or a colon is its description. */
function named(graph: Graph, id: string): string {
  const label = [...graph.nodes, ...graph.zones].find((other) => other.id === id)?.label ?? id;
  const [short = label] = label.split(/[,:(]/);
  const [first = '', ...rest] = short.trim().split(' ');
  const lower = /^(?:A|[A-Z][a-z'’]+)$/.test(first) && !NAMES.has(first) ? first.toLowerCase() : first;
  const words = [lower, ...rest].join(' ');
  if (/^(?:your|the|a|an|what|whoever) /.test(words)) return words;
  // Two capitals are a product's name.
  return rest.some((word) => /^[A-Z][a-z]/.test(word)) ? short.trim() : `the ${words}`;
}

/** A part of the drawing at the beginning of a sentence. */
export function opening(graph: Graph, id: string): string {
  const name = named(graph, id);
  return name[0]!.toUpperCase() + name.slice(1);
}

const list = (things: string[]): string =>
  things.length > 1 ? `${things.slice(0, -1).join(', ')} and ${things.at(-1)}` : (things[0] ?? '');

/** A label that only repeats the sign says nothing, and the number of a step belongs to the drawing. */
const labelOf = ({ label = '' }: Edge): string => {
  const words = label.replace(/^\d+\. /, '');
  return /^(?:allowed|blocked|connects)$/i.test(words) ? '' : words;
};

/** "no key" → " No key." */
const reason = (labels: string[]): string => {
  const said = [...new Set(labels.filter(Boolean))].join('; ');
  return said ? ` ${said[0]!.toUpperCase()}${said.slice(1)}.` : '';
};

/** A condition as the end of a sentence: one that begins with its own word stands alone, else it stands in brackets. */
const ending = (label: string): string =>
  !label
    ? ''
    : /^(?:if|unless|while|with|by|for|from|on|over|through|until) /.test(label)
      ? ` ${label}`
      : ` (${label})`;

/** What an arrow says of itself; a condition says at least that it is one. */
const saying = (edge: Edge): string => labelOf(edge) || (edge.kind === 'conditional' ? 'on a condition' : '');

/** What one arrow allows or stops, as a sentence. */
export function sentence(graph: Graph, edge: Edge): string {
  const can = edge.kind === 'blocked' ? 'can’t' : 'can';
  return `${opening(graph, edge.from)} ${can} reach ${named(graph, edge.to)}${ending(saying(edge))}.`;
}

const pronoun = (name: string): string => (name.endsWith('s') ? 'They' : 'It');

/** An arrow of a way that is open on a condition only. */
const conditionOn = ({ edges }: Graph, way: Way): Edge | undefined =>
  edges.find(({ id, kind }) => kind === 'conditional' && way.includes(id));

/** What somebody does who is wanted: the whole way, through what is between. */
function arrives(graph: Graph, { name }: Asked, way: Way, goal: string): Pick<Answer, 'verdict' | 'more'> {
  const between = way.filter((_, index) => index % 2 === 0).slice(1, -1);
  const through = between.length ? ` through ${list(between.map((id) => named(graph, id)))}` : '';
  const told = conditionOn(graph, way) ?? graph.edges.find(({ id }) => id === way[1]);
  const label = told ? saying(told) : '';
  return {
    verdict: `${name} can reach ${goal}`,
    more: `${through}${through && /^(?:with|by) /.test(label) ? ',' : ''}${ending(label)}.`,
  };
}

/**
 * What the figure says of somebody, in one hop: a condition, an open arrow, or what stops it.
 * A label "sees …" is the whole of what a condition gives: seeing is not reaching.
 */
function fares(graph: Graph, asked: Asked, goal: string | undefined): Pick<Answer, 'verdict' | 'more'> {
  const { name, id } = asked;
  const found = reach(graph, id);
  const used = graph.edges.filter((edge) => found.edges.includes(edge.id));
  const of = (kinds: string[]) => used.filter(({ kind }) => kinds.includes(kind));
  const target = (ids: string[]) => list(outermost(graph, ids).map((one) => named(graph, one)));
  const opened = of(['allowed', 'plain']);
  if (found.allowed.length && (asked.begins || !(goal && asked.wanted)))
    return {
      verdict: `${name} can reach ${target(found.allowed)}`,
      more: `${ending(opened.map(saying).filter(Boolean).join('; '))}.`,
    };
  const [condition] = of(['conditional']);
  if (condition) {
    const [, seen, when = ''] = /^sees (.+?)( (?:if|unless|while) .+)?$/.exec(saying(condition)) ?? [];
    if (seen)
      return {
        verdict: `${name} can see ${seen}`,
        more: `${when}.${goal ? ` ${pronoun(name)} can’t reach ${goal}.` : ''}`,
      };
    return {
      verdict: `${name} can reach ${target(found.conditional)}`,
      more: `${ending(saying(condition))}.`,
    };
  }
  return {
    verdict: `${name} can’t reach ${goal ?? target(found.blocked)}`,
    more: `.${reason(of(['blocked']).map(saying))}`,
  };
}

/**
 * The sign of the wall. Whoever is wanted gets through when the whole way is open. For everyone else the most that any
 * arrow gives counts, of those that lead inside, or to what stands in connection with the inside.
 */
function signOf(graph: Graph, { id, wanted, begins }: Asked, way: Way | undefined): Sign | undefined {
  if (way) return conditionOn(graph, way) ? 'condition' : 'through';
  const { allowed, conditional, blocked } = reach(graph, id);
  const leadsIn = (at: string) =>
    graph.edges.some(
      ({ kind, from, to }) =>
        kind !== 'blocked' && ((isInside(graph, from) && to === at) || (isInside(graph, to) && from === at)),
    );
  const all = begins || isInside(graph, id) || !graph.zones.some(({ wall }) => wall);
  const counts = (at: string) =>
    all || isInside(graph, at) || ((!wanted || !isShutOut(graph, id)) && leadsIn(at));
  if (allowed.some(counts)) return 'through';
  if (conditional.some(counts)) return 'condition';
  return blocked.some((at) => counts(at) || leadsIn(at)) ? 'stopped' : undefined;
}

/** @param resource what everybody wants to reach, if the figure has it */
export function answerOf(graph: Graph, asked: Asked, resource?: string): Answer {
  const there = graph.nodes.some(({ id }) => id === resource) ? resource : undefined;
  const way = there && asked.wanted ? wayTo(graph, asked.id, there) : undefined;
  const goal = there && named(graph, there);
  const words = way && goal ? arrives(graph, asked, way, goal) : fares(graph, asked, goal);
  return { ...asked, sign: signOf(graph, asked, way), ...words, way: way ?? [] };
}

/** The question that a figure answers. */
export const questionOf = (graph: Graph, resource?: string): string =>
  `Who can reach ${graph.nodes.some(({ id }) => id === resource) ? named(graph, resource!) : 'what'}?`;
