/** Pages can be reached from wherever they are put. */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@playwright/test';
import { readLedger } from '../../src/share/permalinks.ts';
import { rgbOf } from '../colors.ts';
import { OPTION, root } from './site.ts';

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

test('opened from disk, a page reads complete, and no control shows that cannot work', async ({ page }) => {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(pathToFileURL(path.resolve('dist/private-connectivity/ip-ranges/index.html')).href);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('IP ranges');
  await expect(page.locator('figure.fig svg:visible').first()).toBeVisible();
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
    rgbOf('--paper', 'light'),
  );
  await expect(page.getByRole('button', { name: /^(Search|Copy|Share)/ })).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'A to Z' })).toBeVisible();
  expect(faults).toEqual([]);
});

test('an address means the same with what a chat appends to it, after a second question mark', async ({
  page,
}) => {
  const open = (address: string) => page.goto(`${root()}${address}?utm_source=chat`, { waitUntil: 'load' });
  await open(`${OPTION}?actor=customer-b`);
  await expect(page.locator('who-reaches [aria-pressed=true]').first()).toHaveAttribute(
    'data-node',
    'customer_b',
  );
  await open(`${OPTION}?if=leak`);
  await expect(page.locator('.what-if [value=leak]')).toBeChecked();
  await open('search/?q=bastion');
  await expect(page.locator('guide-search input')).toHaveValue('bastion');
  await open('private-connectivity/compare/?need=docker');
  await expect(page.getByRole('checkbox', { name: 'Docker' })).toBeChecked();
});
