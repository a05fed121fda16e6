import type { Graph } from './graph.ts';
import { SHAPES } from './shapes.ts';

/** What is wrong with a source, and at which of its lines (from 1) where that is known. */
export class Problem extends Error {
  readonly line: number | undefined;
  constructor(reason: string, line?: number) {
    super(reason);
    this.line = line;
  }
}

/** Refuses configuration inside a diagram: all figures share one. */
export function checkSource(source: string): void {
  const lines = source.split('\n');
  const directive = lines.findIndex((line) => /^\s*(%%\{|---\s*$)/.test(line));
  if (directive >= 0)
    throw new Problem(
      'Front matter and %%{…}%% are not read: all figures share one configuration.',
      directive + 1,
    );
}

/** Mermaid's own complaint, in one line. It names tokens; the author gets what was read instead. */
export function syntaxProblem(error: unknown, source: string): Problem {
  // Mermaid drops empty lines at the start before it counts.
  const dropped = source.slice(0, source.search(/\S/)).split('\n').length - 1;
  const { message, hash } = error as {
    message?: string;
    hash?: { loc?: { first_line?: number }; line?: number; text?: string };
  };
  const text = String(message ?? error);
  const got = /got '([^']*)'/.exec(text)?.[1];
  const [, near] = text.split('\n');
  const cause = got
    ? `cannot read ${got === '1' ? 'on: something is not closed' : `"${hash?.text?.trim() || got}"`}${near ? ` near "${near.replace(/^\.{3}/, '…').trim()}"` : ''}.`
    : text.split('\n')[0]!;
  return new Problem(
    `Mermaid: ${cause}`,
    dropped + (hash?.loc?.first_line ?? Number(/on line (\d+)/.exec(text)?.[1] ?? 1)),
  );
}

/** Throws a Problem for what Mermaid draws without a word, but not rightly, or not as meant. */
export function checkFlowchart(graph: Graph, source: string, flows: boolean): void {
  const lines = source.split('\n');
  const lineOf = (id: string) =>
    lines.findIndex((line) => new RegExp(`(^|[^\\w])${id.replace(/[^\w]/g, '\\$&')}([^\\w]|$)`).test(line)) +
      1 || undefined;
  for (const node of graph.nodes) {
    if (!SHAPES[node.shape]) {
      throw new Problem(
        `The shape of "${node.id}" (${node.shape}) is not proven; use one of ${Object.values(SHAPES).join(' ')}.`,
        lineOf(node.id),
      );
    }
    const declared = node.label !== node.id || lines.some((line) => line.trim() === node.id);
    if (flows && !declared)
      throw new Problem(`An arrow names "${node.id}", but there is no such node or zone.`, lineOf(node.id));
  }
  for (const edge of graph.edges) {
    const around = (id: string): string[] => {
      const up = graph.nodes.find((n) => n.id === id)?.zone ?? graph.zones.find((z) => z.id === id)?.parent;
      return up ? [up, ...around(up)] : [];
    };
    if (edge.from === edge.to || around(edge.from).includes(edge.to) || around(edge.to).includes(edge.from)) {
      throw new Problem(
        `An arrow from "${edge.from}" to "${edge.to}" starts and ends in the same place.`,
        lineOf(edge.from),
      );
    }
  }
}

/** Throws a Problem for a character that the measuring font lacks: nobody could tell how wide it is. */
export function checkGlyphs(
  texts: string[],
  source: string,
  missing: (text: string) => string | undefined,
): void {
  const char = texts.map(missing).find(Boolean);
  if (!char) return;
  const code = char.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
  throw new Problem(
    `The character "${char}" (U+${code}) is not in the font that labels are measured with.`,
    source.split('\n').findIndex((line) => line.includes(char)) + 1 || undefined,
  );
}
