/** Figures that answer: who reaches what, the full-size view, and everything a reader can take away. */
import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Locator, type Page } from '@playwright/test';
import sharp, { type Sharp } from 'sharp';
import { OPTION, pages, read, root, watch, watchShifts } from './site.ts';

const B = "Customer B's jobs";
const SENTENCE = `${B} can reach Database on a condition (if opted in); blocked from nothing here.`;

const figure = (page: Page, id = 'fig-who-reaches-what') => page.locator(`#${id}`);
/** Opens the option's page and comes near its figures: they answer from then on. */
const visit = async (page: Page) => {
  await page.goto(root() + OPTION);
  await figure(page).scrollIntoViewIfNeeded();
};
const inRow = (fig: Locator, name: string) => fig.getByRole('list').getByRole('button', { name });
const inDrawing = (fig: Locator, name: string) => fig.locator('svg:visible').getByRole('button', { name });
const said = (fig: Locator) => fig.locator('output');
const REST = /Choose one/;
const opacity = (part: Locator) => part.evaluate((el) => Number(getComputedStyle(el).opacity));

test('what makes figures answer comes when one comes near, and not before', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const scripts = () => asked.filter((file) => file.startsWith('/assets/figures.'));
  await page.setViewportSize({ width: 360, height: 320 });
  await page.goto(root() + OPTION, { waitUntil: 'networkidle' });
  expect(scripts()).toEqual([]);
  await expect(page.getByText('Who can reach it?').first()).toBeAttached();
  await figure(page).scrollIntoViewIfNeeded();
  await expect(inRow(figure(page), B)).toBeVisible();
  expect(scripts()).toHaveLength(1);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`a press in the row says and shows what an actor reaches, in every figure (${colorScheme})`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme });
    await visit(page);
    const [real, wish] = [figure(page), figure(page, 'fig-wish')];
    await expect(said(real)).toHaveText(REST);
    await inRow(real, B).click();
    await expect(said(real)).toHaveText(SENTENCE);
    await expect(said(wish)).toHaveText(`${B} can reach nothing here; blocked from Your network (you hope).`);
    await expect(inRow(wish, B)).toHaveAttribute('aria-pressed', 'true');
    await expect(inDrawing(real, B)).toHaveAttribute('aria-pressed', 'true');
    expect(
      await opacity(real.locator('.lr .dg-edge.dg-blocked, .dg:not(.tb) .dg-edge.dg-blocked').first()),
    ).toBeLessThan(0.5);
    expect(await opacity(real.locator('.dg:not(.tb) .dg-edge.dg-conditional'))).toBe(1);
    await expect(page).toHaveURL(`${root()}${OPTION}?actor=customer-b#fig-who-reaches-what`);
    const found = await new AxeBuilder({ page }).include('figure').analyze();
    expect(found.violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
    await inRow(real, B).click();
    await expect(said(real)).toHaveText(REST);
    await expect(page).toHaveURL(`${root()}${OPTION}#fig-who-reaches-what`);
  });
}

test('the address opens asked; an actor nobody knows changes nothing', async ({ page }) => {
  const faults = await watch(page);
  await page.goto(`${root()}${OPTION}?actor=customer-b#fig-who-reaches-what`);
  await expect(said(figure(page))).toHaveText(SENTENCE);
  for (const odd of ['__proto__', 'constructor', '"]<img src=x onerror=alert(1)>', 'resource', '']) {
    await page.goto(`${root()}${OPTION}?actor=${encodeURIComponent(odd)}`);
    await expect(said(figure(page))).toHaveText(REST);
    await expect(page.locator('.tracing')).toHaveCount(0);
  }
  expect(faults).toEqual([]);
});

test('hover shows and lets go; a press holds; Escape releases', async ({ page }) => {
  await visit(page);
  const fig = figure(page);
  await inDrawing(fig, 'Your jobs').hover();
  await expect(said(fig)).toContainText('Your jobs can reach Database');
  await page.locator('h1').hover();
  await expect(said(fig)).toHaveText(REST);
  await inDrawing(fig, 'The internet').click();
  await page.locator('h1').hover();
  await expect(said(fig)).toContainText('The internet can reach nothing here; blocked from Your network.');
  await page.keyboard.press('Escape');
  await expect(said(fig)).toHaveText(REST);
});

