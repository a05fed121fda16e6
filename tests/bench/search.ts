/**
 * Search on a slow device: what it weighs, how soon it answers, what a keystroke costs, for the guide as it is and with
 * 400 more option pages. The pages are copies of one, so their words are not new; their number is what counts here.
 */
import type { Browser } from '@playwright/test';
import { searchLibrary } from '../../src/search/build.ts';
import type { BudgetId } from './budgets.ts';
import { fresh } from './chromium.ts';
import type { Page } from './pages.ts';
import type { Result, Table } from './report.ts';
import { brotli, type Host } from './server.ts';
import { median } from './stats.ts';

const CPU_SLOWDOWN = 4;
const COPIES = 400;
/** Fresh loads; of each step the fastest counts, because what else the machine does only ever adds. */
const RUNS = 5;
/** Typed letter by letter; the last is a line that is pasted. */
const QUERIES = ['rds', 'tunnel', 'circleci_ip_ranges', 'connection timed out', 'talescale docker'];
const PASTED = 'psql: error: connection to server at "10.0.4.22", port 5432 failed: Connection timed out';

interface Times {
  /** The script itself: unpacking the index, in ms. */
  ready: number;
  /** From the index being there to the first results, in ms. */
  first: number;
  /** From a keystroke to its results laid out, in ms. */
  keys: number[];
}

/** Runs in the page: loads the library, opens the dialog, types. */
async function measure([address, queries, pasted]: [string, string[], string]): Promise<Times> {
  const before = performance.now();
  const script = document.createElement('script');
  const arrived = new Promise((resolve, reject) => {
    script.onload = resolve;
    script.onerror = reject;
  });
  script.src = address;
  document.head.append(script);
  await arrived;
  const ready = performance.now() - before;

  const type = (text: string): number => {
    const start = performance.now();
    field.value = text;
    field.dispatchEvent(new Event('input'));
    void document.body.offsetHeight;
    return performance.now() - start;
  };
  const start = performance.now();
  dispatchEvent(new Event('guide-search'));
  const field = document.querySelector<HTMLInputElement>('.finder input')!;
  type(queries[0]!);
  const first = performance.now() - start;
  const keys = queries.flatMap((query) => [...query].map((_, at) => type(query.slice(0, at + 1))));
  return { ready, first, keys: [...keys, type(pasted), type(pasted.repeat(120).slice(0, 10_000))] };
}

async function times(browser: Browser, origin: string, code: string): Promise<Times> {
  return fresh(browser, async (page, session) => {
    await page.route('**/assets/search.bench.js', (route) =>
      route.fulfill({ body: code, contentType: 'text/javascript; charset=utf-8' }),
    );
    await page.goto(`${origin}/`, { waitUntil: 'load' });
    await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
    return page.evaluate(measure, ['assets/search.bench.js', QUERIES, PASTED] as [string, string[], string]);
  });
}

async function fastest(browser: Browser, origin: string, code: string): Promise<Times> {
  const runs: Times[] = [];
  for (let run = 0; run < RUNS; run += 1) runs.push(await times(browser, origin, code));
  const least = (value: (run: Times) => number) => Math.min(...runs.map(value));
  return {
    ready: least(({ ready }) => ready),
    first: least(({ first }) => first),
    keys: runs[0]!.keys.map((_, at) => least(({ keys }) => keys[at]!)),
  };
}

export async function searches(
  browser: Browser,
  host: Host,
  pages: readonly Page[],
): Promise<[Result[], Table]> {
  const built = pages.map(({ address, html }) => ({ path: address, html }));
  const model = built.find(({ path }) => path.endsWith('/ssh-bastion/')) ?? built[0]!;
  const copies = Array.from({ length: COPIES }, (_, at) => ({ ...model, path: `${model.path}${at}/` }));
  const { code } = await searchLibrary(built);
  const grown = await searchLibrary([...built, ...copies]);

  const now = await fastest(browser, host.origin, code);
  const later = await fastest(browser, host.origin, grown.code);
  const weight = (await brotli(code)).length / 1000;
  const result = (budget: BudgetId, where: string, value: number): Result => ({ budget, where, value });
  const results = [
    result('searchWeight', 'the guide', weight),
    result('searchFirst', 'the guide', now.first),
    result('searchKey', 'the guide', Math.max(...now.keys)),
    result('searchGrown', `${COPIES} more options`, Math.max(later.first, ...later.keys)),
  ];
  const rows = [
    ['the guide', now, weight] as const,
    [`${COPIES} more options`, later, (await brotli(grown.code, 9)).length / 1000] as const,
  ].map(([name, { ready, first, keys }, size]) => [
    name,
    size.toFixed(1),
    ready.toFixed(0),
    first.toFixed(0),
    median(keys).toFixed(1),
    Math.max(...keys).toFixed(0),
  ]);
  const head = ['', 'kB', 'index ready (ms)', 'first results (ms)', 'keystroke, median (ms)', 'slowest (ms)'];
  return [results, { title: `Search (CPU ${CPU_SLOWDOWN} times slower)`, head, rows }];
}
