/** A fence becomes a figure: taken from the cache, else drawn by the worker. */
import { load, store } from '../lib/cache.ts';
import { ContentError, throwAll } from '../lib/content-error.ts';
import { curly } from '../lib/inline.ts';
import { keyOf } from './cache.ts';
import { readMeta, type Fence } from './fence.ts';
import type { Graph } from './graph.ts';
import { normalise } from './normalise.ts';
import { Problem } from './problem.ts';
import { TYPES } from './types/index.ts';
import { ask } from './pool.ts';
import type { Situations } from './situations.ts';
import type { Drawing, Drawn, Task } from './worker.ts';

export type { Fence } from './fence.ts';

/** A drawn fence. `svg` of a drawing is complete markup; sizes are in px, with type at 14 px. */
export interface Figure {
  id: string;
  title: string;
  description: string;
  source: string;
  /** Heads mean allowed, blocked, or allowed on a condition. */
  flows: boolean;
  /** Shows what is not so: drawn crossed out, and not asked. */
  wrong: boolean;
  graph: Graph;
  wide: Drawing;
  /** For columns of about 330 px, where the wide drawing's type would be too small. */
  narrow?: Drawing;
  /** The figure as sentences. */
  words: string[];
}

const drawing = new Map<string, Promise<Drawn>>();

/** Draws a fence, or takes it from the cache. @throws ContentError with every fault of its source */
export async function drawFigure(fence: Fence, situations?: Situations): Promise<Figure> {
  const { id, flows, wrong } = readMeta(fence);
  const source = curly(normalise(fence.source));
  const key = keyOf(source, id, flows, ...(situations ? [situations] : []));
  let drawn = drawing.get(key);
  if (!drawn) {
    drawn = draw(
      key,
      { id, source, flows, ...(situations && { situations }) },
      `${fence.file}:${fence.line}: ${id}`,
    );
    drawing.set(key, drawn);
  }
  try {
    return { id, flows, wrong, source: curly(fence.source), ...(await drawn) };
  } catch (error) {
    if (error instanceof Problem)
      throwAll(
        error.faults.map(({ reason, line = 0 }) => new ContentError(fence.file, fence.line + line, reason)),
      );
    throw error;
  }
}

/** Mermaid's own drawing as it comes, before the rewrite; undefined where a narrow one does not exist. */
export async function drawRaw(source: string, narrow = false): Promise<string | undefined> {
  const wide = normalise(source);
  const type = TYPES.find(({ header }) => header.test(wide));
  const text = narrow ? type?.downward(wide) : wide;
  if (text === undefined) return undefined;
  const answer = await ask({ id: '', source: text, flows: false, raw: narrow ? 'narrow' : 'wide' });
  if ('raw' in answer) return answer.raw;
  throw new Problem(...('drawn' in answer ? [] : answer.faults));
}

async function draw(key: string, task: Task, where: string): Promise<Drawn> {
  const stored = load<Drawn>(key);
  if (stored) return stored;
  const answer = await ask(task, where);
  if (!('drawn' in answer)) throw new Problem(...('raw' in answer ? [] : answer.faults));
  if (answer.drawn.note) console.warn(`${where}: ${answer.drawn.note}`);
  store(key, answer.drawn);
  return answer.drawn;
}
