/** What goes wrong: one drawing, several situations. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { violations } from './accessible.ts';
import { figure, inDrawing, inRow, REST, said } from './figure.ts';
import { root, TOPIC, watch, watchShifts } from './site.ts';

const BASTION = `${TOPIC}ssh-bastion/`;
const opacity = (part: Locator) => part.evaluate((el) => Number(getComputedStyle(el).opacity));
const choice = (page: Page, name: string) => figure(page).getByRole('radio', { name });
/** Who and what the drawing shows, by name. */
const box = (page: Page, label: string) =>
  figure(page).locator(`svg:visible .dg-node[data-label="${label}"]:visible`);
/** An arrow of a good day, or of a situation. A straight one has no height, and counts as hidden by its box. */
const arrow = (page: Page, from: string, to: string, situation?: string) =>
  figure(page).locator(
    `svg:visible .dg-edge[data-from=${from}][data-to=${to}]${situation ? `[data-if~=${situation}]` : ':not([data-if])'}`,
  );
const drawn = (line: Locator) => expect(line).toHaveCSS('display', 'inline');
const answer = (page: Page) => figure(page).locator('.what-if output');
/** What is seen of it: the words of the other situations keep its room. */
const says = (page: Page, text: string) => expect(answer(page)).toContainText(text, { useInnerText: true });
/** Where every box of a good day is. */
const places = (page: Page) =>
  figure(page)
    .locator('svg:visible .dg-node:not([data-if]), svg:visible .dg-zone')
    .evaluateAll((all) =>
      all.map((el) => {
        const { x, y, width, height } = el.getBoundingClientRect();
        return [x + scrollX, y + scrollY, width, height].map(Math.round).join(' ');
      }),
    );

for (const javaScriptEnabled of [false, true]) {
  test.describe(javaScriptEnabled ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled });
    test('a choice shows who appears and what opens, says what follows, and moves nothing', async ({
      page,
    }) => {
      await page.goto(root() + BASTION);
      await figure(page).scrollIntoViewIfNeeded();
      const before = await places(page);
      await expect(choice(page, 'all goes well')).toBeChecked();
      await expect(box(page, 'Whoever holds the key')).toHaveCount(0);
      await choice(page, 'the SSH key leaks').check({ force: true });
      await expect(box(page, 'Whoever holds the key')).toBeVisible();
      await drawn(arrow(page, 'stranger', 'bastion', 'leak'));
      await expect(arrow(page, 'stranger', 'bastion', 'leak')).toHaveClass(/dg-allowed/);
      await says(page, 'Gets through');
      await says(page, 'until you remove it');
      await expect(answer(page).getByRole('link', { name: /certificates/ })).toBeVisible();
      // Its own way on comes forward with it; what it has nothing to do with steps back.
      expect(await opacity(arrow(page, 'bastion', 'resource'))).toBe(1);
      expect(await opacity(arrow(page, 'your_jobs', 'bastion'))).toBeLessThan(0.5);
      await choice(page, 'a fork').check({ force: true });
      await expect(box(page, 'Whoever holds the key')).toHaveCount(0);
      await drawn(arrow(page, 'stranger', 'bastion', 'fork'));
      await expect(arrow(page, 'stranger', 'bastion', 'leak')).toHaveCSS('display', 'none');
      await choice(page, 'cleanup never runs').check({ force: true });
      await says(page, 'Cannot happen here');
      // What cannot happen changes nothing.
      expect(await opacity(arrow(page, 'your_jobs', 'bastion'))).toBe(1);
      expect(await places(page)).toEqual(before);
    });
  });
}

test('the address carries the situation, and opens with it; nothing else there changes anything', async ({
  page,
}) => {
  const faults = await watch(page);
  await page.goto(root() + BASTION);
  await choice(page, 'the SSH key leaks').check({ force: true });
  const address = `${root()}${BASTION}?if=leak#fig-who-reaches-what`;
  await expect(page).toHaveURL(address);
  await page.goto('about:blank');
  await page.goto(address);
  await expect(choice(page, 'the SSH key leaks')).toBeChecked();
  await says(page, 'Gets through');
  await choice(page, 'all goes well').check({ force: true });
  await expect(page).toHaveURL(`${root()}${BASTION}#fig-who-reaches-what`);
  for (const odd of ['__proto__', '"]<img src=x onerror=alert(1)>', 'nothing', '']) {
    await page.goto(`${root()}${BASTION}?if=${encodeURIComponent(odd)}`);
    await expect(choice(page, 'all goes well')).toBeChecked();
  }
  expect(faults).toEqual([]);
});

