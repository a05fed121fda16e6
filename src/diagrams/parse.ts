import type { Mermaid } from 'mermaid';
import { checkFlowchart, checkGlyphs, checkSource, Problem, syntaxProblem } from './check.ts';
import { mermaidConfig } from './config.ts';
import type { Graph } from './graph.ts';
import { missingGlyph } from './measure/font.ts';
import { readFlowchart, readSequence, type FlowData, type Message } from './read.ts';
import { sequenceWords, words } from './words.ts';

/** What a source says, without its geometry. `type` is Mermaid's name. */
export interface Parsed {
  type: string;
  title: string;
  description: string;
  graph: Graph;
  words: string[];
}

/** Reads a normalised source; throws a Problem for whatever an author must mend. */
export async function parse(mermaid: Mermaid, source: string, flows: boolean): Promise<Parsed> {
  checkSource(source);
  mermaid.initialize(mermaidConfig());
  const { type, db } = await mermaid.mermaidAPI.getDiagramFromText(source).catch((error: unknown) => {
    throw syntaxProblem(error, source);
  });
  const proven = type === 'flowchart-v2' || (type === 'sequence' && !flows);
  if (!proven) {
    throw new Problem(
      flows
        ? `\`flows\` needs a flowchart, not "${type}".`
        : `Diagrams of type "${type}" are not proven without a browser; use flowchart or sequenceDiagram.`,
      1,
    );
  }
  const [title, description] = [db.getAccTitle?.().trim(), db.getAccDescription?.().trim()];
  if (!title) throw new Problem('The figure has no title; write a line `accTitle: …`.', 1);
  if (!description) throw new Problem('The figure has no description; write a line `accDescr: …`.', 1);
  if (type === 'sequence') {
    const data = db as unknown as {
      getActors(): Map<string, { description: string }>;
      getMessages(): Message[];
    };
    const graph = readSequence(data.getActors(), data.getMessages());
    const texts = data.getMessages().map((m) => (typeof m.message === 'string' ? m.message : ''));
    checkGlyphs([...graph.nodes.map((n) => n.label), ...texts], source, missingGlyph);
    return { type, title, description, graph, words: sequenceWords(graph, data.getMessages()) };
  }
  const graph = readFlowchart((db as unknown as { getData(): FlowData }).getData(), flows);
  checkFlowchart(graph, source, flows);
  checkGlyphs(
    [...graph.nodes, ...graph.zones, ...graph.edges].map((thing) => thing.label ?? ''),
    source,
    missingGlyph,
  );
  return { type, title, description, graph, words: words(graph) };
}
