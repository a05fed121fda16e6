/** Everything a reader can take away from a figure: links, sources, images, files. */
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import sharp, { type Sharp } from 'sharp';
import { channelsOf } from '../colors.ts';
import { figure, visit } from './figure.ts';
import { OPTION, read, refuseCopying, root } from './site.ts';

test('the menu copies link, source, Markdown and image', async ({ page }) => {
  await visit(page);
  const fig = figure(page);
  await fig.locator('.menu > summary').click();
  const press = async (name: string) => {
    await fig.getByRole('button', { name, exact: true }).click();
    await expect(fig.locator('figure-menu').getByRole('status')).toHaveText('Copied');
    await expect(fig.getByRole('button', { name: 'Copied', exact: true }).last()).toBeVisible();
  };
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  const source = read('figures/private-connectivity/ip-ranges/fig-who-reaches-what.mmd');
  await press('Copy link');
  expect(await clipboard()).toBe(`${root()}${OPTION}#fig-who-reaches-what`);
  await press('Copy Mermaid source');
  // The button still says what the press before did.
  await expect.poll(clipboard).toBe(source);
  await page.keyboard.press('Escape');
  await expect(fig.locator('.menu > summary')).toBeFocused();
  await page.reload();
  await fig.locator('.menu > summary').click();
  await press('Copy as Markdown');
  expect(await clipboard()).toBe(
    `\`\`\`mermaid\n${source}\`\`\`\n\n*[Who gets through, in reality](${root()}${OPTION}#fig-who-reaches-what)*\n`,
  );
  await page.reload();
  await fig.locator('.menu > summary').click();
  await press('Copy as image');
  const types = await page.evaluate(async () =>
    (await navigator.clipboard.read()).flatMap((item) => item.types),
  );
  expect(types).toContain('image/png');
});

test('menus close by a press outside, by another that opens, and by Escape, one thing a press', async ({
  page,
}) => {
  await visit(page);
  const fig = figure(page);
  const ofFigure = fig.locator('.menu > summary');
  const code = page.locator('#snippet-config-yml');
  const ofCode = code.locator('.more-ways > summary');
  const [links, ways] = [
    fig.getByRole('link', { name: 'SVG, light' }),
    code.getByRole('link', { name: 'Raw file' }),
  ];
  await ofFigure.click();
  await expect(links).toBeVisible();
  await ofCode.focus();
  await page.keyboard.press('Enter');
  await expect(ways).toBeVisible();
  await expect(links).toBeHidden();
  await page.locator('h1').click();
  await expect(ways).toBeHidden();

  await fig.locator('who-reaches').getByRole('button', { name: 'Your jobs' }).click();
  const held = fig.locator('[aria-pressed=true]').first();
  await ofFigure.click();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Escape');
  await expect(links).toBeHidden();
  await expect(ofFigure).toBeFocused();
  await expect(held).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(held).toBeHidden();

  await ofCode.click();
  await page.keyboard.press('Escape');
  await expect(ways).toBeHidden();
  await expect(ofCode).toBeFocused();
});

test('a refused copy is offered by hand, and a failed fetch is told', async ({ page }) => {
  await refuseCopying(page);
  await visit(page);
  const fig = figure(page);
  await page.route('**/*.mmd', (route) => route.abort());
  await fig.locator('.menu > summary').click();
  await fig.getByRole('button', { name: 'Copy Mermaid source' }).click();
  await expect(fig.locator('figure-menu').getByRole('status')).toContainText('did not load. Try again');
  await fig.getByRole('button', { name: 'Copy link' }).click();
  await expect(fig.getByRole('textbox')).toHaveValue(/#fig-who-reaches-what$/);
  await expect(fig.getByRole('textbox')).toBeFocused();
});

test('the files: SVG and PNG in both schemes, whole, and drawn alike by a viewer that knows no page', async ({
  page,
}) => {
  await visit(page);
  const fig = figure(page);
  await fig.locator('.menu > summary').click();
  for (const scheme of ['light', 'dark'] as const) {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      fig.getByRole('button', { name: `PNG, ${scheme}` }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(`fig-who-reaches-what-${scheme}.png`);
    const picture = sharp(await download.path());
    const viewer = sharp(
      readFileSync(`dist/figures/private-connectivity/ip-ranges/fig-who-reaches-what.${scheme}.svg`),
    );
    const corner = async (image: Sharp) => [
      ...(await image.removeAlpha().extract({ left: 0, top: 0, width: 1, height: 1 }).raw().toBuffer()),
    ];
    const ground = channelsOf('--panel', scheme);
    expect((await picture.metadata()).width).toBe((await viewer.metadata()).width * 2);
    expect(await corner(picture)).toEqual(ground);
    expect(await corner(viewer)).toEqual(ground);
    expect((await viewer.stats()).channels.some((channel) => channel.stdev > 10)).toBe(true);
  }
  const links = fig.locator('.menu').getByRole('link');
  for (const link of await links.all()) {
    const address = await link.evaluate((el: HTMLAnchorElement) => el.href);
    if (address.includes('/editor/')) continue;
    expect((await page.request.get(address)).status()).toBe(200);
  }
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });
  test('the files are links', async ({ page }) => {
    await visit(page);
    const fig = figure(page);
    await fig.locator('.menu > summary').click();
    await expect(fig.getByRole('link', { name: 'SVG, light' })).toBeVisible();
  });
});
