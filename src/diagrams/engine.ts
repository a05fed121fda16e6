/** A source becomes a drawing, its graph and its words: the same steps at build and in the editor. */
import type { Mermaid } from 'mermaid';
import { Problem } from './check.ts';
import { mermaidConfig, NARROW } from './config.ts';
import type { Graph } from './graph.ts';
import { loaders } from './layout/mermaid.ts';
import { parse } from './parse.ts';
import { rewriteSequence } from './rewrite-sequence.ts';
import { rewriteFlowchart, type Naming } from './rewrite.ts';
import { downward } from './normalise.ts';

/** A normalised source to draw; `raw` asks for Mermaid's own drawing, as a test compares it. */
export interface Task {
  id: string;
  source: string;
  flows: boolean;
  raw?: 'wide' | 'narrow';
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
}
export type Answer = { drawn: Drawn } | { raw: string } | { problem: string; line: number | undefined };

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
    if (error instanceof Problem) return { problem: error.message, line: error.line };
    return {
      problem: `Mermaid: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      line: undefined,
    };
  }
}

async function draw(mermaid: Mermaid, { id, source, flows }: Task): Promise<Drawn> {
  const read = await parse(mermaid, source, flows);
  const naming = (suffix: string): Naming => ({
    id: `${id}-${suffix}`,
    title: read.title,
    description: read.description,
  });
  const render = async (text: string, suffix: string, narrow: boolean) =>
    small(await drawRaw(mermaid, text, narrow), (svg) =>
      read.type === 'sequence'
        ? rewriteSequence(svg, naming(suffix))
        : rewriteFlowchart(svg, read.graph, naming(suffix)),
    );
  const wide = await render(source, 'w', false);
  const upright = wide.width > NARROW ? downward(source) : undefined;
  const narrow = upright && (await render(upright, 'n', true));
  const { title, description, graph } = read;
  return {
    title,
    description,
    graph,
    words: read.words,
    wide,
    ...(narrow && helps(narrow, wide) && { narrow }),
  };
}

/** A second drawing costs bytes: it must fit a phone, or be much nearer to that. */
const helps = (narrow: Drawing, wide: Drawing) => narrow.width <= NARROW || narrow.width < wide.width * 0.75;

async function drawRaw(mermaid: Mermaid, source: string, narrow: boolean): Promise<string> {
  mermaid.initialize(mermaidConfig(narrow));
  return (await mermaid.render(`drawing-${drawings++}`, source)).svg;
}

/** End tags of shapes, which SVG in a page can do without. */
const EMPTY = /><\/(?:rect|path|circle|polygon)>/g;

function small(raw: string, rewrite: (svg: Element) => Element): Drawing {
  const holder = document.createElement('div');
  document.body.appendChild(holder);
  holder.innerHTML = raw;
  const svg = rewrite(holder.firstChild as Element);
  holder.remove();
  return {
    svg: svg.outerHTML.replace(EMPTY, '/>'),
    width: Number(svg.getAttribute('width')),
    height: Number(svg.getAttribute('height')),
  };
}
