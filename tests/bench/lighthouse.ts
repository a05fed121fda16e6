/** Part 3: Lighthouse on each kind of page, in both color schemes. */
import { chromium } from '@playwright/test';
import lighthouse from 'lighthouse';
import { browserOptions } from '../browser.ts';
import { freePort } from '../free-port.ts';
import { browserPath } from './chromium.ts';
import type { Page } from './pages.ts';
import type { Result, Table } from './report.ts';
import type { Host } from './server.ts';
import { median } from './stats.ts';

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
type Category = (typeof CATEGORIES)[number];
const SCHEMES = ['light', 'dark'] as const;
type Scheme = (typeof SCHEMES)[number];
/** A performance score below 100 may be the machine's: it is the median of so many runs. */
const RUNS = 3;

interface Scores {
  /** 0 to 100. */
  scores: Record<Category, number>;
  /** What took points, as `category: audit`. */
  faults: string[];
  /** How fast Lighthouse found the machine: below about 1000, its performance scores say little. */
  speed: number;
}

async function audit(url: string, port: number): Promise<Scores> {
  const result = await lighthouse(url, {
    port,
    output: 'json',
    logLevel: 'error',
    onlyCategories: [...CATEGORIES],
  });
  const report = result?.lhr;
  if (!report || report.runtimeError) {
    throw new Error(`Lighthouse failed on ${url}: ${report?.runtimeError?.message ?? 'no report'}`);
  }
  const faults: string[] = [];
  const scores = CATEGORIES.map((id): [Category, number] => {
    const category = report.categories[id];
    for (const { id: name, weight } of category?.auditRefs ?? []) {
      const score = report.audits[name]?.score ?? null;
      if (weight > 0 && score !== null && score < 1) faults.push(`${id}: ${name}`);
    }
    return [id, Math.round((category?.score ?? NaN) * 100)];
  });
  return {
    scores: Object.fromEntries(scores) as Record<Category, number>,
    faults,
    speed: report.environment.benchmarkIndex,
  };
}

async function steadied(url: string, port: number): Promise<Scores> {
  const runs = [await audit(url, port)];
  while (runs[0]!.scores.performance < 100 && runs.length < RUNS) runs.push(await audit(url, port));
  const last = runs.at(-1)!;
  const performance = median(runs.map(({ scores }) => scores.performance));
  const faults = [...new Set(runs.flatMap((run) => run.faults))];
  return { scores: { ...last.scores, performance }, faults, speed: median(runs.map(({ speed }) => speed)) };
}

/**
 * A browser whose every tab prefers `scheme`. Playwright sets it on each new tab, Lighthouse's included, because
 * Lighthouse opens its tabs in the context that Playwright owns.
 */
async function inScheme<Value>(scheme: Scheme, use: (port: number) => Promise<Value>): Promise<Value> {
  const port = await freePort();
  const context = await chromium.launchPersistentContext('', {
    executablePath: browserPath(),
    args: [...browserOptions, `--remote-debugging-port=${port}`],
    colorScheme: scheme,
    // Lighthouse sets the size.
    viewport: null,
  });
  try {
    return await use(port);
  } finally {
    await context.close();
  }
}

export async function audits(host: Host, pages: readonly Page[]): Promise<[Result[], Table]> {
  const results: Result[] = [];
  const rows: string[][] = [];
  for (const scheme of SCHEMES) {
    await inScheme(scheme, async (port) => {
      for (const page of pages) {
        const { scores, faults, speed } = await steadied(host.origin + page.address, port);
        const shown = [...CATEGORIES.map((id) => scores[id]), Math.round(speed)].map(String);
        console.error(`lighthouse: ${page.address} ${scheme} ${shown.join(' ')}`);
        rows.push([page.address, scheme, ...shown, faults.join(', ')]);
        for (const id of CATEGORIES) {
          const note = faults.filter((fault) => fault.startsWith(`${id}: `)).join(', ');
          results.push({
            budget: 'lighthouse',
            where: `${page.address} ${scheme} ${id}`,
            value: scores[id],
            note,
          });
        }
      }
    });
  }
  const head = ['page', 'scheme', ...CATEGORIES, 'machine', 'what took points'];
  return [results, { title: 'Lighthouse', head, rows }];
}
