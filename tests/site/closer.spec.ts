/** The full-size view of a figure. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { B, figure, REST, said, SENTENCE, visit } from './figure.ts';

test('the full-size view zooms by button, key and wheel with Ctrl, can be asked, and gives focus back', async ({
  page,
}) => {
  await visit(page);
  const fig = figure(page);
  const draw = (await fig.locator('.draw').boundingBox())!.height;
  await fig.locator('.menu > summary').click();
  await fig.getByRole('button', { name: 'Look closer' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toHaveAccessibleName(/Figure 1/);
  const svg = dialog.locator('svg');
  const width = async () => (await svg.boundingBox())!.width;
  const fit = await width();
  expect(fit).toBeGreaterThan(900);
  await dialog.getByRole('button', { name: 'Zoom in' }).click();
  expect(await width()).toBeCloseTo(fit * 1.25, 0);
  await page.keyboard.press('-');
  expect(await width()).toBeCloseTo(fit, 0);
  await dialog.getByRole('button', { name: '100 %' }).click();
  const full = await width();
  const pageScroll = await page.evaluate(() => scrollY);
  await dialog.getByRole('region').hover();
  await page.mouse.wheel(0, 300);
  expect(await width()).toBe(full);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -200);
  await page.keyboard.up('Control');
  expect(await width()).toBeGreaterThan(full * 2);
  expect(await page.evaluate(() => scrollY)).toBe(pageScroll);
  await page.keyboard.press('f');
  await dialog.getByRole('button', { name: B }).click();
  await expect(said(fig)).toHaveText(SENTENCE);
  const found = await new AxeBuilder({ page }).include('dialog').analyze();
  expect(found.violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(fig.locator('.menu > summary')).toBeFocused();
  expect((await fig.locator('.draw').boundingBox())!.height).toBe(draw);
  await expect(fig.locator('.draw svg:visible')).toHaveCount(1);
});

test('the full-size view pans by drag, and a drag presses nothing', async ({ page }) => {
  await visit(page);
  const fig = figure(page);
  await fig.locator('.menu > summary').click();
  await fig.getByRole('button', { name: 'Look closer' }).click();
  const room = page.getByRole('dialog').getByRole('region');
  for (let i = 0; i < 5; i += 1) await page.keyboard.press('+');
  const at = () => room.evaluate((el) => el.scrollLeft);
  const start = await at();
  await page.mouse.move(700, 400);
  await page.mouse.down();
  await page.mouse.move(500, 400, { steps: 4 });
  await page.mouse.up();
  expect(await at()).toBeCloseTo(start + 200, -1);
  await expect(said(fig)).toHaveText(REST);
});

test.describe('by touch', () => {
  test.use({ hasTouch: true, viewport: { width: 360, height: 740 } });
  test('it pinches, and the page does not', async ({ page }) => {
    await visit(page);
    const fig = figure(page);
    await fig.getByText('Figure', { exact: false }).last().scrollIntoViewIfNeeded();
    await fig.locator('.menu > summary').tap();
    await fig.getByRole('button', { name: 'Look closer' }).tap();
    const svg = page.getByRole('dialog').locator('svg');
    const before = (await svg.boundingBox())!.width;
    const session = await page.context().newCDPSession(page);
    const fingers = (gap: number) => [
      { x: 180 - gap, y: 400 },
      { x: 180 + gap, y: 400 },
    ];
    await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: fingers(30) });
    for (const gap of [40, 60, 90])
      await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: fingers(gap) });
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    expect((await svg.boundingBox())!.width).toBeGreaterThan(before * 1.3);
    expect(await page.evaluate(() => window.visualViewport!.scale)).toBe(1);
  });
});
