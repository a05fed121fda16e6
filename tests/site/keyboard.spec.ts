/** With the keyboard alone: from the home page over a filtered comparison to a copied configuration. */
import { expect, test, type Page } from '@playwright/test';
import { root } from './site.ts';

/** What has the focus, in the words that a reader hears; a checkbox by its label. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLElement;
    return `${element.localName}: ${(element.closest('label') ?? element).innerText.trim()}`;
  });

test('home to a copied configuration takes at most 40 keys', async ({ page }) => {
  let keys = 0;
  const press = async (key: string) => {
    keys += 1;
    await page.keyboard.press(key);
  };
  const tabTo = async (wanted: RegExp) => {
    do {
      expect(keys, `no way to ${wanted}`).toBeLessThan(40);
      await press('Tab');
    } while (!wanted.test(await focused(page)));
  };
  const skip = async () => {
    await tabTo(/^a: Skip to content/);
    await press('Enter');
  };

  await page.goto(root());
  await tabTo(/^a: Compare$/);
  await press('Enter');
  await page.waitForURL(/\/compare\/$/);
  await expect(page.getByRole('checkbox', { name: 'No inbound rule' })).toBeVisible();
  await skip();
  await tabTo(/^input: No inbound rule/);
  await press('Space');
  await expect(page).toHaveURL(/need=no-inbound/);
  await tabTo(/^a: (?!Skip)/);
  await press('Enter');
  await expect(page.getByRole('link', { name: 'Jump to config' })).toBeVisible();
  await skip();
  await tabTo(/^a: Jump to config/);
  await press('Enter');
  await tabTo(/^button: Copy/);
  await press('Enter');
  await expect(page.locator('figure.code [role=status]', { hasText: /^Copied/ })).toHaveCount(1);
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied.slice(0, 100)).toContain('version: 2.1');
  expect(keys).toBeLessThanOrEqual(40);
});
