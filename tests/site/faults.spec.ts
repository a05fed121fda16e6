/**
 * Scripts that a page starts with and that do not come, one at a time, on every kind of page, and scripts that others
 * put in: what the page shows without scripts stays, and no control shows that cannot work.
 */
import { expect, test, type Page } from '@playwright/test';
import { pairs } from '../../src/lib/testing/thorough.ts';
import { tally } from '../tally.ts';
import { FAULTS, deadControls, file, reading } from './faults.ts';
import { KINDS, OPTION, read, root, watch } from './site.ts';

/** Files that a page starts with, itself and by what it imports. */
const startsWith = (path: string): string[] => {
  const html = read(`${path.split('?')[0]!}index.html`);
  const own = [...html.matchAll(/<script type="module" src="[^"]*assets\/([^"]+)"/g)].map(
    ([, name]) => name!,
  );
  return [...new Set([...own, file('shared')])];
};

for (const [kind, path] of Object.entries(KINDS)) {
  test(`${kind}: each script that does not come leaves the page whole and no dead control`, async ({
    page,
    browser,
  }) => {
    const plain = await browser.newPage({ javaScriptEnabled: false });
    await plain.goto(root() + path);
    // Without scripts nothing is dead either.
    await expect(plain.locator('search-button button')).toBeHidden();
    await plain.close();
    for (const [name, [fault, act]] of pairs(startsWith(path), Object.entries(FAULTS), 2)) {
      await test.step(`${name} ${fault}`, async () => {
        await page.route(`**/assets/${name}`, act);
        await page.goto(root() + path, { waitUntil: 'load' });
        await expect.poll(() => deadControls(page), `${name} ${fault}`).toEqual([]);
        expect(await reading(page), `${name} ${fault}`).toBeGreaterThan(0);
        await expect(page.locator('h1')).toBeVisible();
        await page.unroute(`**/assets/${name}`);
        tally('fault', 'a script that a page starts with', `${kind}: ${name} ${fault}`);
      });
    }
  });

  test(`${kind}: a slow script keeps the room of its controls, and they come with it`, async ({ page }) => {
    let release!: () => void;
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route('**/assets/shared.*', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(root() + path, { waitUntil: 'commit' });
    await expect(page.locator('footer')).toBeAttached();
    const button = page.locator('search-button button');
    await expect(button).not.toBeVisible();
    expect(await deadControls(page)).toEqual([]);
    const before = await button.boundingBox();
    release();
    await expect(button).toBeVisible();
    expect(await button.boundingBox()).toEqual(before);
    tally('fault', 'a script that comes late', kind);
  });
}

test('what a proxy puts into a page and the policy stops takes nothing from it', async ({
  page,
  context,
}) => {
  const script = '<script src="https://proxy.example/bar.js"></script>';
  for (const path of [OPTION, 'private-connectivity/compare/', 'private-connectivity/choose/']) {
    await page.goto(root() + path, { waitUntil: 'load' });
    const other = await context.newPage();
    await other.route(root() + path, async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace(/<\/(?:head|body)>/g, (end) => script + end);
      await route.fulfill({ response, body });
    });
    await other.goto(root() + path, { waitUntil: 'load' });
    await expect(other.locator('script[src*="proxy.example"]')).toHaveCount(2);
    await expect(other.locator('html')).toHaveAttribute('data-scripts');
    expect(await reading(other)).toBe(await reading(page));
    // The comparison keeps its marks on one screen, and the chooser its one question.
    const tall = (one: Page) =>
      one
        .locator('.tbl, option-chooser, figure.fig')
        .first()
        .evaluate((part) => part.scrollHeight);
    expect(await tall(other)).toBe(await tall(page));
    await other.close();
    tally('fault', 'a script that a proxy puts in', path);
  }
});

test('a page whose policy lets nothing be fetched offers nothing that would have to be', async ({
  page,
  context,
}) => {
  const faults = await watch(page);
  await page.goto(`${root()}private-connectivity/read/?since=2026-01-01`, { waitUntil: 'load' });
  await page.locator('textarea:visible').first().fill('version: 2.1');
  const search = page.getByRole('button', { name: 'Search in a new tab' });
  await search.hover();
  const [other] = await Promise.all([context.waitForEvent('page'), search.click()]);
  await expect(other).toHaveURL(`${root()}search/`);
  await expect(other.locator('guide-search input')).toBeVisible();
  await expect(page.locator('textarea:visible').first()).toHaveValue('version: 2.1');
  await page.locator('[popovertarget=page-menu]').click();
  await expect(page.getByRole('link', { name: 'View as Markdown' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Copy page as Markdown' })).toHaveCount(0);
  expect(faults).toEqual([]);
});