test('arrow keys go through the situations, and each is announced once', async ({ page }) => {
  await page.goto(root() + BASTION);
  await figure(page).scrollIntoViewIfNeeded();
  await expect(inRow(figure(page), 'Your jobs')).toBeVisible();
  await said(figure(page)).evaluate((output) => {
    const counting = window as unknown as { told: number };
    counting.told = 0;
    new MutationObserver(() => (counting.told += 1)).observe(output, { childList: true, subtree: true });
  });
  await choice(page, 'all goes well').focus();
  await page.keyboard.press('ArrowRight');
  await expect(choice(page, 'the SSH key leaks')).toBeChecked();
  await expect(inRow(figure(page), 'Whoever holds the key')).toBeVisible();
  await expect(figure(page).getByRole('status').filter({ hasText: 'Gets through' })).toBeVisible();
  // One announcement: the answer to who can reach it is told anew only where it changes.
  expect(await page.evaluate(() => (window as unknown as { told: number }).told)).toBe(0);
  await page.keyboard.press('ArrowLeft');
  await expect(choice(page, 'all goes well')).toBeChecked();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`every situation is accessible, and none shifts the page (${colorScheme})`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    const moved = await watchShifts(page);
    await page.goto(root() + BASTION);
    for (const radio of await figure(page).getByRole('radio').all()) {
      await radio.check({ force: true });
      expect(await violations(page, '#fig-who-reaches-what')).toEqual([]);
    }
    expect(await moved()).toEqual([]);
  });
}

test('on a phone a situation fits as the good day does', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(`${root()}${BASTION}?if=leak`);
  await drawn(arrow(page, 'stranger', 'bastion', 'leak'));
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  // The answer takes no more room than its words, and leads to the drawing above it.
  await choice(page, 'all goes well').check({ force: true });
  const rest = answer(page).getByText('The drawing shows a good day.');
  expect((await answer(page).boundingBox())!.height).toBe((await rest.boundingBox())!.height);
  await figure(page).getByRole('link', { name: 'Back to the drawing' }).click();
  await expect(figure(page).locator('svg.dg:visible')).toBeInViewport({ ratio: 0.5 });
});

test('on paper and with forced colors nothing is dimmed; on paper every situation stands in words', async ({
  page,
}) => {
  await page.goto(`${root()}${BASTION}?if=leak`);
  const dimmed = arrow(page, 'your_jobs', 'bastion');
  await expect.poll(() => opacity(dimmed)).toBeLessThan(1);
  await page.emulateMedia({ forcedColors: 'active' });
  expect(await opacity(dimmed)).toBe(1);
  await page.emulateMedia({ forcedColors: 'none', media: 'print' });
  expect(await opacity(dimmed)).toBe(1);
  for (const ask of [
    'What if the SSH key leaks?',
    'What if cleanup never runs?',
    'What if CircleCI itself is compromised?',
  ])
    await expect(figure(page).getByText(ask)).toBeVisible();
  await expect(figure(page).getByRole('radio').first()).toBeHidden();
});

test('the full-size view shows the situation that was chosen', async ({ page }) => {
  await page.goto(`${root()}${BASTION}?if=leak`);
  await figure(page)
    .getByText(/^Share( figure 1: copy, download, edit)?$/)
    .first()
    .click();
  await page.getByRole('button', { name: 'Full size' }).click();
  await expect(
    page.getByRole('dialog').locator('.dg-node[data-label="Whoever holds the key"]'),
  ).toBeVisible();
});

test('a share carries the situation: address and bare view open with it', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', {
      value: {
        write: async ([item]: [{ getType(type: string): Promise<Blob> }]) => {
          (window as unknown as { copied: string }).copied = await (await item.getType('text/plain')).text();
        },
        writeText: async (text: string) => {
          (window as unknown as { copied: string }).copied = text;
        },
      },
    });
  });
  const copied = () => page.evaluate(() => (window as unknown as { copied: string }).copied);
  await page.goto(`${root()}${BASTION}?if=leak`);
  await figure(page)
    .getByRole('link', { name: /^Figure 1/ })
    .click();
  await expect.poll(copied).toContain(`${BASTION}?if=leak#fig-who-reaches-what`);
  await page.getByRole('button', { name: 'Copy embed code' }).click();
  await expect.poll(copied).toContain(`embed/${BASTION}fig-who-reaches-what/?if=leak`);
  await page.goto(`${root()}embed/${BASTION}fig-who-reaches-what/?if=leak`);
  await expect(choice(page, 'the SSH key leaks')).toBeChecked();
  await drawn(arrow(page, 'stranger', 'bastion', 'leak'));
  await says(page, 'Gets through');
});

