/** Flowcharts: what they say, and what Mermaid reads in them that is not drawn. */
import { showsOf } from '../drawn.ts';
import { lineage, type Graph } from '../graph.ts';
import { classesOf, holdsOf, labelOf, readNetwork, titleOf, type LayoutData } from '../network.ts';
import { rewriteNetwork } from '../rewrite.ts';
import { canonical, SHAPES } from '../shapes.ts';
import { unmarked, type Mend } from '../problem.ts';
import { slipInArrow } from '../slip-lines.ts';
import { lineOf, lineOfEdge, lineWithText, statementsOf, type Statement } from '../source.ts';
import { words } from '../words.ts';
import type { DiagramType, Reading } from './type.ts';

/** What Mermaid's database keeps, as far as it is used here. */
interface Database {
  getData(): LayoutData;
  getDirection(): string;
  getSubGraphs(): { id: string; metadata?: object }[];
}

export const flowchart: DiagramType = {
  keyword: 'flowchart',
  header: /^\s*(?:flowchart|graph)\b/,
  names: ['flowchart', 'flowchart-v2'],
  flows: true,
  read(db, reading) {
    const base = db as Database;
    const data = base.getData();
    for (const node of data.nodes) if (node.shape) node.shape = canonical(node.shape);
    const graph = readNetwork(data, reading.flows);
    const statements = statementsOf(reading.source);
    checkStatements(base, statements, graph, reading);
    checkLabels(data, statements, reading);
    checkNodes(data, statements, reading);
    checkEdges(graph, statements, reading);
    return { graph, words: words(graph), holds: holdsOf(graph) };
  },
  draw: (svg, { graph }, naming) => rewriteNetwork(svg, graph, naming),
  shows: showsOf,
  downward: (source) => source.replace(/^(\s*(?:flowchart|graph)[ \t]+)(?:LR|RL|[<>])(?![\w-])/, '$1TB'),
};

const COLORS =
  'Colors are not drawn: all figures share one scheme, light and dark. Leave this line out; a wall is `class … wall`.';

/** Statements that Mermaid reads and this engine does not draw. */
function checkStatements(
  db: Database,
  statements: Statement[],
  graph: Graph,
  { source, faults }: Reading,
): void {
  const lines = source.split('\n');
  const things = [...graph.nodes, ...graph.zones].map(({ id }) => id);
  const edges = graph.edges.map(({ id }) => id);
  const defined = new Set<string>();
  for (const { line, text, bare } of statements) {
    const ended = `${text};`;
    const drop = { line, cut: lines[line - 1]!.includes(ended) ? ended : text };
    const [, word, rest = ''] =
      /^\s*(style|linkStyle|classDef|click|class|direction)\s+(.*)$/s.exec(bare) ?? [];
    if (word === 'classDef') for (const name of rest.split(/\s/)[0]!.split(',')) defined.add(name);
    if (word === 'style' || word === 'linkStyle' || word === 'classDef') faults.add(COLORS, line, drop);
    else if (word === 'click')
      faults.add('Links and clicks are not drawn; put the link into the text beside the figure.', line, drop);
    else if (word === 'direction' && rest.trim().replace('TD', 'TB') !== db.getDirection())
      faults.add('All zones run in the direction of the figure; leave this line out.', line, drop);
    else if (word === 'class') {
      const [ids = '', name = ''] = rest.trim().split(/\s+(?=[^\s]+$)/);
      for (const id of name === 'wall' ? ids.split(',').map((one) => one.trim()) : []) {
        if (!things.includes(id) && !edges.includes(id))
          faults.add(`There is no zone "${id}" here to be of the class "wall".`, line);
        else if (!graph.zones.some((zone) => zone.id === id))
          faults.add(`Only zones can be walls; "${id}" is a node.`, line);
      }
      checkClass(name, line, drop);
    }
    for (const [cut, name] of bare.matchAll(/:::([\w-]+)/g)) checkClass(name!, line, { line, cut });
    if (/@\{/.test(text) && edges.some((id) => new RegExp(`^\\s*${id}@`).test(text)))
      faults.add('Arrows are not animated or curved here; leave this line out.', line, drop);
  }
  for (const { id, metadata } of db.getSubGraphs())
    if (metadata)
      faults.add(`The zone "${id}" cannot be folded; leave out \`@{…}\`.`, lineOf(statements, id));

  function checkClass(name: string, line: number, mend: Mend): void {
    if (name === 'wall') return;
    if (
      defined.has(name) ||
      statements.some(({ bare }) => new RegExp(`^\\s*classDef\\s[^;]*\\b${name}\\b`).test(bare))
    )
      faults.add(`Classes with colors are not drawn; leave out "${name}".`, line, mend);
    else faults.add(`There is no class "${name}"; a zone may be of the class "wall".`, line, mend);
  }
}

function checkLabels(data: LayoutData, statements: Statement[], { source, faults }: Reading): void {
  for (const node of data.nodes) {
    const { fault, text } = node.isGroup ? titleOf(node) : labelOf(node, node.id);
    const reason =
      fault ?? (text || node.isGroup ? undefined : `"${node.id}" has an empty label; write what it is.`);
    const line = () => lineOf(statements, node.id) ?? lineWithText(source, text);
    if (reason) faults.add(reason, line(), ...unmarked(source));
  }
  for (const edge of data.edges) {
    const { fault, text } = labelOf(edge);
    const line = () => lineOfEdge(statements, edge.start, edge.end) ?? lineWithText(source, text);
    if (fault) faults.add(fault, line(), ...unmarked(source));
    // Mermaid reads `A --|x| B` as the first half of an arrow, and looks for the other in the lines below.
    if (text.startsWith('|'))
      source.split('\n').forEach((written, i) => {
        const slip = /--\|/.test(written) && slipInArrow(written, i + 1);
        if (slip) faults.add(slip.reason, slip.line, ...slip.mend!);
      });
  }
}

function checkNodes(data: LayoutData, statements: Statement[], { source, flows, faults }: Reading): void {
  const list = Object.values(SHAPES).join(' ');
  const zones = new Set(data.nodes.filter((node) => node.isGroup).map(({ id }) => id));
  if (!data.nodes.length) faults.add('The figure shows nothing yet; write a node, as in `a[Our jobs]`.', 1);
  for (const { id, shape = 'squareRect', isGroup, label, cssClasses } of data.nodes) {
    if (isGroup) continue;
    const line = () => lineOf(statements, id);
    if (/ﬂ°|¶ß/.test(id))
      faults.add('An id cannot hold a character code; put the text into brackets and quotes.', line());
    if (!SHAPES[shape]) {
      const what = /image|icon/.test(shape)
        ? 'Pictures and icons are not drawn'
        : `The shape of "${id}" (${shape}) is not drawn`;
      faults.add(`${what}; use one of ${list}`, line(), ...squared(source, id));
    }
    if (classesOf({ cssClasses: cssClasses ?? '' }).includes('wall'))
      faults.add(`Only zones can be walls; "${id}" is a node.`, line());
    const declared = label !== id || zones.has(id) || statements.some(({ text }) => isDeclaration(text, id));
    if (flows && !declared)
      faults.add(`An arrow names "${id}", but there is no such node or zone; write \`${id}[…]\`.`, line());
  }
}

/** Brackets of shapes that are not drawn: flags, parallelograms, trapezoids, double circles. */
const SLANTED = /(?:>|\[[/\\]|\({3})(?<quote>"?)(?<label>[^"\n]*?)\k<quote>(?:[/\\]?\]|\){3})/;

