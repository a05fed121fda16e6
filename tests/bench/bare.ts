/** The measure for the first paint: the same text in plain HTML, with no styles, scripts or pictures. */
import type { Browser } from '@playwright/test';
import { fresh } from './chromium.ts';

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** @param blocks one string a paragraph */
export function bareHtml(blocks: readonly string[]): string {
  const text = blocks.map((block) => `<p>${escape(block)}</p>`).join('\n');
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>Bare</title></head><body>
${text}
</body></html>
`;
}

/**
 * The text of a page's `main`, block by block, closed disclosures included. Words inside drawings are left out:
 * they belong to the pictures, and without them the measure is stricter.
 */
export async function textOf(browser: Browser, url: string): Promise<string[]> {
  return fresh(browser, async (page) => {
    await page.goto(url);
    return page.evaluate(() => {
      const blocks =
        'p,li,dt,dd,td,th,h1,h2,h3,h4,h5,h6,pre,summary,caption,figcaption,legend,label,button,div,main';
      const found = new Map<Element | null, string>();
      const walker = document.createTreeWalker(
        document.querySelector('main') ?? document.body,
        NodeFilter.SHOW_TEXT,
      );
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const parent = node.parentElement;
        if (!parent || parent.closest('svg,script,style,noscript')) continue;
        const block = parent.closest(blocks);
        found.set(block, (found.get(block) ?? '') + (node.textContent ?? ''));
      }
      return [...found.values()].map((text) => text.replace(/\s+/g, ' ').trim()).filter(Boolean);
    });
  });
}
