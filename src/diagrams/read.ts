import type { Edge, Graph, Kind } from './graph.ts';

/** What Mermaid's flowchart database answers, as far as it is used here. */
export interface FlowData {
  nodes: {
    id: string;
    label?: string;
    parentId?: string;
    isGroup: boolean;
    shape?: string;
    cssClasses?: string;
  }[];
  edges: {
    id: string;
    start: string;
    end: string;
    label?: string;
    pattern?: string;
    arrowTypeStart?: string;
    arrowTypeEnd?: string;
  }[];
}
/** One entry of Mermaid's sequence database: a message, a note, or the edge of a block. */
export interface Message {
  id: string;
  type: number;
  from?: string;
  to?: string;
  message?: unknown;
}

/** Label text on one line. */
export const plain = (label: string): string =>
  label
    .replace(/<br\s*\/?>/gi, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** The graph of a flowchart. With `flows`, heads mean allowed, blocked, or allowed on a condition. */
export function readFlowchart(data: FlowData, flows: boolean): Graph {
  return {
    nodes: data.nodes
      .filter((n) => !n.isGroup)
      .map((n) => ({
        id: n.id,
        label: plain(n.label || n.id),
        ...(n.parentId && { zone: n.parentId }),
        shape: n.shape ?? 'squareRect',
      })),
    // Mermaid lists zones from the last to the first.
    zones: data.nodes
      .filter((n) => n.isGroup)
      .reverse()
      .map((n) => ({
        id: n.id,
        label: plain(n.label || n.id),
        ...(n.parentId && { parent: n.parentId }),
        wall: (n.cssClasses ?? '').split(' ').includes('wall'),
      })),
    edges: data.edges.map((e): Edge => ({
      id: e.id,
      from: e.start,
      to: e.end,
      kind: flows ? kindOf(e) : 'plain',
      ...(e.label && { label: plain(e.label) }),
      both: Boolean(e.arrowTypeStart && e.arrowTypeStart !== 'none'),
    })),
  };
}

function kindOf({ pattern, arrowTypeEnd }: FlowData['edges'][number]): Kind {
  if (arrowTypeEnd === 'arrow_cross') return 'blocked';
  return pattern === 'dotted' ? 'conditional' : 'allowed';
}

/** Mermaid's numbers for a message that ends with a cross. */
const CROSSED = [3, 4];

/** The graph of a sequence diagram: its actors, and its messages in order. */
export function readSequence(actors: Map<string, { description: string }>, messages: Message[]): Graph {
  return {
    nodes: [...actors].map(([id, actor]) => ({ id, label: plain(actor.description), shape: 'actor' })),
    zones: [],
    edges: messages.filter(isMessage).map((m): Edge => ({
      id: m.id,
      from: m.from,
      to: m.to,
      kind: CROSSED.includes(m.type) ? 'blocked' : 'plain',
      ...(m.message && { label: plain(m.message) }),
      both: m.type === 33 || m.type === 34,
    })),
  };
}

/** Notes (type 2) have two ends as well, but are nobody's message. */
export const isMessage = (m: Message): m is Message & { from: string; to: string; message: string } =>
  m.type !== 2 && Boolean(m.from && m.to) && typeof m.message === 'string';
