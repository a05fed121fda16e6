/** Sequence diagrams: what they say, and what Mermaid reads in them that is not drawn. */
import type { Edge, Graph } from '../graph.ts';
import { readLabel } from '../label-text.ts';
import { unmarked, type Mend } from '../problem.ts';
import { lineWithText } from '../source.ts';
import { casesOf, showsOfSequence } from '../drawn-sequence.ts';
import { rewriteSequence } from '../rewrite-sequence.ts';
import { coloredActivation, cutOff, tooWide } from '../slip-sequence.ts';
import { sentence } from '../words.ts';
import type { DiagramType, Reading } from './type.ts';

/** One entry of Mermaid's database: a message, a note, the edge of a block, or a switch. */
interface Entry {
  id: string;
  type: number;
  from?: string;
  to?: string;
  message?: unknown;
}
type Message = Entry & { from: string; to: string; message: string };

interface Database {
  getActors(): Map<string, { description: string; type: string }>;
  getMessages(): Entry[];
  getBoxes(): { name?: string; fill?: string }[];
  getCreatedActors(): Map<string, number>;
  getDestroyedActors(): Map<string, number>;
}

/** Mermaid's numbers for messages: line and head of each, in the terms of `shows`. */
const MESSAGES: Record<number, string> = {
  0: 'solid, arrow',
  1: 'dotted, arrow',
  3: 'solid, cross',
  4: 'dotted, cross',
  5: 'solid, none',
  6: 'dotted, none',
  24: 'solid, point',
  25: 'dotted, point',
  33: 'solid, both',
  34: 'dotted, both',
};
/** Its numbers for what opens or divides a block, how each is said, and what its tab says. */
const BLOCKS: Record<number, [said: string, tab: string]> = {
  10: ['Repeated', 'loop'],
  12: ['If', 'alt'],
  13: ['Otherwise', ''],
  15: ['Only if', 'opt'],
  19: ['At the same time', 'par'],
  20: ['And', ''],
  27: ['Must succeed', 'critical'],
  28: ['Or', ''],
  30: ['Ends here if', 'break'],
  32: ['At the same time', 'par'],
};
const CLOSED = [11, 14, 16, 21, 29, 31];
const [NOTE, START, END, RECT, NUMBERS] = [2, 17, 18, 22, 26];

export const sequence: DiagramType = {
  keyword: 'sequenceDiagram',
  header: /^\s*sequenceDiagram\b/,
  names: ['sequence'],
  flows: false,
  read(db, reading) {
    const base = db as Database;
    check(base, reading);
    const graph = graphOf(base);
    return { graph, words: wordsOf(base, graph), holds: holdsOf(base, graph) };
  },
  draw: (svg, _said, naming) => rewriteSequence(svg, naming),
  shows: showsOfSequence,
  remedy: tooWide,
  downward: () => undefined,
};

const isMessage = (entry: Entry): entry is Message =>
  entry.type in MESSAGES && Boolean(entry.from && entry.to) && typeof entry.message === 'string';
const textOf = (entry: Entry): string =>
  typeof entry.message === 'string' ? readLabel(entry.message).text : '';

const graphOf = (db: Database): Graph => ({
  nodes: [...db.getActors()].map(([id, actor]) => ({
    id,
    label: readLabel(actor.description).text,
    shape: 'actor',
  })),
  zones: [],
  edges: db
    .getMessages()
    .filter(isMessage)
    .map((m): Edge => ({
      id: m.id,
      from: m.from,
      to: m.to,
      kind: m.type === 3 || m.type === 4 ? 'blocked' : 'plain',
      ...(textOf(m) && { label: textOf(m) }),
      both: m.type === 33 || m.type === 34,
    })),
});

const UNDRAWN: [RegExp, string][] = [
  [/^\s*links?\s/, 'Links are not drawn; put the link into the text beside the figure.'],
  [/^\s*(?:properties|details)\s/, 'Properties and details are not drawn; leave this line out.'],
  [/^\s*title[\s:]/, 'The caption shows `accTitle`; leave out the line `title`.'],
];
const HALF = /--?(?:\|\\|\|\/|\\\\|\/\/)|(?:\\\||\/\||\\\\|\/\/)--?|\(\)/;

