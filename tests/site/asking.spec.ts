/** Figures that are asked who reaches what. */
import { expect, test, type Locator } from '@playwright/test';
import { violations } from './accessible.ts';
import { B, figure, inDrawing, inRow, REST, said, SENTENCE, visit } from './figure.ts';
import { OPTION, root, TOPIC, watch, watchShifts } from './site.ts';

const opacity = (part: Locator) => part.evaluate((el) => Number(getComputedStyle(el).opacity));

test('what makes figures answer comes when one comes near, and not before', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const scripts = () => asked.filter((file) => file.startsWith('/assets/figures.'));
  await page.setViewportSize({ width: 360, height: 320 });
  await page.goto(root() + OPTION, { waitUntil: 'networkidle' });
  expect(scripts()).toEqual([]);
  await expect(
    figure(page)
      .getByText(/can reach the database/)
      .first(),
  ).toBeAttached();
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
    // What is not so is crossed out, and answers nobody.
    await expect(wish.getByRole('button')).toHaveCount(0);
    await expect(inDrawing(real, 'customer_b')).toHaveClass(/\basked\b/);
    // An actor is one button, in the row.
    await expect(inRow(real, B)).toHaveAttribute('aria-pressed', 'true');
    await expect(real.getByRole('button', { name: B })).toHaveCount(1);
    expect(
      await opacity(real.locator('.dg:not(.tb) .dg-edge.dg-blocked:not([data-if])').first()),
    ).toBeLessThan(0.5);
    expect(await opacity(real.locator('.dg:not(.tb) .dg-edge.dg-conditional:not([data-if])'))).toBe(1);
    await expect(page).toHaveURL(`${root()}${OPTION}?actor=customer-b#fig-who-reaches-what`);
    expect(await violations(page, 'main')).toEqual([]);
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
  await inDrawing(fig, 'your_jobs').hover();
  await expect(said(fig)).toContainText('Your jobs can reach the database');
  await page.locator('h1').hover();
  await expect(said(fig)).toHaveText(REST);
  await inDrawing(fig, 'internet').click();
  await page.locator('h1').hover();
  await expect(said(fig)).toContainText('The internet can’t reach the database.');
  await page.keyboard.press('Escape');
  await expect(said(fig)).toHaveText(REST);
});

test('letting go leaves nothing dim, not for a frame either', async ({ page }) => {
  await visit(page);
  const [fig, dim] = [figure(page), page.locator('.tracing')];
  await inRow(fig, B).click();
  await expect(dim).not.toHaveCount(0);
  const left = await inRow(fig, B).evaluate((button: HTMLElement) => {
    button.click();
    return button.closest('figure')!.querySelectorAll('.tracing').length;
  });
  expect(left).toBe(0);
  await expect(dim).toHaveCount(0);
});

test('by keyboard: the row holds and lets go', async ({ page }) => {
  await visit(page);
  const fig = figure(page);
  await inRow(fig, 'Your jobs').focus();
  await page.keyboard.press('Tab');
  await expect(inRow(fig, B)).toBeFocused();
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
  await expect(marks).not.toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(marks).toHaveCount(0);
});

test('with forced colors and on paper nothing is dimmed', async ({ page }) => {
  await page.goto(`${root()}${OPTION}?actor=customer-b`);
  const dimmed = figure(page).locator('.dg:not(.tb) .dg-edge:not(.on)').first();
  await expect.poll(() => opacity(dimmed)).toBeLessThan(1);
  await page.emulateMedia({ forcedColors: 'active' });
  expect(await opacity(dimmed)).toBe(1);
  await page.emulateMedia({ forcedColors: 'none', media: 'print' });
  expect(await opacity(dimmed)).toBe(1);
  await expect(figure(page).locator('who-reaches')).toContainText('The internet can’t reach the database.');
  await expect(figure(page).locator('who-reaches').getByRole('button')).toHaveCount(0);
});

test.describe('by touch', () => {
  test.use({ hasTouch: true, viewport: { width: 360, height: 740 } });
  test('a tap holds, a second lets go', async ({ page }) => {
    await visit(page);
    const fig = figure(page);
    await inDrawing(fig, 'customer_b').tap();
    await expect(said(fig)).toHaveText(SENTENCE);
    await inDrawing(fig, 'customer_b').tap();
    await expect(said(fig)).toHaveText(REST);
  });
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });
  test('the answers stand as a list, and nothing looks like a button', async ({ page }) => {
    await visit(page);
    const fig = figure(page);
    await expect(fig.getByRole('button')).toHaveCount(0);
    await expect(fig.locator('who-reaches li > p')).toHaveText([
      /^Your jobs can reach the database/,
      /^Other customers’ jobs can reach the database if opted in\./,
      /^The internet can’t reach the database\./,
    ]);
    await expect(said(fig)).not.toHaveText(REST, { useInnerText: true });
  });
});

test('one control asks all options at once, from the facts', async ({ page }) => {
  await page.goto(root() + TOPIC);
  const ask = page.locator('ask-all');
  const internet = ask.getByRole('button', { name: /^The internet: \d/ });
  await internet.press('Enter');
  await expect(ask.locator('output')).toContainText(
    'The internet: no option lets it in. On a condition, or part of the way: ',
  );
  const marked = page.locator('.glance tr.let-in');
  const [, conditions] = /, (\d+) on a condition/.exec((await internet.textContent())!.replace(/\s+/g, ' '))!;
  await expect(marked).toHaveCount(Number(conditions));
  expect(await violations(page, 'main')).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(marked).toHaveCount(0);
  await expect(ask.locator('output')).toHaveText('Select one to mark the options that let it in.');
});
