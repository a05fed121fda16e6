/** What a browser really fetches for a page: cold cache, no throttling, until the network rests. */
import type { Browser } from '@playwright/test';
import { fresh } from './chromium.ts';

export interface Transfer {
  /** Bytes on the wire, headers included, by the browser's type of resource: Document, Script, Image … */
  bytes: Record<string, number>;
  total: number;
  requests: number;
  /** Addresses of other origins, also of requests that the page's policy stopped. */
  foreign: string[];
  failed: string[];
  /** Resources that the first paint waited for. */
  blocking: string[];
  /** Fonts fetched, and fonts declared in a style sheet. */
  fonts: number;
  cookies: number;
}

interface Seen {
  url: string;
  type: string;
  bytes: number;
}

/** @param url the page's address, on `origin` */
export async function transfer(browser: Browser, origin: string, url: string): Promise<Transfer> {
  return fresh(browser, async (page, session) => {
    const seen = new Map<string, Seen>();
    const failed: string[] = [];
    session.on('Network.requestWillBeSent', ({ requestId, request, type }) => {
      // `data:` and `blob:` addresses are no transfer: their bytes are in the file that holds them.
      // What draws in the editor is fetched to write, never to read, and has no budget.
      if (/^https?:/.test(request.url) && !request.url.includes('/assets/drawer-worker.'))
        seen.set(requestId, { url: request.url, type: type ?? 'Other', bytes: 0 });
    });
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      const entry = seen.get(requestId);
      if (entry) entry.bytes = encodedDataLength;
    });
    session.on('Network.responseReceived', ({ response }) => {
      if (response.status >= 400) failed.push(`${response.status} ${response.url}`);
    });
    session.on('Network.loadingFailed', ({ requestId, errorText, blockedReason, canceled }) => {
      const entry = seen.get(requestId);
      // A page may drop an answer that it has no use for, such as that of a HEAD request.
      if (entry && !canceled) failed.push(`${blockedReason ?? errorText} ${entry.url}`);
    });
    await session.send('Network.enable');
    await page.goto(url, { waitUntil: 'networkidle' });

    const requests = [...seen.values()];
    const bytes: Record<string, number> = {};
    for (const { type, bytes: size } of requests) bytes[type] = (bytes[type] ?? 0) + size;
    const inPage = await page.evaluate(() => ({
      icons: [...document.querySelectorAll<HTMLLinkElement>('link[rel~="icon"]')].map(({ href }) => href),
      declared: document.fonts.size,
      blocking: performance
        .getEntriesByType('resource')
        .filter((entry) => (entry as { renderBlockingStatus?: string }).renderBlockingStatus === 'blocking')
        .map(({ name }) => name),
    }));
    // A browser without a window may leave the icon out; the reader's fetches it, once for the whole site.
    bytes['Icon'] = await iconBytes(
      inPage.icons.filter((href) => !requests.some((request) => request.url === href)),
    );
    return {
      bytes,
      total: Object.values(bytes).reduce((sum, size) => sum + size, 0),
      requests: requests.length,
      foreign: requests.map((request) => request.url).filter((address) => !address.startsWith(`${origin}/`)),
      failed,
      blocking: inPage.blocking,
      fonts: requests.filter(({ type }) => type === 'Font').length + inPage.declared,
      cookies: (await page.context().cookies()).length,
    };
  });
}

async function iconBytes(addresses: string[]): Promise<number> {
  const sizes = addresses.slice(0, 1).map(async (address) => {
    const response = await fetch(address, { method: 'HEAD' });
    return response.ok ? Number(response.headers.get('content-length') ?? 0) : 0;
  });
  return (await Promise.all(sizes))[0] ?? 0;
}
