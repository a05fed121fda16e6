/**
 * Situations of a `flows` figure: who appears, and which arrows change. All of them are laid out at once, in one source
 * that holds whatever any of them shows, so that nothing moves from one to the next.
 */
import { lineage, type Edge, type Graph, type Kind } from './graph.ts';
import { Problem } from './problem.ts';
import { lineOfEdge, statementsOf } from './source.ts';

/** What one situation changes, in ids of the figure. */
export interface Situation {
  id: string;
  appear: { id: string; label: string; zone: string }[];
  arrows: { from: string; to: string; kind: Kind; label?: string }[];
  /** Whom it begins with, beside those whose arrows change. */
  actors: string[];
}
export interface Situations {
  list: Situation[];
  /** Zones whose things hand on no traffic: who reaches CircleCI's orchestrator reaches no runner by it. */
  outside: string[];
}

/** A thing that is drawn in some situations and not on a good day. */
export interface Shown<Thing> {
  thing: Thing;
  /** Ids of the situations. */
  in: string[];
}

/** Longest row of a label in letters: rows of two or three words keep lanes narrow. */
export const ROW = 14;
/** The same on a phone, the next where a drawing with the first is too wide for one. */
export const SHORT_ROWS = [9, 8];

/** Rows of a label, about alike in length. @param row letters of the longest, near enough */
export function rowsOfLabel(label: string, row: number): string[] {
  const count = Math.ceil(label.length / row);
  const rows: string[] = [];
  let rest = label.split(' ');
  for (let left = count; rest.length; left -= 1) {
    const aim = rest.join(' ').length / Math.max(1, left);
    let words = 1;
    const upTo = (n: number) => rest.slice(0, n).join(' ').length;
    while (words < rest.length && Math.abs(upTo(words + 1) - aim) <= Math.abs(upTo(words) - aim)) words += 1;
    rows.push(rest.slice(0, words).join(' '));
    rest = rest.slice(words);
  }
  return rows;
}

function gathered<Thing>(all: (readonly [string, Thing])[], keyOf: (thing: Thing) => string): Shown<Thing>[] {
  const found = new Map<string, Shown<Thing>>();
  for (const [situation, thing] of all) {
    const known = found.get(keyOf(thing));
    if (known) known.in.push(situation);
    else found.set(keyOf(thing), { thing, in: [situation] });
  }
  return [...found.values()];
}

/** Everybody who appears in some situation, by name and label. */
export const newcomers = ({ list }: Situations): Shown<Situation['appear'][number]>[] =>
  gathered(
    list.flatMap(({ id, appear }) => appear.map((one) => [id, one] as const)),
    ({ id, label }) => `${id} ${label}`,
  );

export type Arrow = Situation['arrows'][number];

/** Every arrow of some situation, by its ends, its kind and its label. */
export const arrowsOf = ({ list }: Situations): Shown<Arrow>[] =>
  gathered(
    list.flatMap(({ id, arrows }) => arrows.map((one) => [id, one] as const)),
    ({ from, to, kind, label = '' }) => [from, to, kind, label].join(' '),
  );

/** The arrow of the figure that another one takes the place of. */
export const replacedBy = ({ edges }: Graph, { from, to }: Pick<Arrow, 'from' | 'to'>): Edge | undefined =>
  edges.find((edge) => edge.from === from && edge.to === to);

/** The figure in a situation. */
export function inSituation(graph: Graph, { id, appear, arrows }: Situation): Graph {
  const edges = [...graph.edges];
  arrows.forEach(({ from, to, kind, label }, index) => {
    const old = replacedBy(graph, { from, to });
    const said = label ?? old?.label;
    const edge: Edge = { id: `${id}-${index}`, from, to, kind, both: false, ...(said && { label: said }) };
    edges.splice(old ? edges.indexOf(old) : edges.length, old ? 1 : 0, edge);
  });
  return {
    ...graph,
    nodes: [...graph.nodes, ...appear.map((one) => ({ ...one, shape: 'squareRect' }))],
    edges,
  };
}

/** Ids of what belongs to a situation: whom it begins with, whatever stands open from there, and what stops it. */
export function belongs(graph: Graph, situation: Situation, { outside }: Situations): Set<string> {
  const now = inSituation(graph, situation);
  const starts = [...situation.actors, ...situation.arrows.map(({ from }) => from)];
  const reached = new Set(starts);
  const isOutside = (id: string) => lineage(now, id).some((zone) => outside.includes(zone));
  const open = now.edges.filter(({ kind }) => kind !== 'blocked');
  for (let size = 0; size !== reached.size;) {
    size = reached.size;
    for (const { from, to } of open) {
      if (reached.has(from) && (starts.includes(from) || !isOutside(from))) reached.add(to);
      // A broker that both sides dial: who reaches it reaches whoever keeps a connection to it open.
      else if (reached.has(to) && !isOutside(to) && !isOutside(from)) reached.add(from);
    }
  }
  const found = new Set(reached);
  for (const { id, from, to, kind } of now.edges) {
    const changed = situation.arrows.some((arrow) => arrow.from === from && arrow.to === to);
    const open = kind !== 'blocked' && reached.has(from) && reached.has(to);
    const stops = kind === 'blocked' && (changed || situation.actors.includes(from));
    if (changed || open || stops) for (const part of [id, from, to]) found.add(part);
  }
  for (const id of [...found]) for (const zone of lineage(now, id)) found.add(zone);
  return found;
}

