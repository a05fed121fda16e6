/** With `--growth`: what one more option page costs, with 100 and 400 of them. */
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build, type Build } from './build.ts';
import type { Result, Table } from './report.ts';
import { discard, scratch } from './scratch.ts';
import { median, msPerPage } from './stats.ts';

const STEPS = [0, 100, 400] as const;
const WARM_RUNS = 3;
const OPTIONS = path.join('content', 'private-connectivity');

/**
 * The text of a page as its copy has it: another title, and other drawings, so that each copy has drawings of its own to
 * keep and to look up.
 */
export function copyText(text: string, number: number): string {
  return text
    .replace(/^title: *(["']?)/m, (start) => `${start}Copy ${number} of `)
    .replace(/^(\s*accTitle: *)/gm, (start) => `${start}Copy ${number} of `);
}

/** The option page of middle length that has its facts. @throws Error when there is none */
export function modelOption(project: string): string {
  const folder = path.join(project, OPTIONS);
  const complete = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .filter((name) => ['index.mdx', 'facts.yaml'].every((file) => existsSync(path.join(folder, name, file))));
  const length = (name: string) => readFileSync(path.join(folder, name, 'index.mdx')).length;
  const model = complete.sort((a, b) => length(a) - length(b))[Math.floor(complete.length / 2)];
  if (!model) throw new Error(`${OPTIONS}: no option page to copy`);
  return model;
}

function addCopies(project: string, model: string, from: number, to: number): void {
  for (let number = from; number < to; number += 1) {
    const copy = path.join(project, OPTIONS, `${model}-copy-${number}`);
    cpSync(path.join(project, OPTIONS, model), copy, { recursive: true });
    const page = path.join(copy, 'index.mdx');
    writeFileSync(page, copyText(readFileSync(page, 'utf8'), number));
  }
}

interface Step {
  pages: number;
  /** The build that meets the new pages for the first time. */
  first: Build;
  /** Median time of the builds after it, in s, and their most memory, in MiB. */
  warm: Build;
}

/** @param project root of the project */
export async function growth(project: string): Promise<[Result[], Table]> {
  const copy = scratch(project);
  try {
    const model = modelOption(copy);
    const steps: Step[] = [];
    for (const pages of STEPS) {
      addCopies(copy, model, steps.at(-1)?.pages ?? 0, pages);
      const first = await build(copy);
      const runs: Build[] = [];
      for (let run = 0; run < WARM_RUNS; run += 1) runs.push(await build(copy));
      const seconds = median(runs.map((one) => one.seconds));
      console.error(
        `growth: ${pages} more, first ${first.seconds.toFixed(1)} s, warm ${seconds.toFixed(1)} s`,
      );
      steps.push({ pages, first, warm: { seconds, memory: Math.max(...runs.map(({ memory }) => memory)) } });
    }
    const results = steps.slice(1).map(({ pages, warm }, index): Result => {
      const before = steps[index]!;
      const value = msPerPage(before.warm.seconds, warm.seconds, pages - before.pages);
      return { budget: 'growth', where: `from ${before.pages} to ${pages} more options`, value };
    });
    return [results, tableOf(steps, model)];
  } finally {
    discard(copy);
  }
}

function tableOf(steps: readonly Step[], model: string): Table {
  return {
    title: `Growth (copies of ${model})`,
    head: ['more options', 'first build (s)', 'its memory (MiB)', 'warm build (s)', 'its memory (MiB)'],
    rows: steps.map(({ pages, first, warm }) => [
      String(pages),
      first.seconds.toFixed(2),
      first.memory.toFixed(0),
      warm.seconds.toFixed(2),
      warm.memory.toFixed(0),
    ]),
  };
}
