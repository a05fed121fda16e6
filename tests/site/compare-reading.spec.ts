/** The comparison: read without scripts, on a phone and by keyboard, printed, and taken away. */
import { expect, test } from '@playwright/test';
import { chip, columns, NEEDS, open, OPTIONS, shown, violations } from './comparison.ts';
import { root } from './site.ts';

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the table is whole, its cells open in place, and nothing dead shows', async ({ page }) => {
    await open(page, '#docker');
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

test('what is taken away is what is shown', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, '?option=vpn,mesh-vpn&group=cost');
  const take = async (name: string) => {
    await page.getByRole('button', { name: 'Take away' }).click();
    await page.getByRole('button', { name }).click();
    await expect(page.locator('.said [role=status]')).toHaveText(/^Copied the/);
    return page.evaluate(() => navigator.clipboard.readText());
  };
  expect(await take('Copy as Markdown')).toMatch(
    /^\| Need \| VPN in the job \| Mesh VPN \|\n\| --- \| --- \| --- \|\n\| Free plan \| Yes: /,
  );
  expect(await take('Copy as CSV')).toMatch(/^Need,VPN in the job,Mesh VPN\r\nFree plan,/);
  expect(await take('Copy link to this view')).toBe(page.url());
  await take('Copy for Confluence');
  const html = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    return (await item!.getType('text/html')).text();
  });
  expect(html).toContain('<th scope="col">VPN in the job</th>');
});

test('where copying is refused, the text stands ready to be copied by hand', async ({ page }) => {
  await open(page, '?option=vpn,mesh-vpn');
  await page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true });
    document.execCommand = () => false;
  });
  await page.getByRole('button', { name: 'Take away' }).click();
  await page.getByRole('button', { name: 'Copy as Markdown' }).click();
  await expect(page.locator('.said textarea')).toHaveValue(/^\| Need \|/);
  await expect(page.locator('.said textarea')).toBeFocused();
});

test('what takes it away comes when it is meant, and may fail once', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.route('**/assets/export-menu.*.js', (route) => route.abort(), { times: 1 });
  await open(page, '?option=vpn,mesh-vpn');
  await page.getByRole('button', { name: 'Take away' }).click();
  const entry = page.getByRole('button', { name: 'Copy link to this view' });
  const said = page.locator('.said [role=status]');
  // Pressed without a pointer or focus that comes first.
  await entry.dispatchEvent('click');
  await expect(said).toHaveText('What copies did not load. Try again, or reload the page.');
  await entry.click();
  await expect(said).toHaveText('Copied the link.');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true });

  test('cards by option, the need beside each answer; swapped, cards by need', async ({ page }) => {
    await open(page, '?option=vpn,mesh-vpn&group=cost');
    const y = async (selector: string) => (await page.locator(selector).boundingBox())!.y;
    const first = page.locator('#free-plan ~ td:visible').first();
    const heading = (cell: Element) => getComputedStyle(cell, '::before').content;
    expect(await first.evaluate(heading)).toBe('"Free plan"');
    expect(await y('th#vpn')).toBeLessThan((await first.boundingBox())!.y);
    expect(await y('th#mesh-vpn')).toBeGreaterThan((await first.boundingBox())!.y);
    await chip(page, 'Swap rows').tap();
    await expect(page.locator('th#free-plan')).toBeVisible();
    await expect(page.locator('th#vpn')).toBeHidden();
    expect(await first.evaluate(heading)).toBe('"VPN in the job"');
    expect(await violations(page)).toEqual([]);
    await chip(page, 'Docker executor').tap();
    expect(await columns(page)).toEqual([]);
    await expect(shown(page)).toHaveText(new RegExp(`^1 of ${OPTIONS} options, \\d+ of ${NEEDS} needs$`));
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  });

  test('every option is a card of its own, in the order of the columns', async ({ page }) => {
    await open(page);
    const tops = await page
      .locator('.tbl thead th[id]')
      .evaluateAll((heads) => heads.map((head) => head.getBoundingClientRect().top));
    expect(tops).toHaveLength(OPTIONS);
    expect(tops).toEqual(tops.toSorted((a, b) => a - b));
  });

  test('a card never mixes options, not for a frame', async ({ page }) => {
    await open(page);
    await expect(page.locator('[data-choices=option] input')).toHaveCount(OPTIONS);
    const [atOnce, settled] = await page.evaluate(async () => {
      const sort = document.querySelector<HTMLSelectElement>('[name=sort]')!;
      sort.value = 'gpu';
      sort.dispatchEvent(new Event('input', { bubbles: true }));
      const card = () =>
        [...document.querySelectorAll('tbody tr')].map((row) => row.children[1]?.textContent);
      const before = card();
      for (let left = 3; left; left -= 1) await new Promise((next) => requestAnimationFrame(next));
      return [before, card()];
    });
    expect(atOnce).toEqual(settled);
  });
});

test('the keyboard reaches the table, scrolls it, and opens a cell', async ({ page }) => {
  await open(page);
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
});

test('the data set downloads as it is described', async ({ request }) => {
  const json = (await (await request.get(`${root()}facts.json`)).json()) as {
    options: unknown[];
    $schema: string;
  };
  expect(json.options).toHaveLength(OPTIONS);
  expect(json.$schema).toMatch(/\/facts\.schema\.json$/);
  expect(await (await request.get(`${root()}facts.csv`)).text()).toMatch(/^option,group,criterion/);
});
