/**
 * `node tests/bench/compare.ts`: how long the comparison takes to answer a press on a CPU four times slower, as it is
 * and with 60 options × 40 criteria made up from it. Time from the press until the frame that shows its effect is painted.
 */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { fresh, launch } from './chromium.ts';
import { host } from './server.ts';

const PATH = 'private-connectivity/compare/';
const RUNS = 3;

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

const presses: Record<string, (page: Page) => Promise<number>> = {
  filter: (page) => timed(page, '.chip input[value="docker"]'),
  'filter off': (page) => timed(page, '.chip input[value="docker"]'),
  differ: (page) => timed(page, 'input[name="differ"]'),
  'differ off': (page) => timed(page, 'input[name="differ"]'),
  sort: (page) => timed(page, 'select[name="sort"]', 'no-inbound'),
  swap: (page) => timed(page, 'input[name="swap"]'),
  'swap back': (page) => timed(page, 'input[name="swap"]'),
};

/** Presses a control and waits until its effect is on the screen. @returns ms */
const timed = (page: Page, selector: string, value?: string): Promise<number> =>
  page.evaluate(
    async ([target, choice]) => {
      const control = document.querySelector<HTMLInputElement>(target!)!;
      const frame = () => new Promise((done) => requestAnimationFrame(done));
      await frame();
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
      return performance.now() - start;
    },
    [selector, value],
  );

const median = (list: number[]) => list.sort((a, b) => a - b)[Math.floor(list.length / 2)]!;

const served = await host('dist');
const browser = await launch();
const html = readFileSync(`dist/${PATH}index.html`, 'utf8');
try {
  for (const [name, page, budget] of [
    ['12 × 30', html, 50],
    ['60 × 40', enlarge(html, 60, 40), 200],
  ] as const) {
    const times = new Map<string, number[]>();
    for (let run = 0; run < RUNS; run += 1)
      await fresh(browser, async (tab, session) => {
        await tab.setViewportSize({ width: 1280, height: 800 });
        await tab.route(`**/${PATH}`, (route) => route.fulfill({ body: page, contentType: 'text/html' }));
        await tab.goto(`${served.origin}/${PATH}`);
        await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
        for (const [press, act] of Object.entries(presses))
          times.set(press, [...(times.get(press) ?? []), await act(tab)]);
      });
    for (const [press, list] of times)
      console.log(
        `${name} ${press}: ${median(list).toFixed(0)} ms${median(list) > budget ? ` (over ${budget})` : ''}`,
      );
  }
} finally {
  await browser.close();
  await served.close();
}
