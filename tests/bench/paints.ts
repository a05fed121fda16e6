/** Part 2: the first paint of one page of each kind, against a bare file with the same text. */
import type { Browser } from '@playwright/test';
import { bareHtml, textOf } from './bare.ts';
import { paint, type Paint } from './paint.ts';
import type { Page } from './pages.ts';
import type { Result, Table } from './report.ts';
import type { Host } from './server.ts';
import { median } from './stats.ts';

const RUNS = 5;

interface Measured {
  page: Page;
  own: Paint[];
  bare: Paint[];
}

const mid = (paints: readonly Paint[], of: keyof Paint): number => median(paints.map((one) => one[of]));

/** The two take turns, so that a busy moment of the machine hits both. */
async function measure(browser: Browser, host: Host, page: Page): Promise<Measured> {
  const url = host.origin + page.address;
  const bareAddress = `/bare${page.address}`;
  await host.add(bareAddress, bareHtml(await textOf(browser, url)));
  const bareUrl = host.origin + bareAddress;
  // Warms the browser up.
  await paint(browser, url);
  await paint(browser, bareUrl);
  const own: Paint[] = [];
  const bare: Paint[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    own.push(await paint(browser, url));
    bare.push(await paint(browser, bareUrl));
  }
  return { page, own, bare };
}

function resultsOf({ page, own, bare }: Measured): Result[] {
  const where = page.address;
  const first = mid(own, 'first');
  const plain = mid(bare, 'first');
  const latest = Math.max(...own.map(({ late }) => late));
  return [
    {
      budget: 'paint',
      where,
      value: first / plain,
      note: `${first.toFixed(0)} ms against ${plain.toFixed(0)} ms`,
    },
    { budget: 'figures', where, value: mid(own, 'late'), note: `${latest} in the worst run` },
    { budget: 'shift', where, value: mid(own, 'shift') },
    { budget: 'busy', where, value: mid(own, 'blocking') },
  ];
}

function tableOf(measured: readonly Measured[]): Table {
  const ms = (value: number) => value.toFixed(0);
  return {
    title: `Paint (medians of ${RUNS}: 412 × 823, 4 × slower CPU, 150 ms a round trip, 1.6 Mbit/s, cold; times in ms)`,
    head: [
      'page',
      'first',
      'bare',
      'ratio',
      'of the best runs',
      'spread',
      'largest',
      'shift',
      'blocking',
      'of bare',
      'drawings',
    ],
    rows: measured.map(({ page, own, bare }) => {
      const firsts = own.map(({ first }) => first);
      // What else the machine does only ever adds time, so the best runs show what the page itself costs.
      const best = Math.min(...firsts) / Math.min(...bare.map(({ first }) => first));
      return [
        page.address,
        ms(mid(own, 'first')),
        ms(mid(bare, 'first')),
        (mid(own, 'first') / mid(bare, 'first')).toFixed(2),
        best.toFixed(2),
        `${ms(Math.min(...firsts))} to ${ms(Math.max(...firsts))}`,
        ms(mid(own, 'largest')),
        mid(own, 'shift').toFixed(3),
        ms(mid(own, 'blocking')),
        ms(mid(bare, 'blocking')),
        mid(own, 'drawings') ? `${mid(own, 'drawings')}, all by ${ms(mid(own, 'drawn'))}` : 'none',
      ];
    }),
  };
}

/** One page after the other: a second one would slow the first. */
export async function paints(
  browser: Browser,
  host: Host,
  pages: Iterable<Page>,
): Promise<[Result[], Table]> {
  const measured: Measured[] = [];
  for (const page of pages) measured.push(await measure(browser, host, page));
  return [measured.flatMap(resultsOf), tableOf(measured)];
}
