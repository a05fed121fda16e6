/** A source becomes a drawing, its graph and its words: the same steps at build and in the editor. */
import type { Mermaid } from 'mermaid';
import { decodeHTML } from 'entities';
import { spelledOut } from './label-text.ts';
import { configure, NARROW } from './config.ts';
import { difference } from './faithful.ts';
import type { Graph } from './graph.ts';
import { loaders } from './layout/mermaid.ts';
import { normalise } from './normalise.ts';
import { parse, type Parsed } from './parse.ts';
import { mended, Problem, type Fault } from './problem.ts';
import { ringed } from './rings.ts';
import { situate } from './situate.ts';
import { ROW, SHORT_ROWS, sourceOfAll, type Situations } from './situations.ts';
import { make } from './svg.ts';

/**
 * A normalised source to draw. `raw` asks for Mermaid's own drawing, as a test compares it; `mend` draws with what the
 * faults offer, where all of them offer something.
 */
export interface Task {
  id: string;
  source: string;
  flows: boolean;
  raw?: 'wide' | 'narrow';
  mend?: boolean;
  /** What the figure shows when something goes wrong, in the same drawing. */
  situations?: Situations;
}
export interface Drawing {
  svg: string;
  width: number;
  height: number;
}
export interface Drawn {
  title: string;
  description: string;
  graph: Graph;
  words: string[];
  wide: Drawing;
  narrow?: Drawing;
  /** What its author should know, though it is drawn. */
  note?: string;
}
/** `source` is what was drawn where that is not what was asked. */
export type Answer =
  { drawn: Drawn; faults?: Fault[]; source?: string } | { raw: string } | { faults: Fault[] };

/** Draws with `mermaid`, in whatever thread it was loaded in; that thread needs a window that measures. */
export function answerWith(mermaid: Mermaid): (task: Task) => Promise<Answer> {
  mermaid.registerLayoutLoaders(loaders);
  return (task) => answer(mermaid, task);
}

let drawings = 0;

async function answer(mermaid: Mermaid, task: Task): Promise<Answer> {
  try {
    if (task.raw) return { raw: await drawRaw(mermaid, task.source, task.raw === 'narrow') };
    return { drawn: await draw(mermaid, task) };
  } catch (error) {
    const faults = error instanceof Problem ? error.faults : [unknown(error)];
    return (task.mend && (await mend(mermaid, task, faults))) || { faults };
  }
}

/** Rounds of mending: a line may have several faults, and one that was mended can show another. */
const ROUNDS = 4;

/** Draws with what the faults offer; not where one of them offers nothing. Tells the faults of all rounds. */
async function mend(mermaid: Mermaid, task: Task, faults: Fault[]): Promise<Answer | undefined> {
  let source = task.source;
  let found = faults;
  const told = [...faults];
  // The author's line of each line, once some were put in or taken out.
  let written: (number | undefined)[] = source.split('\n').map((_, i) => i + 1);
  for (let round = 0; round < ROUNDS; round++) {
    const next = mended(source, found);
    const text = normalise(next?.text ?? '');
    if (!text || text === source) return { faults: told };
    source = text;
    written = next!.origin.map((line) => line && written[line - 1]);
    const again = await answer(mermaid, { ...task, source, mend: false });
    if ('drawn' in again) return { ...again, faults: told, source };
    if ('raw' in again) return undefined;
    found = again.faults;
    told.push(
      ...found
        .map(({ reason, line }) => ({ reason, line: line && written[line - 1] }))
        .filter(({ reason, line }) => !told.some((one) => one.reason === reason && one.line === line)),
    );
  }
  return { faults: told };
}

/** Nothing should come here; a build says what it was, for whoever mends the engine. */
const unknown = (error: unknown): Fault => ({
  reason: `This cannot be drawn (${error instanceof Error ? error.message : String(error)}). Write it in another way.`,
});

/** More nodes than this are drawn once. */
const MANY = 150;

