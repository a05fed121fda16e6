/**
 * What a press costs on a slow device: in the comparison, as it is and with 60 options × 40 criteria made up from it,
 * and in a figure that is asked. From the press until the frame that shows its effect is painted.
 */
import type { Browser, Page as Tab } from '@playwright/test';
import type { BudgetId } from './budgets.ts';
import { fresh } from './chromium.ts';
import type { Page } from './pages.ts';
import type { Result, Table } from './report.ts';
import type { Host } from './server.ts';

const CPU_SLOWDOWN = 4;
const COMPARE = '/private-connectivity/compare/';
const FIGURE = '/private-connectivity/vpn/';
/** Fresh loads; of each press the fastest counts, because what else the machine does only ever adds. */
const RUNS = 9;
/** From the frame that shows one press to the next press, in ms: what a press leaves to do is not the next one's. */
const PAUSE_MS = 250;

/** The page with its table blown up: rows and columns repeated under new ids. */
function enlarge(html: string, options: number, criteria: number): string {
  const start = html.indexOf('<table');
  const end = html.indexOf('</table>');
  const table = html.slice(start, end);
  const heads = [...table.matchAll(/<th scope="col" id="([^"]+)">.*?<\/th>/gs)].map(([text]) => text);
  const rows = [...table.matchAll(/<tr><th scope="row" id="([^"]+)">.*?<\/tr>/gs)].map(([text]) => text);
  const renamed = (text: string, index: number) =>
    text.replace(/ id="([^"]+)"/, index ? ` id="$1-${index}"` : ' id="$1"');
  const repeat = (list: string[], count: number) =>
    Array.from({ length: count }, (_, index) =>
      renamed(list[index % list.length]!, Math.floor(index / list.length)),
    );
  const wide = repeat(rows, criteria).map((row) => {
    const cells = [...row.matchAll(/<td\b.*?<\/td>/gs)].map(([text]) => text);
    const head = row.slice(0, row.indexOf('<td'));
    return `${head}${Array.from({ length: options }, (_, index) => cells[index % cells.length]).join('')}</tr>`;
  });
  const group = '<tr class="grp"><th scope="rowgroup" data-group="reach"><span>All</span></th></tr>';
  const big = `<table><thead><tr><th scope="col">Need</th>${repeat(heads, options).join('')}</tr></thead><tbody>${group}${wide.join('')}</tbody>`;
  return html.slice(0, start) + big + html.slice(end);
}

interface Press {
  name: string;
  selector: string;
  /** What to choose in a list; anything else is clicked. */
  value?: string;
}

const inTable: Press[] = [
  { name: 'filter', selector: '.chip input[value="docker"]' },
  { name: 'filter off', selector: '.chip input[value="docker"]' },
  { name: 'only what differs', selector: 'input[name="differ"]' },
  { name: 'differ off', selector: 'input[name="differ"]' },
  { name: 'sort', selector: 'select[name="sort"]', value: 'no-inbound' },
  { name: 'swap', selector: 'input[name="swap"]' },
  { name: 'swap back', selector: 'input[name="swap"]' },
];
const inFigure: Press[] = [1, 2, 3].map((at) => ({
  name: `actor ${at}`,
  selector: `who-reaches li:nth-child(${at}) button`,
}));

interface Answer {
  /** From the press until its effect is painted, in ms. */
  painted: number;
  /** The longest task after that, in ms; 0 where none takes 50. */
  left: number;
}

/** Runs in the page, before anything of its own. */
function watch(): void {
  const tasks: PerformanceEntry[] = [];
  new PerformanceObserver((list) => tasks.push(...list.getEntries())).observe({ type: 'longtask' });
  Object.assign(window, { tasks });
}

async function press(tab: Tab, { selector, value }: Press): Promise<Answer> {
  const [start, end] = await tab.evaluate(
    async ([target, choice]) => {
      const control = document.querySelector<HTMLInputElement>(target!)!;
      await new Promise((done) => requestAnimationFrame(done));
      const start = performance.now();
      if (choice === undefined) control.click();
      else {
        control.value = choice;
        control.dispatchEvent(new Event('input', { bubbles: true }));
      }
      // The rest of this frame is its style, layout and paint; a message comes after it.
      await new Promise<void>((done) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => done();
        port2.postMessage(0);
      });
      return [start, performance.now()] as const;
    },
    [selector, value],
  );
  await tab.waitForTimeout(PAUSE_MS);
  const left = await tab.evaluate((painted) => {
    const { tasks } = window as unknown as { tasks: PerformanceEntry[] };
    // The task that paints goes on a moment after it said so.
    return Math.max(
      0,
      ...tasks.filter(({ startTime }) => startTime > painted).map(({ duration }) => duration),
    );
  }, end);
  return { painted: end - start, left };
}

/**
 * Runs in the page: waits until a control is there. Not a locator's work: where one was used, the test's own listeners
 * hear every press that follows, and would be measured with it.
 */
async function ready(selector: string): Promise<void> {
  // Figures answer when they are near.
  document.querySelector('.ask-table, who-reaches')!.scrollIntoView({ block: 'nearest' });
  while (!document.querySelector(selector)) await new Promise((done) => requestAnimationFrame(done));
}

async function fastest(
  browser: Browser,
  address: string,
  list: readonly Press[],
  body?: string,
): Promise<Answer[]> {
  const runs: Answer[][] = [];
  for (let run = 0; run < RUNS; run += 1)
    await fresh(browser, async (tab, session) => {
      await tab.setViewportSize({ width: 1280, height: 800 });
      await tab.addInitScript(watch);
      if (body !== undefined)
        await tab.route(address, (route) => route.fulfill({ body, contentType: 'text/html' }));
      await tab.goto(address);
      await tab.evaluate(ready, list[0]!.selector);
      await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
      // What the load left to do is measured as blocking time, and is no press's.
      await tab.evaluate(() => new Promise((rested) => requestIdleCallback(rested)));
      const answers: Answer[] = [];
      for (const one of list) answers.push(await press(tab, one));
      runs.push(answers);
    });
  const least = (at: number, of: keyof Answer) => Math.min(...runs.map((answers) => answers[at]![of]));
  return list.map((_, at) => ({ painted: least(at, 'painted'), left: least(at, 'left') }));
}

export async function presses(
  browser: Browser,
  host: Host,
  pages: readonly Page[],
): Promise<[Result[], Table]> {
  const html = pages.find(({ address }) => address === COMPARE)!.html;
  const parts: [budget: BudgetId, where: string, address: string, list: Press[], body?: string][] = [
    ['comparison', '12 × 30', COMPARE, inTable],
    ['comparisonGrown', '60 × 40', COMPARE, inTable, enlarge(html, 60, 40)],
    ['actor', FIGURE, FIGURE, inFigure],
  ];
  const results: Result[] = [];
  const rows: string[][] = [];
  for (const [budget, where, address, list, body] of parts) {
    const answers = await fastest(browser, host.origin + address, list, body);
    answers.forEach(({ painted, left }, at) => {
      const what = `${where}, ${list[at]!.name}`;
      results.push({ budget, where: what, value: painted });
      rows.push([what, painted.toFixed(0), left ? left.toFixed(0) : 'under 50']);
    });
  }
  const head = ['', 'painted after (ms)', 'longest task then (ms)'];
  return [results, { title: `Presses (CPU ${CPU_SLOWDOWN} times slower)`, head, rows }];
}
