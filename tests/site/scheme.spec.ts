/** The color scheme: asked for, stored, followed, and right from the first frame. */
import { expect, test, type Page } from '@playwright/test';
import { rgbOf } from '../colors.ts';
import { refuseStorage, root } from './site.ts';

const OPTION = 'private-connectivity/container-runner/';
const paper = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
const LIGHT = rgbOf('--paper', 'light');
const DARK = rgbOf('--paper', 'dark');

test('the scheme control names three states, is announced, stored, and followed by other tabs', async ({
  page,
  context,
}) => {
  await page.goto(root() + OPTION);
  const control = page.getByRole('group', { name: 'Color scheme' }).first();
  await expect(control.getByRole('radio', { name: 'Auto' })).toBeChecked();
  const other = await context.newPage();
  await other.goto(root());
  await control.getByText('Dark').click();
  await expect(control.getByRole('radio', { name: 'Dark' })).toBeChecked();
  expect(await paper(page)).toBe(DARK);
  await expect.poll(() => paper(other)).toBe(DARK);
  await page.reload();
  expect(await paper(page)).toBe(DARK);
  await expect(control.getByRole('radio', { name: 'Dark' })).toBeChecked();
  await control.getByText('Auto').click();
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
  await expect.poll(() => paper(other)).toBe(LIGHT);
});

test('auto follows the system while the page is open', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(root() + OPTION);
  expect(await paper(page)).toBe(LIGHT);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await paper(page)).toBe(DARK);
});

test('a stored choice shows from the first frame', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('scheme', 'dark'));
  // The deferred scripts never arrive: only what stands in the head can have set the scheme.
  await page.route('**/assets/**', (route) => route.abort());
  await page.goto(root() + OPTION);
  expect(await paper(page)).toBe(DARK);
});

test('where storage is refused the control still works for the page', async ({ page }) => {
  await refuseStorage(page);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(root());
  await page.getByRole('group', { name: 'Color scheme' }).first().getByText('Dark').click();
  expect(await paper(page)).toBe(DARK);
  expect(errors).toEqual([]);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  for (const [colorScheme, color] of [
    ['light', LIGHT],
    ['dark', DARK],
  ] as const) {
    test(`the system's ${colorScheme} scheme decides, and no dead control shows`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.goto(root() + OPTION);
      expect(await paper(page)).toBe(color);
      await expect(page.locator('scheme-switch').first()).toBeHidden();
      await expect(page.locator('copy-button').first()).toBeHidden();
      await expect(page.locator('figure.fig svg:visible').first()).toBeVisible();
    });
  }
});
