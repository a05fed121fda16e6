/** How long the guide takes to build, whether two builds are the same, and what one more page costs. */
import { cpSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { build, differences, hashes, type Build } from './build.ts';
import type { Result, Table } from './report.ts';
import { discard, scratch } from './scratch.ts';
import { median, msPerPage } from './stats.ts';

const WARM_RUNS = 3;
/** Pages that are added to see what one costs. */
const COPIES = 100;

/** Adds copies of a page; text alone, because drawings that are alike are drawn once. */
function addPages(project: string): void {
  const page = path.join(project, 'content', 'about', 'index.mdx');
  for (let number = 0; number < COPIES; number += 1)
    cpSync(page, path.join(project, 'content', 'about', `copy-${number}.mdx`));
}

const pagesIn = (project: string): number =>
  readdirSync(path.join(project, 'dist'), { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.html'),
  ).length;

/**
 * Two copies in two folders, each built cold, the first also warm. A difference shows what depends on chance, on the
 * clock, on the folder's name, or on a cache.
 * @param project root of the project
 */
export async function builds(project: string): Promise<[Result[], Table]> {
  const [first, second] = [scratch(project), scratch(project)];
  try {
    const cold: Build[] = [];
    const warm: Build[] = [];
    cold.push(await build(first));
    const ofFirst = hashes(path.join(first, 'dist'));
    for (let run = 0; run < WARM_RUNS; run += 1) warm.push(await build(first));
    const ofWarm = hashes(path.join(first, 'dist'));
    cold.push(await build(second));
    const ofSecond = hashes(path.join(second, 'dist'));

    const before = pagesIn(first);
    addPages(first);
    await build(first);
    const grown: Build[] = [];
    for (let run = 0; run < WARM_RUNS; run += 1) grown.push(await build(first));

    const seconds = (of: readonly Build[]) => median(of.map((one) => one.seconds));
    const apart = differences(ofFirst, ofSecond);
    const drifted = differences(ofFirst, ofWarm);
    const some = (files: readonly string[]) => files.slice(0, 5).join(' ');
    const row = (name: string, { seconds: s, memory }: Build) => [name, s.toFixed(2), memory.toFixed(0)];
    return [
      [
        { budget: 'cold', where: `median of ${cold.length}`, value: seconds(cold) },
        { budget: 'warm', where: `median of ${warm.length}`, value: seconds(warm) },
        {
          budget: 'growth',
          where: `${COPIES} more pages`,
          value: msPerPage(seconds(warm), seconds(grown), pagesIn(first) - before),
        },
        { budget: 'differing', where: 'cold, in two folders', value: apart.length, note: some(apart) },
        { budget: 'differing', where: 'cold and warm', value: drifted.length, note: some(drifted) },
      ],
      {
        title: `Builds (${ofFirst.size} files)`,
        head: ['build', 'time (s)', 'memory (MiB)'],
        rows: [
          ...cold.map((one) => row('cold', one)),
          ...warm.map((one) => row('warm', one)),
          ...grown.map((one) => row(`warm, ${COPIES} more pages`, one)),
        ],
      },
    ];
  } finally {
    discard(first);
    discard(second);
  }
}
