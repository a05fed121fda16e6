/**
 * What a press costs on a slow device, in the comparison and in a figure that is asked: from the press until the frame
 * that shows its effect is painted.
 */
import type { Browser, Page as Tab } from '@playwright/test';
import type { BudgetId } from './budgets.ts';
import { fresh } from './chromium.ts';
import type { Result, Table } from './report.ts';
import type { Host } from './server.ts';

const CPU_SLOWDOWN = 4;
const COMPARE = '/private-connectivity/compare/';
const FIGURE = '/private-connectivity/vpn/';
/** Fresh loads; of each press the fastest counts, because what else the machine does only ever adds. */
const RUNS = 5;
/** From the frame that shows one press to the next press, in ms: what a press leaves to do is not the next one's. */
const PAUSE_MS = 250;

interface Press {
  name: string;
  selector: string;
}

const inTable: Press[] = [
  { name: 'filter', selector: '.chip input[value="docker"]' },
  { name: 'filter off', selector: '.chip input[value="docker"]' },
  { name: 'hide identical rows', selector: 'input[name="differ"]' },
  { name: 'identical rows again', selector: 'input[name="differ"]' },
  { name: 'words', selector: 'input[name="words"]' },
  { name: 'filter, in words', selector: '.chip input[value="docker"]' },
  { name: 'marks', selector: 'input[name="words"]' },
];
const inFigure: Press[] = [1, 2, 3].map((at) => ({
  name: `actor ${at}`,
  selector: `who-reaches li:nth-child(${at}) button`,
}));

/** @returns from the press until its effect is painted, in ms */
async function press(tab: Tab, { selector }: Press): Promise<number> {
  const painted = await tab.evaluate(async (target) => {
    const control = document.querySelector<HTMLInputElement>(target)!;
    await new Promise((done) => requestAnimationFrame(done));
    const start = performance.now();
    control.click();
    // The rest of this frame is its style, layout and paint; a message comes after it.
    await new Promise<void>((done) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => done();
      port2.postMessage(0);
    });
    return performance.now() - start;
  }, selector);
  await tab.waitForTimeout(PAUSE_MS);
  return painted;
}

/**
 * Runs in the page: waits until a control is there. Not a locator's work: where one was used, the test's own listeners
 * hear every press that follows, and would be measured with it.
 */
async function ready(selector: string): Promise<void> {
  // Figures answer when they are near; the table can be reset, or not, once what filters it has come.
  const place = document.querySelector('.ask-table, who-reaches')!;
  place.scrollIntoView({ block: 'nearest' });
  place.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
  while (!document.querySelector(selector) || document.querySelector('[type=reset]:enabled'))
    await new Promise((done) => requestAnimationFrame(done));
}

async function fastest(browser: Browser, address: string, list: readonly Press[]): Promise<number[]> {
  const runs: number[][] = [];
  for (let run = 0; run < RUNS; run += 1)
    await fresh(browser, async (tab, session) => {
      await tab.setViewportSize({ width: 1280, height: 800 });
      await tab.goto(address);
      await tab.evaluate(ready, list[0]!.selector);
      await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
      // What the load left to do is measured as blocking time, and is no press's.
      await tab.evaluate(() => new Promise((rested) => requestIdleCallback(rested)));
      const answers: number[] = [];
      for (const one of list) answers.push(await press(tab, one));
      runs.push(answers);
    });
  return list.map((_, at) => Math.min(...runs.map((answers) => answers[at]!)));
}

export async function presses(browser: Browser, host: Host): Promise<[Result[], Table]> {
  const parts: [budget: BudgetId, address: string, list: Press[]][] = [
    ['comparison', COMPARE, inTable],
    ['actor', FIGURE, inFigure],
  ];
  const results: Result[] = [];
  for (const [budget, address, list] of parts) {
    const answers = await fastest(browser, host.origin + address, list);
    answers.forEach((value, at) => results.push({ budget, where: `${address}, ${list[at]!.name}`, value }));
  }
  const rows = results.map(({ where, value }) => [where, value.toFixed(0)]);
  return [
    results,
    { title: `Presses (CPU ${CPU_SLOWDOWN} times slower)`, head: ['', 'painted after (ms)'], rows },
  ];
}
