/** Search on a slow device: what it weighs, how soon it answers, what a keystroke costs. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from '@playwright/test';
import { fresh } from './chromium.ts';
import type { Result, Table } from './report.ts';
import { brotli, type Host } from './server.ts';
import { median } from './stats.ts';

const CPU_SLOWDOWN = 4;
/** Fresh loads; of each step the fastest counts, because what else the machine does only ever adds. */
const RUNS = 5;
/** Typed letter by letter; the last is a line that is pasted. */
const QUERIES = ['rds', 'tunnel', 'circleci_ip_ranges', 'connection timed out', 'talescale docker'];
const PASTED = 'psql: error: connection to server at "10.0.4.22", port 5432 failed: Connection timed out';

interface Times {
  /** From the press to the first results of a query typed at once, the index being fetched and made meanwhile. In ms. */
  first: number;
  /** From a keystroke to its results laid out, in ms. */
  keys: number[];
}

/** Runs in the page: opens the dialog, types. */
async function measure([queries, pasted]: [string[], string]): Promise<Times> {
  const frame = () => new Promise(requestAnimationFrame);
  const type = (text: string): number => {
    const start = performance.now();
    field.value = text;
    field.dispatchEvent(new Event('input'));
    void document.body.offsetHeight;
    return performance.now() - start;
  };
  const start = performance.now();
  document.querySelector<HTMLButtonElement>('search-button button')!.click();
  while (!document.querySelector('.finder[open]')) await frame();
  const field = document.querySelector<HTMLInputElement>('.finder input')!;
  type(queries[0]!);
  const results = document.querySelector('.finder .found')!;
  while (!results.querySelector('section a')) await frame();
  const first = performance.now() - start;
  const keys = queries.flatMap((query) => [...query].map((_, at) => type(query.slice(0, at + 1))));
  return { first, keys: [...keys, type(pasted), type(pasted.repeat(120).slice(0, 10_000))] };
}

async function times(browser: Browser, origin: string): Promise<Times> {
  return fresh(browser, async (page, session) => {
    await page.goto(`${origin}/`, { waitUntil: 'load' });
    await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
    return page.evaluate(measure, [QUERIES, PASTED] as [string[], string]);
  });
}

async function fastest(browser: Browser, origin: string): Promise<Times> {
  const runs: Times[] = [];
  for (let run = 0; run < RUNS; run += 1) runs.push(await times(browser, origin));
  const least = (value: (run: Times) => number) => Math.min(...runs.map(value));
  return {
    first: least(({ first }) => first),
    keys: runs[0]!.keys.map((_, at) => least(({ keys }) => keys[at]!)),
  };
}

export async function searches(browser: Browser, host: Host): Promise<[Result[], Table]> {
  const folder = path.join(host.dist, 'assets');
  // The dialog, what it shows, what searches, and what is searched.
  const files = readdirSync(folder).filter((name) =>
    /^(?:dialog|results|engine)\..*js$|^search\..*json$/.test(name),
  );
  const sizes = await Promise.all(files.map((name) => brotli(readFileSync(path.join(folder, name), 'utf8'))));
  const weight = sizes.reduce((sum, { length }) => sum + length, 0) / 1000;
  const now = await fastest(browser, host.origin);
  const where = 'the guide';
  const results: Result[] = [
    { budget: 'searchWeight', where, value: weight },
    { budget: 'searchFirst', where, value: now.first },
    { budget: 'searchKey', where, value: Math.max(...now.keys) },
  ];
  const rows = [
    [weight.toFixed(1), now.first.toFixed(0), median(now.keys).toFixed(1), Math.max(...now.keys).toFixed(0)],
  ];
  const head = ['kB', 'first results (ms)', 'keystroke, median (ms)', 'slowest (ms)'];
  return [results, { title: `Search (CPU ${CPU_SLOWDOWN} times slower)`, head, rows }];
}
