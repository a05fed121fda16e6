/** Search: by keyboard, by touch, in the dark, without scripts, under a sub-path, and when it cannot load. */
import { expect, test, type Page } from '@playwright/test';
import { rgbOf } from '../colors.ts';
import { nested, refuseStorage, root, watch, watchShifts } from './site.ts';

const OPTION = 'private-connectivity/container-runner/';
const PASTED = 'psql: error: connection to server at "10.0.4.22", port 5432 failed: Connection timed out';
const LIBRARY = /\/assets\/search\.[0-9a-f]{8}\.json$/;

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Search' });
const field = (page: Page) => dialog(page).getByRole('textbox', { name: 'Search the guide' });
const found = (page: Page) => dialog(page).locator('section a');
const libraries = (page: Page) => {
  const seen: string[] = [];
  page.on('request', (request) => LIBRARY.test(request.url()) && seen.push(request.url()));
  return seen;
};

test('nothing moves when an address with a query opens', async ({ page }) => {
  const moved = await watchShifts(page);
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(`${root()}search/?q=${encodeURIComponent(PASTED)}`);
    await expect(page.locator('guide-search section a').first()).toBeVisible();
    expect(await moved(), `${width}`).toEqual([]);
  }
});

test('nothing of it is loaded until the reader means to search', async ({ page }) => {
  const seen = libraries(page);
  await page.goto(root() + OPTION, { waitUntil: 'networkidle' });
  expect(seen).toEqual([]);
  await page.getByRole('button', { name: 'Search' }).hover();
  await expect.poll(() => seen.length).toBe(1);
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(field(page)).toBeFocused();
  expect(seen).toHaveLength(1);
});