test('the matrix of the security page leads to the figure in each situation, and to the review of each option', async ({
  page,
}) => {
  await page.goto(`${root()}${TOPIC}security/`);
  const row = page.locator('.threats tr', { hasText: 'SSH bastion' });
  await row.getByRole('link', { name: 'Gets through: works until you remove it' }).click();
  await expect(page).toHaveURL(`${root()}${BASTION}?if=leak#fig-who-reaches-what`);
  await expect(choice(page, 'the SSH key leaks')).toBeChecked();
  await page.goBack();
  await row.getByRole('link', { name: 'SSH bastion security review' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('SSH bastion: security review');
});

const words = (page: Page) => said(figure(page));

test('in a situation the figure answers for that: sentence, sign, and what is lit', async ({ page }) => {
  const faults = await watch(page);
  const moved = await watchShifts(page);
  await page.goto(`${root()}${BASTION}#fig-who-reaches-what`);
  const fig = figure(page);
  await expect(inRow(fig, 'Your jobs')).toBeVisible();
  const before = await fig.boundingBox();
  await choice(page, 'the SSH key leaks').check({ force: true });
  await inRow(fig, /^Whoever holds the key ?\(gets through\)/).click();
  await expect(words(page)).toHaveText(
    'Whoever holds the key can reach the database through the bastion, with your key.',
  );
  await expect(inDrawing(fig, 'stranger')).toHaveClass(/\basked\b/);
  for (const line of [arrow(page, 'stranger', 'bastion', 'leak'), arrow(page, 'bastion', 'resource')])
    await expect(line).toHaveClass(/\bon\b/);
  await expect(arrow(page, 'your_jobs', 'bastion')).not.toHaveClass(/\bon\b/);
  await expect(page).toHaveURL(`${root()}${BASTION}?if=leak&actor=stranger#fig-who-reaches-what`);
  // The next situation has somebody else there, who is asked about now; then nobody is.
  await choice(page, 'a fork').check({ force: true });
  await expect(words(page)).toHaveText('A fork’s build can’t reach the database. No key by default.');
  await expect(inRow(fig, /^A fork’s build ?\(stopped\)/)).toHaveAttribute('aria-pressed', 'true');
  await choice(page, 'all goes well').check({ force: true });
  await expect(words(page)).toHaveText(REST);
  await expect(fig.locator('who-reaches').getByRole('button')).toHaveCount(3);
  await expect(page).toHaveURL(`${root()}${BASTION}#fig-who-reaches-what`);
  expect((await fig.boundingBox())!.height).toBe(before!.height);
  expect(await moved()).toEqual([]);
  expect(faults).toEqual([]);
});

test('who is always asked answers for the situation as well, with what it changes', async ({ page }) => {
  await page.goto(`${root()}${BASTION}?if=commit&actor=your-jobs`);
  const all =
    'Your jobs can reach the database through the bastion, with the key. The bastion can’t reach the other hosts.';
  await expect(words(page)).toHaveText(all);
  await expect(arrow(page, 'bastion', 'others', 'commit')).toHaveClass(/\bon\b/);
  // What changes nothing is a good day, whose answers have their sources.
  await choice(page, 'cleanup never runs').check({ force: true });
  await expect(words(page).getByRole('link').first()).toBeVisible();
});

test('who begins it is there for the keyboard and, in the drawing, for the pointer, and gone with it', async ({
  page,
}) => {
  await page.goto(`${root()}${TOPIC}mesh-vpn/?if=vendor#fig-who-reaches-what`);
  const fig = figure(page);
  await inRow(fig, /^The vendor ?\(gets through\)/).press('Enter');
  await expect(words(page)).toHaveText(
    'The vendor can reach the database through the router, with its own rules.',
  );
  await page.keyboard.press('Escape');
  await inDrawing(fig, 'vendor').click();
  await expect(inRow(fig, 'The vendor')).toHaveAttribute('aria-pressed', 'true');
  await choice(page, 'all goes well').check({ force: true });
  await expect(inDrawing(fig, 'vendor')).toHaveCount(0);
});

test('a bare view answers for its situation', async ({ page }) => {
  await page.goto(`${root()}embed/${BASTION}fig-who-reaches-what/?if=leak&actor=stranger`);
  await expect(words(page)).toHaveText(/^Whoever holds the key can reach the database/);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });
  test('the answers say that they are those of a good day', async ({ page }) => {
    await page.goto(root() + BASTION);
    await expect(figure(page).getByText('On a good day:')).toBeVisible();
  });
});

test('pictures take the situation along; without scripts each has its own link', async ({ page }) => {
  await page.goto(`${root()}${BASTION}?if=leak`);
  const fig = figure(page);
  const file = `${root()}figures/${BASTION}fig-who-reaches-what`;
  const picture = (name: string) =>
    fig.locator('figure-menu').getByRole('link', { name, includeHidden: true });
  const leads = (name: string, ending: string) =>
    expect(picture(name)).toHaveJSProperty('href', file + ending);
  await leads('SVG, dark', '.if-leak.dark.svg');
  await fig.locator('.menu > summary').click();
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'PNG, light' }).click();
  expect((await saved).suggestedFilename()).toBe('fig-who-reaches-what.if-leak-light.png');
  // Where nothing changes, the picture is that of a good day.
  for (const name of ['cleanup never runs', 'all goes well']) {
    await choice(page, name).check({ force: true });
    await leads('SVG, light', '.light.svg');
  }
  await fig.getByText('What goes wrong, in words').click();
  const link = fig.locator('.what-if dd').first().getByRole('link', { name: 'SVG' });
  const answer = await page.request.get(await link.evaluate((el: HTMLAnchorElement) => el.href));
  expect(await answer.text()).toContain('What if the SSH key leaks?</title>');
});
