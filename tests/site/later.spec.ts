/** Text far below, which is laid out late: readers must not notice. */
import { expect, test, type Page } from '@playwright/test';
import { root, watchShifts } from './site.ts';

const LONG = 'private-connectivity/troubleshooting/';
const isPutOff = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('article *')].some(
      (part) => getComputedStyle(part).contentVisibility === 'auto',
    ),
  );

test('has its place before a reader goes there: nothing moves', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const moved = await watchShifts(page);
  await page.goto(root() + LONG);
  await expect.poll(() => isPutOff(page)).toBe(false);
  await page.keyboard.press('End');
  await expect(page.getByRole('contentinfo')).toBeInViewport();
  await page.mouse.wheel(0, -2000);
  await expect(page.getByRole('contentinfo')).not.toBeInViewport();
  expect(await moved()).toEqual([]);
});

for (const path of ['private-connectivity/container-runner/', 'private-connectivity/choose/'])
  test(`has its place when a reader scrolls to it before it was laid out: /${path} on a phone`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.addInitScript(() => (globalThis.requestIdleCallback = () => 0));
    const moved = await watchShifts(page);
    await page.goto(root() + path);
    await page.mouse.move(180, 370);
    const isAtEnd = () =>
      page.evaluate(async () => {
        await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
        return scrollY + innerHeight > document.documentElement.scrollHeight - 2;
      });
    while (!(await isAtEnd())) await page.mouse.wheel(0, 500);
    expect(await moved()).toEqual([]);
  });

test('is there at once where an address or a link leads to it, and when the page is loaded anew', async ({
  page,
}) => {
  // Without idle moments everything stays as the page was sent.
  await page.addInitScript(() => (globalThis.requestIdleCallback = () => 0));
  await page.goto(root() + LONG);
  expect(await isPutOff(page)).toBe(true);
  await page.locator('.toc a').last().click();
  expect(await isPutOff(page)).toBe(false);
  await expect(page.getByRole('heading', { name: 'Sources' })).toBeInViewport();

  await page.goto(`${root()}${LONG}?typed`);
  expect(await isPutOff(page)).toBe(true);
  await page.evaluate(() => (location.hash = 'sources'));
  await expect.poll(() => isPutOff(page)).toBe(false);
  await expect(page.getByRole('heading', { name: 'Sources' })).toBeInViewport();

  await page.goto(`${root()}${LONG}?again#tunnels`);
  expect(await isPutOff(page)).toBe(false);
  await page.goto(`${root()}${LONG}?top`);
  expect(await isPutOff(page)).toBe(true);
  await page.reload();
  expect(await isPutOff(page)).toBe(false);
});
