import type { Edge, Graph, Kind } from './graph.ts';
import { isMessage, plain, type Message } from './read.ts';

const VERDICT: Record<Kind, string> = {
  allowed: 'allowed',
  blocked: 'blocked',
  conditional: 'allowed on a condition',
  plain: '',
};

/**
 * A sentence for every arrow of a flowchart. "From … to …" is right for one runner and for many jobs.
 */
export function words(graph: Graph): string[] {
  const name = (id: string) => [...graph.nodes, ...graph.zones].find((thing) => thing.id === id)?.label ?? id;
  return graph.edges.map((edge) => `${ends(edge, name)}${said(edge)}.`);
}

const ends = (edge: Edge, name: (id: string) => string) =>
  edge.both
    ? `Between ${name(edge.from)} and ${name(edge.to)}`
    : `From ${name(edge.from)} to ${name(edge.to)}`;

function said({ kind, label, both }: Edge): string {
  const verdict = VERDICT[kind] && both ? `${VERDICT[kind]}, both ways` : VERDICT[kind];
  // A label that only repeats the sign is not said twice.
  const more = label && label.toLowerCase() !== VERDICT[kind] ? label : '';
  if (!verdict) return more && `: ${more}`;
  return more ? `: ${verdict} (${more})` : `: ${verdict}`;
}

/** Mermaid's numbers for what opens or divides a block, and how each is said. */
const BLOCKS: Record<number, string> = {
  10: 'Repeated',
  12: 'If',
  13: 'Otherwise',
  15: 'Only if',
  19: 'At the same time',
  20: 'And',
  27: 'Must succeed',
  28: 'Or',
  30: 'Ends here if',
};

/** Sentences for a sequence diagram, in its order. */
export function sequenceWords(graph: Graph, messages: Message[]): string[] {
  const name = (id = '') => graph.nodes.find((actor) => actor.id === id)?.label ?? id;
  return messages.flatMap((m) => {
    const text = typeof m.message === 'string' ? plain(m.message) : '';
    const block = BLOCKS[m.type];
    if (block) return [`${[block, text].filter(Boolean).join(': ')}.`];
    if (m.type === 2) return [`Note, ${[...new Set([name(m.from), name(m.to)])].join(' and ')}: ${text}.`];
    if (!isMessage(m)) return [];
    const edge = graph.edges.find((e) => e.id === m.id);
    const crossed = edge?.kind === 'blocked' ? ' It does not arrive.' : '';
    return [`From ${name(m.from)} to ${name(m.to)}: ${text}.${crossed}`];
  });
}
