/** Blink and Gecko: an installed Chromium over its own protocol, an installed Firefox over WebDriver BiDi. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { launch, type ElementHandle } from 'puppeteer-core';
import { browserOptions, findBrowser } from '../browser.ts';
import { eventually, goTo, pick, type Engine, type Tab } from './tab.ts';

function findFirefox(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  const installed = ['firefox-esr', 'firefox'].flatMap((name) =>
    folders.map((folder) => path.join(folder, name)),
  );
  return [...installed, '/Applications/Firefox.app/Contents/MacOS/firefox'].find((file) => existsSync(file));
}

async function start(browser: 'chrome' | 'firefox', executablePath: string): Promise<Tab> {
  const running = await launch({
    browser,
    executablePath,
    args: browser === 'chrome' ? browserOptions : [],
    defaultViewport: { width: 1280, height: 900 },
  });
  const page = await running.newPage();
  const element = (selector: string, words = '') =>
    eventually(
      async () => {
        const handle = (await page.evaluateHandle(pick, selector, words)).asElement();
        await handle?.evaluate((found) => (found as Element).scrollIntoView({ block: 'center' }));
        return (handle as ElementHandle<Element> | undefined) ?? undefined;
      },
      () => `${selector} ${words}`,
    );
  const run: Tab['run'] = async (inPage, ...given) =>
    (await page.evaluate(inPage as never, ...(given as unknown as never[]))) as never;
  return {
    name: (await running.version()).replace('/', ' '),
    open: (url) => goTo(run, url),
    run,
    press: async (selector, words) => (await element(selector, words)).click(),
    type: async (selector, text) => (await element(selector)).type(text),
    print: async () => Buffer.from(await page.pdf()).toString('base64'),
    close: () => running.close(),
  };
}

const engine = (name: string, browser: 'chrome' | 'firefox', file: string | undefined): Engine => ({
  name,
  missing: file ? undefined : `no ${name}`,
  start: () => start(browser, file!),
});

export const chromium = engine('Chromium', 'chrome', findBrowser());
export const firefox = engine('Firefox', 'firefox', findFirefox());
