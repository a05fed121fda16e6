/** The comparison: read without scripts, on a phone and by keyboard, printed, and exported. */
import { expect, test } from '@playwright/test';
import { violations } from './accessible.ts';
import { chip, expectView, NEEDS, open, OPTIONS, ranked, shown } from './comparison.ts';
import { refuseCopying } from './site.ts';

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the table is whole, its cells open in place, and nothing dead shows', async ({ page }) => {
    await open(page);
    await expect(page.getByRole('columnheader')).toHaveCount(1 + OPTIONS);
    await expect(page.getByRole('region', { name: /Comparison table/ })).toBeVisible();
    await expect(page.locator('.ask-table')).toBeHidden();
    const cell = page.locator('.tbl td').first();
    // The sign is a style, and still said.
    await expect(cell).toMatchAriaSnapshot('- group: /Yes\\S .+/');
    await cell.locator('summary').click();
    await expect(cell.getByText(/^checked|checked 20/)).toBeVisible();
  });

  test('an address with a view still shows the table', async ({ page }) => {
    await open(page, '?need=docker');
    await expect(page.locator('.tbl')).toBeVisible();
  });
});

test('what is copied for a wiki is what is shown', async ({ page }) => {
  await open(page, '?option=vpn,mesh-vpn&group=cost');
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('button', { name: 'Copy for a wiki' }).click();
  await expect(page.locator('#export [role=status]')).toHaveText('Copied the table.');
  const [text, html] = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    return Promise.all(['text/plain', 'text/html'].map(async (type) => (await item!.getType(type)).text()));
  });
  expect(text).toMatch(
    /^\| Need \| VPN in the job \| Mesh VPN \|\n\| --- \| --- \| --- \|\n\| Free plan \| Yes: /,
  );
  expect(html).toContain('<th scope="col">VPN in the job</th>');
  expect(html).toContain('?option=vpn,mesh-vpn&amp;group=cost');
});

test('where copying is refused, the text stands ready to be copied by hand', async ({ page }) => {
  await refuseCopying(page);
  await open(page, '?option=vpn,mesh-vpn');
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('button', { name: 'Copy for a wiki' }).click();
  await expect(page.locator('#export textarea')).toHaveValue(/^\| Need \|/);
  await expect(page.locator('#export textarea')).toBeFocused();
});

test('a press before the script has come counts when it comes', async ({ page }) => {
  let release!: () => void;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/assets/filters.*.js', async (route) => {
    await held;
    await route.continue();
  });
  await open(page);
  await chip(page, 'Docker executor').click();
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('button', { name: 'Copy for a wiki' }).click();
  await expect(page.locator('.result')).toBeHidden();
  release();
  await expect(page.locator('.result')).toBeVisible();
  await expect(page.locator('#export [role=status]')).toHaveText('Copied the table.');
  await expectView(page, '?need=docker');
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true });

  test('a card a need, closed, in the order of the page; what is left stays in sight', async ({ page }) => {
    await open(page);
    const tops = await page
      .locator('.tbl th[scope=row]')
      .evaluateAll((heads) => heads.map((head) => head.getBoundingClientRect().top));
    expect(tops).toHaveLength(NEEDS);
    expect(tops).toEqual(tops.toSorted((a, b) => a - b));
    await expect(page.locator('.tbl td:visible')).toHaveCount(0);
    const card = page.locator('tr', { has: page.locator('#free-plan') });
    await card.locator('th summary').tap();
    await expect(card.getByRole('cell')).toHaveCount(OPTIONS);
    await expect(card.getByRole('rowheader')).toBeVisible();
    const first = card.locator('td').first();
    expect(await first.evaluate((cell) => getComputedStyle(cell, '::before').content)).toBe('"IP ranges"');
    await first.locator('summary').tap();
    await expect(first.getByText(/checked 20/)).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await chip(page, 'Docker executor').tap();
    await expect(shown(page)).toHaveText(
      new RegExp(`^\\d+ of ${OPTIONS} options, ${NEEDS} of ${NEEDS} needs$`),
    );
    await expect(card.getByRole('cell')).toHaveCount((await ranked(page)).length);
    await page.locator('#leak-contained').scrollIntoViewIfNeeded();
    await expect(shown(page)).toBeInViewport({ ratio: 1 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  });

  test('an address opens the card that it names, and the answer in it', async ({ page }) => {
    await open(page, '#docker');
    await expect(page.locator('#docker ~ td').first()).toBeVisible();
    await open(page, '?cell=vpn.macos#macos');
    const cell = page.locator('#macos ~ td').nth(1);
    await expect(cell.getByText(/checked 20/)).toBeInViewport();
  });
});

test.describe('on a phone without scripts', () => {
  test.use({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false });
  test('cards unfold', async ({ page }) => {
    await open(page);
    const card = page.locator('tr', { has: page.locator('#docker') });
    await expect(card.locator('td').first()).toBeHidden();
    await card.locator('th summary').click();
    await expect(card.locator('td:visible')).toHaveCount(OPTIONS);
    await open(page, '#macos');
    await expect(page.locator('#macos ~ td').first()).toBeVisible();
  });
});

test('the keyboard reaches the table, scrolls it, and opens a cell', async ({ page }) => {
  await open(page, '?show=words');
  const region = page.getByRole('region', { name: /Comparison table/ });
  await region.focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => region.evaluate((element) => element.scrollLeft)).toBeGreaterThan(0);
  const summary = page.locator('.tbl td summary').first();
  await summary.focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.tbl td details').first()).toHaveAttribute('open', '');
});

test('printed, the table fits A4 landscape', async ({ page }) => {
  // A4 landscape less the usual margins of 1 cm, at 96 px an inch.
  await page.setViewportSize({ width: 1047, height: 718 });
  await page.emulateMedia({ media: 'print' });
  await open(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1047);
  const table = (await page.locator('.tbl table').boundingBox())!;
  expect(table.x + table.width).toBeLessThanOrEqual(1047);
  await expect(page.locator('.ask-table')).toBeHidden();
  // Queries are asked of the sheet before it is turned, and narrow windows repeat the options' names in every cell.
  await page.setViewportSize({ width: 718, height: 1047 });
  const cell = page.locator('.tbl td').first();
  expect(await cell.evaluate((element) => getComputedStyle(element, '::before').content)).toBe('none');
});
