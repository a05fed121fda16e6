/** What holds on every page: at the root and under a sub-path, light and dark, wide and narrow. */
import { expect, test as base, type Page } from '@playwright/test';
import { pairs, thorough } from '../../src/lib/testing/thorough.ts';
import { tally } from '../tally.ts';
import { SCHEMES, violations } from './accessible.ts';
import { nested, pages, root, watch } from './site.ts';

/**
 * One page for all that a worker looks at, with what went wrong there: the accessibility engine is then compiled once,
 * and not for each of them.
 */
const test = base.extend<object, { shared: { page: Page; faults: string[] } }>({
  shared: [
    async ({ browser }, use) => {
      const page = await browser.newPage();
      await use({ page, faults: await watch(page) });
      await page.close();
    },
    { scope: 'worker' },
  ],
});

const overflow = (page: Page) =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const wide = [...document.querySelectorAll('main *')].filter((element) => {
      const scrolls = element.closest('pre, .draw, .tbl, .scroll, table');
      return !scrolls && element.getBoundingClientRect().right > width + 1;
    });
    return wide
      .slice(0, 3)
      .map((element) => element.outerHTML.slice(0, 120))
      .concat('scrolls sideways');
  });

/** How a page is looked at by the accessibility engine, which takes most of the time: in one way each, by turns. */
const LOOKS = [1280, 360].flatMap((width) => SCHEMES.map((colorScheme) => ({ width, colorScheme })));
const looked = Map.groupBy(pairs(pages, LOOKS, 1), ([path]) => path);

for (const [at, path] of pages.entries()) {
  test(`/${path}: nothing fails or comes from elsewhere, it is accessible, and scrolls sideways at no width`, async ({
    shared: { page, faults },
  }) => {
    faults.length = 0;
    await page.setViewportSize({ width: 1280, height: 1200 });
    // One script serves all pages, and `tests/files` asks every address of each in both places.
    await page.goto((at % 2 ? nested() : root()) + path, { waitUntil: 'load' });
    await expect(page.locator('h1')).toHaveCount(1);
    expect(await page.locator('[style]').count()).toBe(0);
    // What is folded is text of the page.
    await page.evaluate(() => {
      for (const fold of document.querySelectorAll<HTMLDetailsElement>('.fold')) fold.open = true;
    });
    // 320 px wide is what 1280 px are at 400 % zoom.
    for (const width of [1280, 768, 320, 360]) {
      await page.setViewportSize({ width, height: 1200 });
      expect.soft(await overflow(page), `${width} px`).toEqual([]);
      for (const [, look] of looked.get(path)!.filter(([, look]) => look.width === width)) {
        await page.emulateMedia(look);
        expect.soft(await violations(page), `${width} px, ${look.colorScheme}`).toEqual([]);
      }
    }
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(':root { font-size: 200% }');
      document.adoptedStyleSheets.push(sheet);
    });
    expect.soft(await overflow(page), 'letters of twice their size').toEqual([]);
    expect(faults).toEqual([]);
    expect(await page.context().cookies()).toEqual([]);
    for (const check of [
      'no fault, nothing from elsewhere, no cookie',
      `accessible (axe), ${thorough ? 'wide and narrow, in both schemes' : 'in one of two widths and schemes'}`,
      'no sideways scrolling at four widths, nor with letters of twice their size',
    ])
      tally('check', check, path);
  });
}
