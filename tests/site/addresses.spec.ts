/** Pages can be reached from wherever they are put. */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@playwright/test';
import { readLedger } from '../../src/share/permalinks.ts';
import { OPTION } from './site.ts';

test('every fragment of an option is reached from disk, too', async ({ page }) => {
  const fragments = (await readLedger())[`/${OPTION}`]!;
  expect(fragments.length).toBeGreaterThan(10);
  const file = pathToFileURL(path.resolve(path.join('dist', OPTION, 'index.html'))).href;
  await page.goto(file);
  for (const id of fragments) {
    await page.goto(`${file}#${id}`);
    await expect(page.locator(`[id="${id}"]`), id).toBeInViewport();
  }
});

test('opened from disk, it reads, and its links lead on', async ({ page }) => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(pathToFileURL(path.resolve('dist/index.html')).href);
  await page.getByRole('link', { name: 'Compare', exact: true }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Compare/);
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
    'rgb(253, 254, 254)',
  );
  await page.getByRole('link', { name: 'IP ranges' }).first().click();
  await expect(page.locator('figure.fig svg:visible').first()).toBeVisible();
  expect(page.url()).toMatch(/ip-ranges\/index\.html$/);
  expect(errors).toEqual([]);
});
