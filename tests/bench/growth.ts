/** With `--growth`: what more pages cost, with 100 and 400 more options, each of which brings its bare views. */
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
  options: number;
  /** HTML files that the build wrote. */
  pages: number;
  /** The build that meets the new pages for the first time. */
  first: Build;
  /** Median time of the builds after it, in s, and their most memory, in MiB. */
  warm: Build;
}

const pagesIn = (dist: string): number =>
  readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.html')).length;

/** @param project root of the project */
export async function growth(project: string): Promise<[Result[], Table]> {
  const copy = scratch(project);
  try {
    const model = modelOption(copy);
    const steps: Step[] = [];
    for (const options of STEPS) {
      addCopies(copy, model, steps.at(-1)?.options ?? 0, options);
      const first = await build(copy);
      const runs: Build[] = [];
      for (let run = 0; run < WARM_RUNS; run += 1) runs.push(await build(copy));
      const seconds = median(runs.map((one) => one.seconds));
      console.error(
        `growth: ${options} more, first ${first.seconds.toFixed(1)} s, warm ${seconds.toFixed(1)} s`,
      );
      const warm = { seconds, memory: Math.max(...runs.map(({ memory }) => memory)) };
      steps.push({ options, pages: pagesIn(path.join(copy, 'dist')), first, warm });
    }
    const results = steps.slice(1).map(({ options, pages, warm }, index): Result => {
      const before = steps[index]!;
      const value = msPerPage(before.warm.seconds, warm.seconds, pages - before.pages);
      const option = msPerPage(before.warm.seconds, warm.seconds, options - before.options);
      const where = `from ${before.options} to ${options} more options`;
      return {
        budget: 'growth',
        where,
        value,
        note: `${option.toFixed(0)} ms an option with its bare views`,
      };
    });
    return [results, tableOf(steps, model)];
  } finally {
    discard(copy);
  }
}

function tableOf(steps: readonly Step[], model: string): Table {
  return {
    title: `Growth (copies of ${model})`,
    head: [
      'more options',
      'pages',
      'first build (s)',
      'its memory (MiB)',
      'warm build (s)',
      'its memory (MiB)',
    ],
    rows: steps.map(({ options, pages, first, warm }) => [
      String(options),
      String(pages),
      first.seconds.toFixed(2),
      first.memory.toFixed(0),
      warm.seconds.toFixed(2),
      warm.memory.toFixed(0),
    ]),
  };
}
