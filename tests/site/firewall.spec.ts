/** Firewall rules as a reader meets them: a table with the reader's values, and files to take along. */
import { expect, test } from '@playwright/test';
import { root, TOPIC } from './site.ts';

test('from the head of an option its rules are one press away, on a phone, too', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 780 });
  await page.goto(`${root()}${TOPIC}ssh-bastion/`);
  await page.locator('main .meta').getByRole('link', { name: 'Firewall rules' }).click();
  await expect(page.getByRole('heading', { name: 'Firewall rules' })).toBeInViewport();
});

test('the reader’s port and host stand in the rules', async ({ page }) => {
  await page.goto(`${root()}${TOPIC}ssh-bastion/`);
  await page.locator('your-values summary').click();
  await page.locator('your-values').getByLabel('Port', { exact: true }).fill('6432');
  await expect(page.locator('.rules').getByRole('row', { name: /the last hop/i })).toContainText('TCP 6432');
});

for (const javaScriptEnabled of [true, false]) {
  test(`on a phone each rule is read without scrolling sideways, scripts ${javaScriptEnabled}`, async ({
    browser,
  }) => {
    const page = await (
      await browser.newContext({ viewport: { width: 360, height: 780 }, javaScriptEnabled })
    ).newPage();
    for (const address of ['ssh-bastion/', 'ip-ranges/', 'mesh-vpn/review/']) {
      await page.goto(root() + TOPIC + address);
      const wide = await page
        .locator('.rules td')
        .evaluateAll((cells) =>
          cells.filter((cell) => cell.scrollWidth > cell.clientWidth + 1).map((cell) => cell.textContent),
        );
      expect(wide, address).toEqual([]);
    }
    await page.context().close();
  });
}
