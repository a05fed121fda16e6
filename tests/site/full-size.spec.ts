/** The full-size view of a figure. */
import { expect, test } from '@playwright/test';
import { violations } from './accessible.ts';
import { B, figure, inDrawing, said, SENTENCE, visit } from './figure.ts';

for (const viewport of [
  { width: 1280, height: 800 },
  { width: 360, height: 740 },
]) {
  test(`a figure at full size, named, scrolled and asked, at ${viewport.width} px`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await visit(page);
    const fig = figure(page);
    const before = (await fig.locator('.draw').boundingBox())!.height;
    await fig.locator('.menu > summary').click();
    await fig.getByRole('button', { name: 'Full size' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog).toHaveAccessibleName(/Figure 1/);
    await expect(dialog.getByRole('heading', { name: /Figure 1/ })).toBeVisible();
    await expect(dialog.getByRole('link', { name: 'SVG file' })).toHaveAttribute('href', /fig-[\w-]+\.svg$/);
    const svg = dialog.locator('svg.dg');
    const natural = await svg.evaluate((el: SVGSVGElement) => el.viewBox.baseVal.width);
    expect((await svg.boundingBox())!.width).toBeCloseTo(natural, 0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      viewport.width,
    );
    await dialog.getByRole('button', { name: B }).click();
    await expect(said(dialog)).toHaveText(SENTENCE);
    await inDrawing(dialog, 'internet').click();
    await expect(said(dialog)).toContainText('The internet can’t reach the database.');
    expect(await violations(page, 'dialog')).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await expect(fig.locator('.menu > summary')).toBeFocused();
    expect((await fig.locator('.draw').boundingBox())!.height).toBe(before);
    await expect(fig.locator('.draw svg:visible')).toHaveCount(1);
    await inDrawing(fig, 'customer_b').click();
    await expect(said(fig)).toHaveText(SENTENCE);
  });
}