/** What a picture or an icon is given by, and how large it is. */
const PICTURED = /\b(?:icon|img|form|pos|w|h|constraint)\s*:\s*(?:"[^"]*"|[^,}"]*)\s*(?:,\s*|$)/g;
const plain = (...found: unknown[]): string => {
  const { id, rest } = found.at(-1) as { id: string; rest: string };
  return `${id} shape: rect, ${rest.replace(PICTURED, '').trim()} `.replace(/,\s*$/, ' ');
};

/** The remedy for a shape that is not drawn: the node as a box, wherever its shape is written. */
const squared = (source: string, id: string): Mend[] =>
  source.split('\n').flatMap((written, i) => {
    const name = `(?<![\\w-])${id.replace(/[^\w]/g, '\\$&')}`;
    const text = written
      .replace(new RegExp(`(?<id>${name})${SLANTED.source}`), '$<id>["$<label>"]')
      .replace(new RegExp(`(${name}(?::::[\\w-]+)?@\\{[^}]*\\bshape:\\s*)[\\w-]+`), '$1rect')
      .replace(new RegExp(`(?<id>${name}(?::::[\\w-]+)?@\\{)(?<rest>[^}]*\\b(?:icon|img):[^}]*)`), plain);
    return text === written ? [] : [{ line: i + 1, text }];
  });

/** A line with nothing but the id, or the id with a shape around a text. */
const isDeclaration = (text: string, id: string): boolean => {
  const name = id.replace(/[^\w]/g, '\\$&');
  return text.trim() === id || new RegExp(`(?:^|[^\\w-])${name}(?:\\s*[[({>]|@\\{)`).test(text);
};

function checkEdges(graph: Graph, statements: Statement[], { flows, faults }: Reading): void {
  const seen = new Map<string, number>();
  for (const { from, to, look, both } of graph.edges) {
    const nth = seen.get(`${from} ${to}`) ?? 0;
    seen.set(`${from} ${to}`, nth + 1);
    const line = () => lineOfEdge(statements, from, to, nth);
    const [inner, zone] = lineage(graph, from).includes(to) ? [from, to] : [to, from];
    if (from !== to && lineage(graph, inner).includes(zone))
      faults.add(
        `"${inner}" stands in the zone "${zone}", so no arrow can lead from one to the other; name another end.`,
        line(),
      );
    else if (from === to && (flows || graph.zones.some(({ id }) => id === from)))
      faults.add(
        `An arrow from "${from}" to "${to}" starts and ends in the same place; say it in the text of "${from}".`,
        line(),
      );
    if (!flows) continue;
    const means = 'With `flows` an arrow says allowed (-->), blocked (--x) or allowed on a condition (-.->)';
    if (look!.stroke === 'unseen') faults.add(`${means}; an invisible line says nothing.`, line());
    else if (look!.end === 'none') faults.add(`${means}; this line has no head.`, line());
    else if (look!.end === 'circle') faults.add(`${means}; a circle says neither.`, line());
    else if (both && look!.start !== look!.end) faults.add(`${means}; its two heads differ.`, line());
  }
}