async function draw(mermaid: Mermaid, { id, source, flows, situations }: Task): Promise<Drawn> {
  const read = await parse(mermaid, source, flows);
  const shown = async (narrow: boolean, row: number) => {
    const all = situations && (await withSituations(mermaid, source, read, situations, row));
    const text = all?.source ?? source;
    const directed = narrow ? read.type.downward(text) : text;
    if (directed === undefined) return undefined;
    const finish = (svg: Element) =>
      all && situate({ svg, graph: read.graph, situations: situations!, ...all });
    return render(mermaid, directed, all?.said ?? read, `${id}-${narrow ? 'n' : 'w'}`, narrow, finish);
  };
  const wide = (await shown(false, ROW))!;
  // What is as large as this fits no phone in any direction.
  const large = Boolean(wide.note) || read.graph.nodes.length > MANY;
  let narrow = wide.width > NARROW && !large ? await shown(true, SHORT_ROWS[0]!) : undefined;
  if (situations && narrow && narrow.width > SHRUNK) {
    const shorter = (await shown(true, SHORT_ROWS[1]!))!;
    if (shorter.width < narrow.width) narrow = shorter;
  }
  const { title, description, graph, words } = read;
  const note = wide.note ?? narrow?.note;
  return {
    title,
    description,
    graph,
    words,
    wide: sized(wide),
    ...(narrow && helps(narrow, wide) && { narrow: sized(narrow) }),
    ...(note && { note }),
  };
}

/** One source for the figure and all its situations, and what that says. */
async function withSituations(
  mermaid: Mermaid,
  source: string,
  { graph }: Parsed,
  situations: Situations,
  row: number,
) {
  const { source: text, labels } = sourceOfAll(source, graph, situations, widthOf, row);
  return { source: text, labels, said: await parse(mermaid, text, true), widthOf, row };
}

/** Px of a text, measured as labels are. */
function widthOf(text: string): number {
  const trial = make(document, 'svg', {}, [make(document, 'text', {}, [text])]);
  document.body.appendChild(trial);
  const width = (trial.firstChild as SVGTextContentElement).getComputedTextLength();
  trial.remove();
  return width;
}

const sized = ({ svg, width, height }: Drawing): Drawing => ({ svg, width, height });

/** What a phone of 360 px shows whole, with type at its smallest. */
const SHRUNK = (312 * 14) / 11;
/** A second drawing costs bytes: it must fit a phone, or be much nearer to that. */
const helps = (narrow: Drawing, wide: Drawing) =>
  narrow.width <= NARROW ||
  narrow.width < wide.width * 0.85 ||
  (narrow.width <= SHRUNK && wide.width > SHRUNK);

async function drawRaw(mermaid: Mermaid, source: string, narrow: boolean): Promise<string> {
  configure(mermaid, narrow);
  const spelled = /^\s*sequenceDiagram\b/.test(source) ? spelledOut(source) : source;
  return (await mermaid.render(`drawing-${drawings++}`, spelled)).svg;
}

/** End tags of shapes, which SVG in a page can do without. */
const EMPTY = /><\/(?:rect|path|circle|polygon|line|ellipse)>/g;
/** Mermaid writes HTML's names for characters, which XML does not know. */
const NAMES = /&(?!(?:amp|lt|gt|quot|apos);)[a-z]\w*;/gi;

/** Draws, rewrites, and holds the result against what the source says. Throws a Problem where they differ. */
async function render(
  mermaid: Mermaid,
  source: string,
  said: Parsed,
  id: string,
  narrow: boolean,
  finish: (svg: Element) => void,
): Promise<Drawing & { note?: string }> {
  const raw = await drawRaw(mermaid, source, narrow);
  const holder = document.createElement('div');
  document.body.appendChild(holder);
  holder.innerHTML = raw.replace(NAMES, (name) => decodeHTML(name));
  const { title, description, type } = said;
  const svg = type.draw(holder.firstChild as Element, said, { id, title, description });
  holder.remove();
  const differs = difference(type, said, svg, source);
  if (differs) throw new Problem(differs);
  finish(svg);
  ringed(svg);
  return {
    svg: svg.outerHTML.replace(EMPTY, '/>'),
    width: Number(svg.getAttribute('width')),
    height: Number(svg.getAttribute('height')),
    ...(raw.includes('data-layout="dagre"') && { note: LARGE }),
  };
}

const LARGE =
  'This is more than the layout of the guide can order, so Mermaid’s own layout (dagre) placed it. Two smaller figures read better.';
