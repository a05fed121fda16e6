/** Part 1: the weight of every page, and what it fetches. */
import type { Browser } from '@playwright/test';
import { brotli, type Host } from './server.ts';
import type { Page } from './pages.ts';
import type { Result, Table } from './report.ts';
import { transfer, type Transfer } from './transfer.ts';
import { weigh, type Weight } from './weigh.ts';

interface Weighed {
  page: Page;
  weight: Weight;
  moved: Transfer;
}

const kB = (bytes: number): number => bytes / 1000;
const shown = (bytes: number): string => kB(bytes).toFixed(1);

/** Script files, and what the inline scripts add to the HTML. Bytes. */
const scriptBytes = ({ weight, moved }: Weighed): number => (moved.bytes['Script'] ?? 0) + weight.script;
/** Bytes, brotli at level 11, until the wide drawing of a page's first figure is complete; undefined without a figure. */
async function drawingBytes({ html }: Page): Promise<number | undefined> {
  const figure = html.indexOf('class="draw"');
  if (figure === -1) return undefined;
  const end = html.indexOf('</svg>', figure) + '</svg>'.length;
  return (await brotli(html.slice(0, end))).length;
}

function resultsOf(one: Weighed): Result[] {
  const { page, moved } = one;
  const where = page.address;
  const heaviest = Object.entries(moved.bytes)
    .sort(([, a], [, b]) => b - a)
    .map(([type, bytes]) => `${type} ${shown(bytes)}`)
    .join(', ');
  return [
    { budget: 'total', where, value: kB(moved.total), note: heaviest },
    { budget: 'scripts', where, value: kB(scriptBytes(one)) },
    { budget: 'blocking', where, value: moved.blocking.length, note: moved.blocking.join(' ') },
    { budget: 'fonts', where, value: moved.fonts },
    { budget: 'foreign', where, value: moved.foreign.length, note: moved.foreign.join(' ') },
    { budget: 'cookies', where, value: moved.cookies },
    { budget: 'broken', where, value: moved.failed.length, note: moved.failed.join(' ') },
  ];
}

function tableOf(weighed: readonly Weighed[]): Table {
  return {
    title: 'Weight of every page (kB, brotli)',
    head: [
      'page',
      'HTML',
      'of it CSS',
      'of it SVG',
      'of it scripts',
      'script files',
      'everything',
      'requests',
    ],
    rows: weighed.map(({ page, weight, moved }) => [
      page.address,
      ...[weight.html, weight.css, weight.svg, weight.script, moved.bytes['Script'] ?? 0, moved.total].map(
        shown,
      ),
      String(moved.requests),
    ]),
  };
}

/** Measures every page, two at a time: nothing here is timed, so they may disturb each other. */
export async function weights(
  browser: Browser,
  host: Host,
  pages: readonly Page[],
): Promise<[Result[], Table]> {
  const weighed: Weighed[] = [];
  const queue = [...pages];
  const work = async () => {
    for (let page = queue.shift(); page; page = queue.shift()) {
      const moved = await transfer(browser, host.origin, host.origin + page.address);
      weighed.push({ page, weight: await weigh(page.html), moved });
    }
  };
  await Promise.all([work(), work()]);
  weighed.sort((a, b) => b.moved.total - a.moved.total);

  const results = weighed.flatMap(resultsOf);
  for (const one of weighed) {
    const { address, kind } = one.page;
    const bytes = kind === 'option' && (await drawingBytes(one.page));
    if (bytes) results.push({ budget: 'drawing', where: address, value: kB(bytes) });
  }
  return [results, tableOf(weighed)];
}
