/** Troubleshooting opens with the tool: from an error line to its remedy in one press, and without scripts by a list. */
import { expect, test } from '@playwright/test';
import { nested, root, watch } from './site.ts';

/** The index is made in the browser; where many tests share the machine, that takes a while. */
const patient = expect.configure({ timeout: 20_000 });

const PAGE = 'private-connectivity/troubleshooting/';
const PASTED =
  'Error: UPGRADE\nUnable to connect to the server: dial tcp 10.0.131.20:443: i/o timeout\nExited with code exit status 1';

test('a pasted line leads to its remedy with one press, and with Enter', async ({ page }) => {
  const faults = await watch(page);
  await page.goto(nested() + PAGE);
  const field = page.getByLabel('Paste the error line');
  await field.fill(PASTED);
  const first = page.locator('find-error .found a').first();
  await patient(first).toHaveAttribute('href', /^\/.*kubernetes-api\/#what-you-see$/);
  await field.press('Enter');
  await expect(page).toHaveURL(`${nested()}private-connectivity/kubernetes-api/#what-you-see`);
  await page.goBack();
  await field.fill(PASTED);
  await patient(first).toBeVisible();
  await first.click();
  await expect(page).toHaveURL(`${nested()}private-connectivity/kubernetes-api/#what-you-see`);
  expect(faults).toEqual([]);
});

test('of a whole log the end is taken, where the error stands', async ({ page }) => {
  await page.goto(root() + PAGE);
  await page.evaluate((line) => navigator.clipboard.writeText(`${'step\n'.repeat(200_000)}${line}`), PASTED);
  const field = page.getByLabel('Paste the error line');
  await field.press('ControlOrMeta+v');
  await patient(page.locator('find-error .found a').first()).toHaveAttribute('href', /#what-you-see$/);
  const kept = await field.inputValue();
  expect(kept.length).toBeLessThanOrEqual(10_000);
  expect(kept.endsWith(PASTED)).toBe(true);
});

test('a reader who names their option sees what is about it or about all, and before a line its own list', async ({
  page,
}) => {
  await page.goto(root() + PAGE);
  await page.getByLabel('I use').selectOption('SSH bastion');
  const found = page.locator('find-error .found');
  await patient(found.getByRole('link')).toHaveAttribute('href', /ssh-bastion\/#known-limits-and-errors$/);
  await page.getByLabel('Paste the error line').fill('tunnel');
  await patient(found.locator('section').first()).toBeVisible();
  const pages = await found
    .locator('section a')
    .evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname));
  expect(pages.filter((path) => /reverse-tunnel|mesh-vpn|\/vpn\/|site-to-site/.test(path))).toEqual([]);
  await page.getByLabel('I use').selectOption('Reverse tunnel');
  await expect(found.locator('a[href*="/reverse-tunnel/"]').first()).toBeVisible();
});

test('common messages are links to where the remedy is', async ({ page }) => {
  await page.goto(root() + PAGE);
  for (const link of await page.getByRole('navigation', { name: 'Common messages' }).getByRole('link').all())
    await expect(link).toHaveAttribute('href', /#[a-z-]+$/);
  await page.getByRole('link', { name: /Permission denied \(publickey\)/ }).click();
  await expect(page.locator('#ssh-permission-denied')).toBeInViewport();
});

test('a line that nothing matches leads on inside the guide', async ({ page }) => {
  await page.goto(nested() + PAGE);
  await page.getByLabel('Paste the error line').fill('xyzzy plugh');
  const ways = page.locator('find-error .found a');
  await patient(ways.filter({ hasText: 'Choose' })).toBeVisible();
  for (const way of await ways.all()) {
    // The arrow of links that leave the site is drawn for absolute addresses.
    expect(await way.evaluate((link) => getComputedStyle(link, '::after').content)).toBe('none');
    expect(new URL(await way.evaluate((link: HTMLAnchorElement) => link.href)).pathname).not.toBe(
      new URL(page.url()).pathname,
    );
  }
});

test('a search that does not come is told, with a way on, and asked for again', async ({ page }) => {
  const script = /\/assets\/results\.[\w-]+\.js$/;
  await page.route(script, (route) => route.abort());
  await page.goto(root() + PAGE);
  await page.getByLabel('Paste the error line').focus();
  await expect(page.getByRole('alert')).toContainText('did not load');
  await page.getByRole('alert').getByRole('link', { name: 'A to Z' }).click();
  await expect(page).toHaveURL(`${root()}search/`);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('no dead field shows; common messages and the list of all are there', async ({ page }) => {
    await page.goto(root() + PAGE);
    await expect(page.getByRole('textbox')).toBeHidden();
    await expect(page.getByRole('combobox', { name: 'I use' })).toBeHidden();
    await expect(page.getByRole('link', { name: /ENOTFOUND/ })).toBeVisible();
    await page.getByRole('link', { name: 'all messages' }).click();
    await expect(page).toHaveURL(`${root()}private-connectivity/errors/`);
  });
});