test('by keyboard: one stop in the drawing, arrows go to neighbors, Enter holds', async ({ page }) => {
  await visit(page);
  const fig = figure(page);
  const row = fig.getByRole('list').first().getByRole('button');
  await row.last().focus();
  await page.keyboard.press('Tab');
  if (await fig.locator('.draw').evaluate((el) => el === document.activeElement))
    await page.keyboard.press('Tab');
  await expect(inDrawing(fig, 'The internet')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(inDrawing(fig, 'Your jobs')).toBeFocused();
  await page.keyboard.press('End');
  await expect(inDrawing(fig, B)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(said(fig)).toHaveText(SENTENCE);
  await page.keyboard.press('Escape');
  await expect(said(fig)).toHaveText(REST);
});

test('nothing shifts when the scripts arrive, nor when an actor is asked', async ({ page }) => {
  const moved = await watchShifts(page);
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(`${root()}${OPTION}#fig-who-reaches-what`);
    const fig = figure(page);
    const before = await fig.boundingBox();
    await inRow(fig, B).click();
    await expect(said(fig)).toHaveText(SENTENCE);
    expect((await fig.boundingBox())!.height).toBe(before!.height);
    expect(await moved()).toEqual([]);
  }
});

test('what is allowed runs along its arrow, unless the reader wants no motion', async ({ page }) => {
  const marks = page.locator('.dg-pulse');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await visit(page);
  await inRow(figure(page), B).click();
  await expect(said(figure(page))).toHaveText(SENTENCE);
  await expect(marks).toHaveCount(0);
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await visit(page);
  await inRow(figure(page), B).click();
  expect(await marks.count()).toBeGreaterThan(0);
  await page.keyboard.press('Escape');
  await expect(marks).toHaveCount(0);
});

test('with forced colors and on paper nothing is dimmed', async ({ page }) => {
  await page.goto(`${root()}${OPTION}?actor=customer-b`);
  const dimmed = figure(page).locator('.dg:not(.tb) .dg-edge:not(.on)').first();
  expect(await opacity(dimmed)).toBeLessThan(1);
  await page.emulateMedia({ forcedColors: 'active' });
  expect(await opacity(dimmed)).toBe(1);
  await page.emulateMedia({ forcedColors: 'none', media: 'print' });
  expect(await opacity(dimmed)).toBe(1);
  await expect(figure(page).locator('who-reaches')).toBeHidden();
});

test.describe('by touch', () => {
  test.use({ hasTouch: true, viewport: { width: 360, height: 740 } });
  test('a tap holds, a second lets go, and the full-size view pinches', async ({ page }) => {
    await visit(page);
    const fig = figure(page);
    await inDrawing(fig, B).tap();
    await expect(said(fig)).toHaveText(SENTENCE);
    await inDrawing(fig, B).tap();
    await expect(said(fig)).toHaveText(REST);
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

test('the menu copies link, source, Markdown and image', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
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
  expect(await clipboard()).toBe(source);
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

test('a refused copy is offered by hand, and a failed fetch is told', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
  });
  await visit(page);
  const fig = figure(page);
  await page.route('**/*.mmd', (route) => route.abort());
  await fig.locator('.menu > summary').click();
  await fig.getByRole('button', { name: 'Copy Mermaid source' }).click();
  await expect(fig.locator('figure-menu').getByRole('status')).toHaveText('Could not be fetched: try again');
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
  for (const scheme of ['light', 'dark']) {
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
    const ground = scheme === 'light' ? [240, 244, 244] : [22, 29, 32];
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
  test('the answers stand as a list, nothing looks like a button, and the files are links', async ({
    page,
  }) => {
    await visit(page);
    const fig = figure(page);
    await expect(fig.getByRole('button')).toHaveCount(0);
    await expect(fig.getByRole('listitem').filter({ hasText: B })).toContainText('on a condition');
    await expect(said(fig)).toBeHidden();
    await fig.locator('.menu > summary').click();
    await expect(fig.getByRole('link', { name: 'SVG, light' })).toBeVisible();
  });
});

test('the script comes only to pages with figures', () => {
  for (const path of pages) {
    const html = read(`${path}index.html`);
    expect(html.match(/figures\.[0-9a-f]+\.js/g)?.length ?? 0, path).toBe(
      html.includes('<figure-menu') ? 1 : 0,
    );
  }
});

test('one control asks all options at once, from the facts', async ({ page }) => {
  await page.goto(`${root()}private-connectivity/`);
  const ask = page.locator('ask-all');
  const internet = ask.getByRole('button', { name: /^The internet: reaches 0 of 12/ });
  await internet.press('Enter');
  await expect(ask.locator('output')).toContainText('The internet: gets through with none.');
  const marked = page.locator('.glance tr.let-in');
  const [, conditions] = /, (\d+) on a condition/.exec((await internet.textContent())!.replace(/\s+/g, ' '))!;
  await expect(marked).toHaveCount(Number(conditions));
  const found = await new AxeBuilder({ page }).include('main').analyze();
  expect(found.violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(marked).toHaveCount(0);
  await expect(ask.locator('output')).toHaveText(REST);
});