function check(db: Database, { source, faults }: Reading): void {
  const lines = source.split('\n');
  lines.forEach((line, i) => {
    for (const [pattern, reason] of UNDRAWN)
      if (pattern.test(line)) faults.add(reason, i + 1, { line: i + 1 });
  });
  const lineWith = (pattern: RegExp) => lines.findIndex((line) => pattern.test(line)) + 1 || undefined;
  const entries = db.getMessages();
  if (!db.getActors().size)
    faults.add('The figure shows nothing yet; write a message, as in `A->>B: hello`.', 1);
  if (entries.some(({ type }) => type > 34))
    faults.add(
      'Half heads and central connections are not drawn; write ->>, -->>, -x or -).',
      lineWith(HALF),
    );
  const labels = [
    ...[...db.getActors().values()].map((actor) => actor.description),
    ...entries.map((entry) => (typeof entry.message === 'string' ? entry.message : '')),
    ...db.getBoxes().map((box) => box.name ?? ''),
  ];
  for (const label of labels) {
    const { fault } = readLabel(label);
    const line = lineWithText(source, label);
    if (fault) faults.add(fault, line, ...unmarked(source));
  }
  for (const { reason, line, mend } of cutOff(source)) faults.add(reason, line, ...mend!);
  const colored = coloredActivation(source);
  if (colored) faults.add(colored.reason, colored.line, ...colored.mend!);
  for (const id of db.getActors().keys()) {
    const count = (type: number) =>
      entries.filter((entry) => entry.type === type && entry.from === id).length;
    const open = count(START) - count(END);
    const name = id.replace(/[^\w]/g, '\\$&');
    if (open > 0)
      faults.add(
        `"${id}" is made active and never ended; write \`deactivate ${id}\`, or \`-\` in its last message.`,
        lineWith(new RegExp(`^\\s*activate\\s+${name}(?!\\w)|\\+\\s*${name}(?!\\w)`)),
        ...Array<Mend>(open).fill({ line: lines.length, after: `deactivate ${id}` }),
      );
  }
}

/** Sentences in the order of the diagram; where a block ends is said, so that nobody takes what follows as part of it. */
function wordsOf(db: Database, graph: Graph): string[] {
  const name = (id = '') => graph.nodes.find((actor) => actor.id === id)?.label ?? id;
  const open: string[] = [];
  const [created, destroyed] = [db.getCreatedActors(), db.getDestroyedActors()];
  const numbers = numbersOf(db);
  return db.getMessages().flatMap((m, i) => {
    const text = textOf(m);
    const block = BLOCKS[m.type];
    if (block) {
      const said = [block[0], text].filter(Boolean).join(': ');
      if (block[1]) open.push(said);
      return [sentence(said)];
    }
    if (CLOSED.includes(m.type)) return [sentence(`End of “${open.pop() ?? ''}”`)];
    if (m.type === NOTE)
      return [sentence(`Note, ${[...new Set([name(m.from), name(m.to)])].join(' and ')}: ${text}`)];
    if (!isMessage(m)) return [];
    const [from, to] = [name(m.from), name(m.to)];
    const ends =
      m.from === m.to
        ? `${from} to itself`
        : graph.edges.find((edge) => edge.id === m.id)?.both
          ? `Between ${from} and ${to}`
          : `From ${from} to ${to}`;
    const more = [
      m.type === 3 || m.type === 4 ? 'It does not arrive.' : '',
      ...[...created].filter(([, at]) => at === i).map(([id]) => `It creates ${name(id)}.`),
      ...[...destroyed].filter(([, at]) => at === i).map(([id]) => `${name(id)} ends here.`),
    ];
    const number = numbers.get(i);
    const said = `${number === undefined ? '' : `${number}. `}${ends}${text && `: ${text}`}`;
    return [[sentence(said), ...more.filter(Boolean)].join(' ')];
  });
}

/** The number that `autonumber` gives to an entry, by its place. */
function numbersOf(db: Database): Map<number, number> {
  let [at, step, shown] = [1, 1, false];
  const numbers = new Map<number, number>();
  db.getMessages().forEach((m, i) => {
    if (m.type === NUMBERS) {
      const { start, step: by, visible } = m.message as { start?: number; step?: number; visible: boolean };
      [at, step, shown] = [start || at, by || step, visible];
    } else if (isMessage(m)) {
      if (shown) numbers.set(i, at);
      at = Math.round((at + step) * 100) / 100;
    }
  });
  return numbers;
}

function holdsOf(db: Database, graph: Graph): string[] {
  const entries = db.getMessages();
  const many = (thing: string, count: number) => Array<string>(count).fill(thing);
  const joined = (list: string[]) => list.join(' ').replace(/\s+/g, ' ').trim();
  return [
    ...graph.nodes.map(({ id, label }) => `participant ${id}: ${label}`),
    ...entries.filter(isMessage).map((m) => `message from ${m.from} to ${m.to}, ${MESSAGES[m.type]}`),
    ...many('activation', entries.filter(({ type }) => type === START).length),
    ...many('ground', entries.filter(({ type }) => type === RECT).length + db.getBoxes().length),
    ...many('note', entries.filter(({ type }) => type === NOTE).length),
    ...[...numbersOf(db).values()].map((number) => `number ${number}`),
    ...entries.flatMap(({ type }) => (BLOCKS[type]?.[1] ? [`block ${BLOCKS[type][1]}`] : [])),
    `messages: ${joined(entries.filter(isMessage).map(textOf))}`,
    `notes: ${joined(entries.filter(({ type }) => type === NOTE).map(textOf))}`,
    ...db.getBoxes().flatMap(({ name }) => (name ? [`box ${readLabel(name).text}`] : [])),
    casesOf(joined(entries.filter((entry) => entry.type in BLOCKS).map(textOf))),
  ];
}
