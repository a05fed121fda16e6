/** An option's review packet, as the person who approves reads, prints and pastes it. */
import { expect, test } from '@playwright/test';
import { pages, read, root, TOPIC } from './site.ts';

const packets = pages.filter((page) => page.endsWith('/review/'));
const SSH = `${TOPIC}ssh-bastion/review/`;

test('an option leads to its packet, which shows the figure and what is to be signed', async ({ page }) => {
  await page.goto(root() + SSH.replace(/review\/$/, ''));
  await page.getByRole('link', { name: 'Security review' }).click();
  await expect(page).toHaveURL(root() + SSH);
  await expect(page.locator('figure.fig svg.dg:visible')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Sign-off' })).toBeVisible();
});

test('what the packet says about who gets in is what the option says', async ({ page }) => {
  for (const packet of packets.slice(0, 3)) {
    await page.goto(root() + packet);
    const told = await page.locator('.plate').innerText();
    await page.goto(root() + packet.replace(/review\/$/, ''));
    expect(await page.locator('.plate').innerText()).toBe(told);
  }
});

test('a figure that it does not draw is one press away', async ({ page }) => {
  await page.goto(`${root()}${TOPIC}ip-ranges/review/`);
  await page.getByRole('link', { name: 'Figure: What you’d hope for, not what happens' }).click();
  await expect(page).toHaveURL(`${root()}${TOPIC}ip-ranges/#fig-wish`);
});

test('it pastes into a wiki with its tables, its picture, and links that lead here', async ({ page }) => {
  await page.goto(root() + SSH);
  await page.getByRole('button', { name: 'Copy for Confluence' }).click();
  await expect(page.locator('review-packet').getByRole('status')).toHaveText('Copied');
  const html = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    return (await item!.getType('text/html')).text();
  });
  for (const part of ['<h2>Firewall rules</h2>', 'TCP 22', 'No: A private SSH key', '☐ Approved'])
    expect(html).toContain(part);
  expect(html).toContain(`src="${root()}figures/${TOPIC}ssh-bastion/fig-who-reaches-what.light.svg"`);
  expect(html).not.toMatch(/class=|<button|<svg|href="(?!http)/);
});

test('as Markdown it carries the reader’s values', async ({ page }) => {
  await page.goto(root() + SSH);
  await page.locator('your-values summary').click();
  await page.locator('your-values').getByLabel('Port', { exact: true }).fill('6432');
  await page.getByRole('button', { name: 'Copy Markdown' }).click();
  await expect(page.locator('review-packet').getByRole('status')).toHaveText('Copied');
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toContain('# SSH bastion: security review');
  expect(text).toContain('TCP 6432');
});

test('on paper the packet has the rules once and no controls', async ({ page }) => {
  await page.goto(root() + SSH);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.rules')).toBeVisible();
  for (const control of ['review-packet', 'your-values', '.tabs', 'figure-menu', '.bar button'])
    await expect(page.locator(control).first()).toBeHidden();
  await expect(page.locator('.sign')).toBeVisible();
});

test('its lines are no wider than a page of paper, and every table begins with a rule', async ({ page }) => {
  await page.setViewportSize({ width: 1600, height: 900 });
  await page.goto(root() + SSH);
  expect((await page.locator('.packet article').boundingBox())!.width).toBeLessThanOrEqual(960);
  for (const table of await page.locator('.packet .rules, .packet .answers').all())
    await expect(table).toHaveCSS('border-top-width', '2px');
});

test('search engines and the guide’s own search keep to the option', () => {
  const sitemap = read('sitemap.xml');
  for (const packet of packets) {
    expect(sitemap).not.toContain(packet);
    expect(read(`${packet}index.html`)).toContain('content="noindex"');
  }
});
