/** The browser of the bench: nothing kept between two loads. */
import { chromium, type Browser, type CDPSession, type Page } from '@playwright/test';
import { browserOptions, findBrowser } from '../browser.ts';

/** @throws Error with one sentence that says what to do */
export function browserPath(): string {
  const executable = findBrowser();
  if (!executable)
    throw new Error('The bench needs a Chromium: install one, or set CHROMIUM_PATH to its executable.');
  return executable;
}

export const launch = (): Promise<Browser> =>
  chromium.launch({ executablePath: browserPath(), args: browserOptions });

/** A phone's width, in CSS px. */
const VIEWPORT = { width: 412, height: 823 };

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
