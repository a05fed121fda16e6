/** What holds on every page: at the root and under a sub-path, light and dark, wide and narrow. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { nested, pages, root, watch } from './site.ts';

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

async function violations(page: Page): Promise<string[]> {
  // Off unless asked for, since it is newer than what most sites must meet.
  const found = await new AxeBuilder({ page })
    .options({ rules: { 'target-size': { enabled: true } } })
    .analyze();
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join('\n')}`);
}

/** Packets are one template, filled from data: the accessibility engine, which is slow, looks at two of them. */
const packets = pages.filter((path) => path.endsWith('/review/'));
const alike = new Set(packets.slice(2));

for (const path of pages) {
  test(`/${path}: nothing fails, nothing comes from elsewhere, at the root and under a sub-path`, async ({
    page,
  }) => {
    const faults = await watch(page);
    for (const place of [root(), nested()]) {
      await page.goto(place + path, { waitUntil: 'load' });
      await expect(page.locator('h1')).toHaveCount(1);
      expect(await page.locator('[style]').count()).toBe(0);
    }
    expect(faults).toEqual([]);
    expect(await page.context().cookies()).toEqual([]);
  });

  if (!alike.has(path))
    test(`/${path} is accessible in light and dark, wide and narrow`, async ({ page }) => {
      // So tall that no part of the page is put off: what is not laid out yet cannot be looked at.
      await page.setViewportSize({ width: 1280, height: 1200 });
      await page.emulateMedia({ colorScheme: 'light' });
      await page.goto(root() + path);
      expect(await violations(page)).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await violations(page)).toEqual([]);
      await page.setViewportSize({ width: 360, height: 1200 });
      expect(await violations(page)).toEqual([]);
    });

  test(`/${path} scrolls sideways at no width, 400 % included`, async ({ page }) => {
    await page.goto(root() + path);
    // 320 px wide is what 1280 px are at 400 % zoom.
    for (const width of [1280, 768, 360, 320]) {
      await page.setViewportSize({ width, height: 1200 });
      expect(await overflow(page), `${width} px`).toEqual([]);
    }
  });
}