/**
 * Whether an arrow stays outside the wall, between two zones there. They stand one beside the other, so it needs no lane:
 * a lane would put one of them behind the other, and make the drawing half as wide again.
 */
function staysOutside(
  graph: Graph,
  { from, to }: Pick<Arrow, 'from' | 'to'>,
  situations: Situations,
): boolean {
  const zoneOf = (id: string) =>
    graph.nodes.find((node) => node.id === id)?.zone ??
    newcomers(situations).find(({ thing }) => thing.id === id)?.thing.zone;
  const [a, b] = [zoneOf(from), zoneOf(to)];
  return a !== b && [a, b].every((zone) => zone !== undefined && situations.outside.includes(zone));
}

/**
 * A label as large as the largest of some: as wide as the widest row, and as many rows as the most.
 * @param ring whether a condition's ring stands between a label and a head, which takes more room along the line
 */
function roomFor(labels: string[][], widthOf: (text: string) => number, ring = false): string[] {
  const widest = labels.flat().toSorted((a, b) => widthOf(b) - widthOf(a))[0] ?? '';
  const most = Math.max(0, ...labels.map((rows) => rows.length)) + Number(ring);
  return Array.from({ length: most }, (_, row) => (row ? '.' : widest + (ring ? '....' : '')));
}

const spelled = (rows: string[]) => `"${rows.join('<br/>').replaceAll('"', '#quot;')}"`;

/** A line with one arrow: what stands before its label, the label, and where it leads. */
const ARROW = /^(\s*[\w-]+\s+[<xo]?[-=.]+[>xo]?)\s*(?:\|([^|]*)\|)?\s*([\w-]+)\s*;?\s*$/;

/** Rows of a label as they are written in a source. */
const written = (label = ''): string[] =>
  label
    // Quotes, and the marks of Markdown.
    .replace(/^"|"$|[`*]/g, '')
    .split(/<br\s*\/?>/)
    .filter(Boolean);

/**
 * The source with room for all situations.
 * @param widthOf px of a text in the drawing's letters
 * @param row letters of the longest row of a label
 * @returns the source, and the rows of each label that it has changed, by the arrow's ends
 * @throws Problem where an arrow that changes does not stand on a line of its own
 */
export function sourceOfAll(
  source: string,
  graph: Graph,
  situations: Situations,
  widthOf: (text: string) => number,
  row: number,
): { source: string; labels: Map<string, string[]> } {
  const lines = source.split('\n');
  const statements = statementsOf(source);
  const labels = new Map<string, string[]>();
  const pairs = Map.groupBy(arrowsOf(situations), ({ thing: { from, to } }) => `${from} ${to}`);
  for (const [pair, arrows] of pairs) {
    const { from, to } = arrows[0]!.thing;
    const rows = arrows.flatMap(({ thing }) => (thing.label ? [rowsOfLabel(thing.label, row)] : []));
    const ring = arrows.some(({ thing }) => thing.kind === 'conditional');
    if (!replacedBy(graph, { from, to })) {
      if (staysOutside(graph, { from, to }, situations)) continue;
      lines.push(`${from} -->${rows.length ? `|${spelled(roomFor(rows, widthOf, ring))}|` : ''} ${to}`);
      continue;
    }
    const line = lineOfEdge(statements, from, to)! - 1;
    const found = ARROW.exec(lines[line]!);
    if (!found)
      throw new Problem({
        reason: `Write the arrow from ${from} to ${to} on a line of its own: a situation changes it.`,
        line: line + 1,
      });
    const own = written(found[2]);
    labels.set(pair, own);
    if (rows.length) lines[line] = `${found[1]}|${spelled(roomFor([...rows, own], widthOf, ring))}| ${to}`;
  }
  for (const [id, all] of Map.groupBy(newcomers(situations), ({ thing }) => thing.id)) {
    const room = roomFor(
      all.map(({ thing }) => rowsOfLabel(thing.label, row)),
      widthOf,
    );
    const at = endOfZone(lines, all[0]!.thing.zone);
    const node = `${id}[${spelled(room)}]`;
    if (at < 0) lines.push(node);
    else lines.splice(at, 0, node);
  }
  return { source: lines.join('\n'), labels };
}

/** Index of the line that ends a zone; -1 where there is no such zone. */
function endOfZone(lines: string[], zone: string): number {
  const start = lines.findIndex((line) => new RegExp(`^\\s*subgraph\\s+${zone}\\b`).test(line));
  if (start < 0) return -1;
  let depth = 0;
  return lines.findIndex((line, index) => {
    if (index < start) return false;
    if (/^\s*subgraph\b/.test(line)) depth += 1;
    if (/^\s*end\s*;?\s*$/.test(line)) depth -= 1;
    return depth === 0;
  });
}
