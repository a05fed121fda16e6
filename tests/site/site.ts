/** What the tests of the built site share: its pages, its addresses, and a watch for anything that goes wrong. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';

/** Address of the served site, with a trailing slash. */
export const root = (): string => process.env['SITE_ROOT']!;
export const nested = (): string => process.env['SITE_NESTED']!;

const isStub = (file: string) => readFileSync(file, 'utf8').includes('<title>Moved: ');
const isBare = (file: string) => file.startsWith('embed/');

/** Every page of the built site as its path without the leading slash; redirect stubs, bare views and the 404 page left out. */
export const pages: string[] = readdirSync('dist', { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('index.html') && !isBare(file) && !isStub(path.join('dist', file)))
  .map((file) => file.slice(0, -'index.html'.length))
  .sort();

/** The topic that the tests read, and an option's page that has everything a page can have. */
export const TOPIC = 'private-connectivity/';
export const OPTION = `${TOPIC}ip-ranges/`;

/** One page of every kind. */
export const KINDS = {
  home: '',
  option: OPTION,
  chooser: 'private-connectivity/choose/',
  comparison: 'private-connectivity/compare/?need=docker',
  costs: 'private-connectivity/costs/',
  glossary: 'glossary/',
  search: 'search/',
  editor: 'editor/',
} as const;

/** Text of a file of the built site. */
export const read = (file: string): string => readFileSync(path.join('dist', file), 'utf8');

/** Collects policy violations, console errors, failed requests and requests to other origins. */
export async function watch(page: Page): Promise<string[]> {
  const faults: string[] = [];
  await page.exposeFunction('reportViolation', (text: string) => faults.push(`policy: ${text}`));
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => {
      const report = (window as unknown as { reportViolation(text: string): void }).reportViolation;
      report(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
    });
  });
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('requestfailed', (request) => {
    // A page that is left, or loaded anew, ends what it still fetched; that is no fault of the site.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') faults.push(`failed: ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) faults.push(`${response.status()}: ${response.url()}`);
  });
  page.on('request', (request) => {
    const own = [root(), nested()].some((url) => request.url().startsWith(new URL(url).origin));
    if (!own && !/^(data|blob|about):/.test(request.url())) faults.push(`other origin: ${request.url()}`);
  });
  return faults;
}

/**
 * Watches for layout that moves by itself. A browser that paints while the page still arrives may set a letter by a
 * pixel; a reader sees what scores a thousandth or more.
 * @returns asks, after the next frame, what moved since the page was opened
 */
export async function watchShifts(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const moved: string[] = [];
    (window as unknown as { moved: string[] }).moved = moved;
    type Shift = PerformanceEntry & { value: number; sources: { node: Node | null }[] };
    new PerformanceObserver((list) => {
      for (const { value, sources } of list.getEntries() as Shift[])
        if (value >= 0.001)
          moved.push(
            `${value.toFixed(4)}: ${sources.map(({ node }) => (node as Element | null)?.outerHTML?.slice(0, 80) ?? node?.textContent).join(' | ')}`,
          );
    }).observe({ type: 'layout-shift', buffered: true });
  });
  return () =>
    page.evaluate(async () => {
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      return (window as unknown as { moved: string[] }).moved;
    });
}

/** Takes the browser's storage away, as private windows and sandboxed frames do. Before the page is opened. */
export const refuseStorage = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('refused', 'SecurityError');
      },
    });
  });

/** Refuses every way to copy. Before the page is opened. */
export const refuseCopying = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
    document.execCommand = () => false;
  });
