/** Pages of many screens: whoever goes or scrolls far down finds what is there, and nothing moves on the way. */
import { expect, test } from '@playwright/test';
import { root, watchShifts } from './site.ts';

const LONG = 'private-connectivity/troubleshooting/';

for (const width of [1280, 360])
  test(`a place far below stands at the top for whoever goes there, at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 740 });
    const top = (id: string) =>
      page.evaluate(async (name) => {
        for (let frame = 0; frame < 4; frame += 1) await new Promise(requestAnimationFrame);
        return Math.abs(document.getElementById(name)!.getBoundingClientRect().top);
      }, id);
    for (const id of ['tunnels', 'sources']) {
      await page.goto(`${root()}${LONG}?by-address-${id}#${id}`, { waitUntil: 'load' });
      await expect(page.locator(`#${id}`)).toBeInViewport();
      if (id !== 'sources') expect(await top(id)).toBeLessThan(120);
      await page.goto(`${root()}${LONG}?by-link-${id}`, { waitUntil: 'load' });
      await page.evaluate((name) => (location.hash = name), id);
      await expect(page.locator(`#${id}`)).toBeInViewport();
      if (id !== 'sources') expect(await top(id)).toBeLessThan(120);
    }
  });

test('nothing moves for a reader who scrolls down to the end, on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const moved = await watchShifts(page);
  await page.goto(root() + LONG);
  await page.mouse.move(180, 370);
  const isAtEnd = () =>
    page.evaluate(async () => {
      await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
      return scrollY + innerHeight > document.documentElement.scrollHeight - 2;
    });
  while (!(await isAtEnd())) await page.mouse.wheel(0, 500);
  expect(await moved()).toEqual([]);
});

for (const width of [1280, 360])
  test(`the scroll bar tells from the start how long the page is, at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 740 });
    for (const path of [LONG, 'private-connectivity/container-runner/', 'private-connectivity/errors/']) {
      await page.goto(root() + path, { waitUntil: 'load' });
      const height = () => page.evaluate(() => document.documentElement.scrollHeight);
      const atStart = await height();
      // To the end by screens, each painted, so that whatever waits to come near has come.
      await page.evaluate(async () => {
        for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight) {
          scrollTo(0, y);
          await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
        }
      });
      expect(Math.abs((await height()) - atStart) / atStart, path).toBeLessThan(0.01);
    }
  });
