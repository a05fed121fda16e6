import type { Edge, Graph, Head, Kind } from './graph.ts';

const VERDICT: Record<Kind, string> = {
  allowed: 'allowed',
  blocked: 'blocked',
  conditional: 'allowed on a condition',
  plain: '',
};

/** One sentence, with a stop at its end that no text doubles. */
export const sentence = (text: string): string => (/[.!?…]$/.test(text) ? text : `${text}.`);

/**
 * A sentence for every arrow of a flowchart. "From … to …" is right for one runner and for many jobs.
 */
export function words(graph: Graph): string[] {
  const names = new Map([...graph.nodes, ...graph.zones].map(({ id, label }) => [id, label]));
  const name = (id: string) => names.get(id) || id;
  return graph.edges
    .filter(({ look }) => look?.stroke !== 'unseen')
    .map((edge) => sentence(`${ends(edge, name)}${said(edge)}`));
}

function ends({ from, to, both, kind, look }: Edge, name: (id: string) => string): string {
  const [a, b] = [name(from), name(to)];
  if (from === to) return `${a} to itself`;
  if (both || (kind === 'plain' && look?.end === 'none')) return `Between ${a} and ${b}`;
  return `From ${a} to ${b}`;
}

function said({ kind, label, both, look }: Edge): string {
  const verdict = VERDICT[kind] && both ? `${VERDICT[kind]}, both ways` : VERDICT[kind];
  // A label that only repeats the sign is not said twice.
  const more = label && label.toLowerCase() !== VERDICT[kind] ? label : '';
  if (!verdict) {
    const signs = look ? lookIn(look.stroke, look.end) : [];
    const sign = signs.length ? ` (${signs.join(', ')})` : '';
    return sign + (more && `: ${more}`);
  }
  return more ? `: ${verdict} (${more})` : `: ${verdict}`;
}

/** What a plain arrow looks like, where it is not a solid line with a head. */
function lookIn(stroke: string, end: Head): string[] {
  return [
    ...(stroke === 'dotted' || stroke === 'thick' ? [`${stroke} line`] : []),
    ...(end === 'cross' ? ['ends in a cross'] : end === 'circle' ? ['ends in a circle'] : []),
  ];
}
