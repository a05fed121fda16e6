/** What holds on every page: at the root and under a sub-path, light and dark, with and without scripts. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { nested, pages, root, watch } from './site.ts';

for (const path of pages) {
  const name = `/${path}`;

  for (const place of ['root', 'sub-path'] as const) {
    test(`${name} at ${place}: no violation, no error, nothing from elsewhere, no style attribute`, async ({
      page,
    }) => {
      const faults = await watch(page);
      await page.goto((place === 'root' ? root() : nested()) + path, { waitUntil: 'networkidle' });
      await expect(page.locator('h1')).toHaveCount(1);
      expect(await page.locator('[style]').count()).toBe(0);
      expect(faults).toEqual([]);
      expect(await page.context().cookies()).toEqual([]);
    });
  }

  for (const scheme of ['light', 'dark'] as const) {
    for (const width of [1280, 360]) {
      test(`${name} is accessible, ${scheme}, ${width} px, and never scrolls sideways`, async ({ page }) => {
        await page.emulateMedia({ colorScheme: scheme });
        await page.setViewportSize({ width, height: 800 });
        await page.goto(root() + path);
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(
          violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join('\n')}`),
        ).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      });
    }
  }

  test(`${name} reads whole at 320 px, which is 1280 px at 400 %`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 256 });
    await page.goto(root() + path);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });
}
