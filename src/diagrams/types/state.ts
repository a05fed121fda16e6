/** State diagrams: what they say, and what Mermaid reads in them that is not drawn. */
import { showsOf } from '../drawn.ts';
import { lineage, type Graph } from '../graph.ts';
import { holdsOf, labelOf, readNetwork, type LayoutData } from '../network.ts';
import { rewriteNetwork } from '../rewrite.ts';
import { SEMICOLON, withoutSemicolons } from '../label-text.ts';
import { unmarked } from '../problem.ts';
import { innerEnds, lateKinds, strayWords, withoutNotes } from '../slip-state.ts';
import { stateData } from '../states.ts';
import { lineOf, lineOfEdge, lineWithText, statesOf } from '../source.ts';
import { words } from '../words.ts';
import type { DiagramType, Reading } from './type.ts';

const UNDRAWN: [RegExp, string][] = [
  [
    /^\s*(?:classDef|style|class)\s|:::/,
    'Colors are not drawn: all figures share one scheme, light and dark. Leave this line out.',
  ],
  [/^\s*click\s/, 'Links are not drawn; put the link into the text beside the figure.'],
  [
    /^\s*--\s*$/,
    'States at the same time (--) are not drawn; use two figures, or a sequence diagram with `par`.',
  ],
  [/^\s*(?:hide|scale)\s/, 'This line changes nothing here; leave it out.'],
];

export const state: DiagramType = {
  keyword: 'stateDiagram-v2',
  header: /^\s*stateDiagram\b/,
  names: ['state', 'stateDiagram'],
  flows: false,
  read(db, reading) {
    const data = stateData((db as { getData(): LayoutData }).getData());
    const graph = readNetwork(data, false);
    check(data, graph, reading);
    return { graph, words: words(graph), holds: holdsOf(graph) };
  },
  draw: (svg, { graph }, naming) => rewriteNetwork(svg, graph, naming),
  shows: showsOf,
  downward: (source) => {
    const turned = source.replace(/^(\s*direction[ \t]+)(?:LR|RL)\b/gm, '$1TB');
    return turned === source ? undefined : turned;
  },
};

function check(data: LayoutData, graph: Graph, { source, faults }: Reading): void {
  source.split('\n').forEach((line, i) => {
    for (const [pattern, reason] of UNDRAWN) {
      const kept = reason.includes('(--)') ? [] : [{ line: i + 1 }];
      if (pattern.test(line)) faults.add(reason, i + 1, ...kept);
    }
  });
  source.split('\n').forEach((line, i) => {
    // "&nbsp;" as well: what follows would become a state.
    if (/:[^"]*(?<!#\w*);\s*\S/.test(line) && !/^\s*acc(?:Title|Descr)/.test(line))
      faults.add(SEMICOLON, i + 1, { line: i + 1, text: withoutSemicolons(line) });
  });
  const statements = statesOf(source);
  const outside = withoutNotes(statements, source);
  for (const { reason, line, mend } of [...strayWords(outside), ...lateKinds(outside)])
    faults.add(reason, line, ...(mend ?? []));
  if (!data.nodes.length) faults.add('The figure shows nothing yet; write a state, as in `[*] --> Open`.', 1);
  source.split('\n').forEach((line, i) => {
    const own = /^\s*direction\s+(\w+)/.exec(line)?.[1]?.replace('TD', 'TB');
    if (own && own !== data.direction)
      faults.add('All states run in the direction of the figure; leave this line out.', i + 1, {
        line: i + 1,
      });
  });
  for (const node of data.nodes) {
    const { fault } = labelOf(node, node.id);
    const line = lineWithText(source, labelOf(node, node.id).text) ?? lineOf(statements, node.id);
    if (fault) faults.add(fault, line, ...unmarked(source));
  }
  for (const edge of data.edges) {
    const { fault, text } = labelOf(edge);
    const line = () => lineOfEdge(statements, edge.start, edge.end);
    const at = lineWithText(source, text) ?? line();
    if (fault) faults.add(fault, at, ...unmarked(source));
    if (edge.start === edge.end && data.nodes.some(({ id, isGroup }) => isGroup && id === edge.start))
      faults.add(
        `A change from "${edge.start}" to itself is not drawn, since it holds other states; say it in its text.`,
        line(),
      );
    else if (edge.start !== edge.end)
      for (const [inner, outer] of [
        [edge.start, edge.end],
        [edge.end, edge.start],
      ] as const) {
        if (!lineage(graph, inner).includes(outer)) continue;
        const { reason, line: at, mend } = innerEnds(outside, inner, outer, line());
        faults.add(reason, at, ...(mend ?? []));
      }
  }
}
