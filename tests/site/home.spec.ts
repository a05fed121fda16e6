/** The home page: the options as a wall of pictures, the ways on, and where "Options" leads. */
import { expect, test } from '@playwright/test';
import { root, TOPIC } from './site.ts';

test('every option of the navigation has its picture, in words as well, and leads to its page', async ({
  page,
}) => {
  await page.goto(root());
  const names = await page.locator('.side a[href*="/"]').allTextContents();
  const pictures = page.locator('.wall-of li');
  const shown = await pictures.locator('a').allTextContents();
  expect(shown.length).toBeGreaterThan(3);
  expect(names.map((name) => name.trim())).toEqual(expect.arrayContaining(shown.map((name) => name.trim())));
  const option = pictures.filter({ hasText: 'SSH bastion' });
  await expect(option.getByRole('img')).toHaveAccessibleName(
    /Your jobs: .+ Other customers’ jobs: .+ The internet: /,
  );
  // The picture is part of the link, which lies above it.
  await option.getByRole('img').click({ force: true });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('SSH bastion');
  for (const words of ['Your jobs', 'Other customers’ jobs', 'The internet'])
    await expect(page.locator('.plate')).toContainText(words);
});

for (const [width, height, seen] of [
  [1280, 900, 10],
  [360, 740, 1],
] as const)
  test(`pictures stand in the first screen at ${width} px, and no letter is too small`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.goto(root());
    const inView = await page
      .locator('.wall-of .ways')
      .evaluateAll(
        (all, bottom) => all.filter((one) => one.getBoundingClientRect().bottom <= bottom).length,
        height,
      );
    expect(inView).toBeGreaterThanOrEqual(seen);
    const smallest = await page.evaluate(() => {
      const texts = [...document.querySelectorAll('main *')].filter((one) =>
        [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent!.trim()),
      );
      return Math.min(...texts.map((one) => parseFloat(getComputedStyle(one).fontSize)));
    });
    expect(smallest).toBeGreaterThanOrEqual(11);
  });

test('“Options” leads to the options: the first of them stands in the first screen', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(root());
  await page.getByRole('navigation', { name: 'Guide' }).getByRole('link', { name: 'Options' }).click();
  await expect(page).toHaveURL(`${root()}${TOPIC}`);
  await expect(page.locator('table.glance').getByRole('link').first()).toBeInViewport();
});

test('it names a way on for whoever builds, approves, fixes, pays or links', async ({ page }) => {
  await page.goto(root());
  for (const [name, title] of [
    ['Check a config', /configuration/i],
    ['Approve one', /security/i],
    ['Fix a connection', /troubleshooting/i],
    ['Estimate the cost', /cost/i],
  ] as const) {
    await page.goto(root());
    await page.locator('.routes').getByRole('link', { name }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
  }
  await page.goto(root());
  await page.getByRole('contentinfo').getByRole('link', { name: 'Linking here' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/link/i);
});
