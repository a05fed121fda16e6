/** The browser of the bench: nothing of its own on the network, nothing kept between two loads. */
import { chromium, type Browser, type CDPSession, type Page } from '@playwright/test';
import { findBrowser } from '../browser.ts';

/** Root has no sandbox to enter; the rest keeps the browser's own traffic out of the figures. */
export const FLAGS = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** @throws Error with one sentence that says what to do */
export function browserPath(): string {
  const executable = findBrowser();
  if (!executable)
    throw new Error('The bench needs a Chromium: install one, or set CHROMIUM_PATH to its executable.');
  return executable;
}

export const launch = (): Promise<Browser> => chromium.launch({ executablePath: browserPath(), args: FLAGS });

/** A phone's width, in CSS px. */
export const VIEWPORT = { width: 412, height: 823 };

/** Runs `visit` in a new context: empty cache, no cookies, no open connection. */
export async function fresh<Result>(
  browser: Browser,
  visit: (page: Page, session: CDPSession) => Promise<Result>,
): Promise<Result> {
  const context = await browser.newContext({ viewport: VIEWPORT });
  try {
    const page = await context.newPage();
    return await visit(page, await context.newCDPSession(page));
  } finally {
    await context.close();
  }
}