test('by keyboard: opened, typed, moved through, followed, and focus given back', async ({ page }) => {
  const faults = await watch(page);
  await page.goto(root() + OPTION);
  await page.keyboard.press('/');
  await expect(field(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeHidden();

  const repository = page.getByRole('link', { name: /^GitHub repository/ }).first();
  await repository.focus();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('bastion');
  await expect(dialog(page).getByRole('status')).toHaveText(/^\d+ results on \d+ pages$/);
  await expect(dialog(page).getByRole('heading', { level: 3 }).first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(found(page).first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(found(page).nth(1)).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(field(page)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.type('s');
  await expect(field(page)).toHaveValue('bastions');
  await page.keyboard.press('Escape');
  await expect(repository).toBeFocused();

  await page.keyboard.press('/');
  await field(page).fill(PASTED);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`${root()}private-connectivity/troubleshooting/#the-connection-times-out`);
  await expect(page.getByRole('heading', { name: 'The connection times out' })).toBeInViewport();
  expect(faults).toEqual([]);
});

test('a shortcut does not take a sign from someone who is typing', async ({ page }) => {
  await page.goto(`${root()}private-connectivity/costs/`);
  const amount = page.getByLabel('Gigabytes a month');
  await amount.focus();
  await page.keyboard.press('/');
  await expect(amount).toBeFocused();
  await expect(dialog(page)).toBeHidden();
});

test('the single key can be switched off, and the other shortcut stays', async ({ page }) => {
  await page.goto(root());
  await page.keyboard.press('/');
  await dialog(page).getByLabel('Press / to search').uncheck();
  await page.keyboard.press('Escape');
  await page.reload();
  await page.keyboard.press('/');
  await expect(page.locator('dialog.finder')).toHaveCount(0);
  await page.keyboard.press('Control+k');
  await expect(dialog(page)).toBeVisible();
  await expect(dialog(page).getByLabel('Press / to search')).not.toBeChecked();
});

test('a result on the same page closes the dialog and lands on its section', async ({ page }) => {
  await page.goto(`${root()}private-connectivity/troubleshooting/`);
  await page.keyboard.press('/');
  await field(page).fill('host key verification failed');
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toBeHidden();
  await expect(page.locator('#host-key-verification-failed')).toBeInViewport();
});

test('matching words are marked, in the title and in a line of context', async ({ page }) => {
  await page.goto(root());
  await page.keyboard.press('/');
  await field(page).fill('circleci_ip_ranges');
  await expect(
    dialog(page)
      .locator('section mark', { hasText: /^circleci_ip_ranges$/ })
      .first(),
  ).toBeVisible();
});

test('recent searches are kept in this browser, run again, and cleared', async ({ page }) => {
  await page.goto(root() + OPTION);
  await page.keyboard.press('/');
  await field(page).fill('tailscale');
  await page.keyboard.press('Enter');
  await page.waitForURL(/mesh-vpn/);
  await page.keyboard.press('/');
  await dialog(page).getByRole('button', { name: 'tailscale' }).click();
  await expect(field(page)).toHaveValue('tailscale');
  await expect(found(page).first()).toBeVisible();
  await field(page).fill('');
  await dialog(page).getByRole('button', { name: 'Clear recent searches' }).click();
  await expect(dialog(page).getByRole('button', { name: 'tailscale' })).toBeHidden();
  expect(await page.evaluate(() => localStorage.getItem('searches'))).toBeNull();
});

test('where storage is refused, search works all the same', async ({ page }) => {
  const faults = await watch(page);
  await refuseStorage(page);
  await page.goto(root());
  await page.keyboard.press('/');
  await field(page).fill('bastion');
  await page.keyboard.press('Enter');
  await page.waitForURL(/#|bastion/);
  expect(faults).toEqual([]);
});

test('nothing found says so and gives a way on', async ({ page }) => {
  await page.goto(root());
  await page.keyboard.press('/');
  await field(page).fill('qqqqqq zzzzzz');
  await expect(dialog(page).getByRole('status')).toHaveText('Nothing found');
  await dialog(page).getByRole('link', { name: 'Troubleshooting' }).click();
  await expect(page).toHaveURL(`${root()}private-connectivity/troubleshooting/`);
});

test('a hostile query is text, at ten thousand characters too', async ({ page }) => {
  const faults = await watch(page);
  await page.goto(root());
  await page.keyboard.press('/');
  for (const query of [
    '<img src=x onerror="document.title=1">bastion',
    '__proto__ constructor toString',
    '((((*+?[a-z]{1,3})))) \\ \u0000 ${x} {{x}}',
    'port 5432 refused '.repeat(600).slice(0, 10_000),
    'a'.repeat(10_000),
  ]) {
    await field(page).fill(query);
    await expect(dialog(page).getByRole('status')).toHaveText(/result|Nothing found/);
  }
  await field(page).fill('<b>bastion</b>');
  await found(page).first().click();
  // The next page must be there to hear the key.
  await page.waitForURL((url) => url.href !== root());
  await page.keyboard.press('/');
  await expect(dialog(page).getByRole('button', { name: '<b>bastion</b>' })).toBeVisible();
  expect(faults).toEqual([]);
});

test('an index that does not come is told, with a way on, and asked for again', async ({ page }) => {
  await page.route(LIBRARY, (route) => route.abort());
  await page.goto(nested() + OPTION);
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(dialog(page).getByRole('alert')).toHaveText(/did not load/);
  await dialog(page)
    .getByRole('link', { name: /A to Z/ })
    .click();
  await expect(page).toHaveURL(`${nested()}search/`);
  await page.getByLabel(/whole error line/).click();
  await expect(page.locator('guide-search').getByRole('alert')).toHaveText(/did not load/);
  await page.unroute(LIBRARY);
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByLabel(/whole error line/).fill('bastion');
  await expect(page.locator('guide-search').getByRole('status')).toHaveText(/\d+ results/);
});

test('what is typed and entered before the index is there is answered when it is', async ({ page }) => {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(LIBRARY, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(`${root()}private-connectivity/troubleshooting/`);
  await page.keyboard.press('/');
  await field(page).fill('host key verification failed');
  await expect(dialog(page).getByRole('status')).toHaveText('Reading the index');
  await page.keyboard.press('Enter');
  release();
  await expect(dialog(page)).toBeHidden();
  await expect(page.locator('#host-key-verification-failed')).toBeInViewport();
});

test('the search page has the query in its address, and follows it', async ({ page }) => {
  await page.goto(`${nested()}search/?q=${encodeURIComponent(PASTED)}`);
  const input = page.getByLabel(/whole error line/);
  await expect(input).toHaveValue(PASTED);
  await expect(page.locator('.found a').first()).toHaveAttribute('href', /#the-connection-times-out$/);
  // What the script adds looks as it does in the dialog: its styles are in the page.
  await expect(page.locator('.found section a').first()).toHaveCSS('display', 'block');
  await input.fill('free plan');
  await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe('free plan');
  await page.reload();
  await expect(page.locator('guide-search').getByRole('status')).toHaveText(/\d+ results/);
  await page.locator('.found a').first().click();
  expect(page.url()).toMatch(new RegExp(`^${nested()}private-connectivity/`));
});

test.describe('by touch, in the dark', () => {
  test.use({ hasTouch: true, colorScheme: 'dark', viewport: { width: 360, height: 740 } });

  test('the button is there, the dialog fills the screen, a tap follows', async ({ page }) => {
    await page.goto(nested() + OPTION);
    await page.getByRole('button', { name: 'Search' }).tap();
    await field(page).fill('tunnel');
    await expect(found(page).first()).toBeVisible();
    const box = (await dialog(page).boundingBox())!;
    expect([box.x, box.y, box.width, box.height]).toEqual([0, 0, 360, 740]);
    const background = await dialog(page).evaluate((element) => getComputedStyle(element).backgroundColor);
    expect(background).toBe(rgbOf('--paper', 'dark'));
    for (const target of await dialog(page).locator('a, button').all()) {
      if (await target.isVisible()) expect((await target.boundingBox())!.height).toBeGreaterThanOrEqual(24);
    }
    await found(page).first().tap();
    await expect(dialog(page)).toBeHidden();
    expect(page.url()).toContain(nested());
  });
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('a link leads to everything from A to Z, and no dead field shows', async ({ page }) => {
    await page.goto(root() + OPTION);
    await expect(page.getByRole('button', { name: 'Search' })).toBeHidden();
    await page.getByRole('link', { name: 'A to Z' }).click();
    await expect(page).toHaveURL(`${root()}search/`);
    await expect(page.getByRole('textbox')).toBeHidden();
    for (const name of ['The connection times out', 'Blast radius', 'Who gets through, in reality']) {
      await page.getByRole('heading', { name: name[0]!, exact: true }).click();
      await expect(page.getByRole('link', { name, exact: true })).toBeVisible();
    }
  });
});
