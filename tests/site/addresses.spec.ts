/** No address dies, and pages can be reached from wherever they are put. */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@playwright/test';
import { broken, check, readLedger, readOffer, unrecorded } from '../../src/share/permalinks.ts';
import { placesOf } from '../../src/share/anchors.ts';
import { parseDocument } from '../../src/lib/hast.ts';
import { nested, OPTION, read, root } from './site.ts';

test('no published address or fragment is lost, and all are in the ledger', async () => {
  const [ledger, offer] = [await readLedger(), await readOffer('dist')];
  expect(broken(ledger, offer)).toEqual([]);
  expect(unrecorded(ledger, offer), 'run `npm run permalinks`').toEqual([]);
});

test('a build without one of its headings would fail', async () => {
  const [ledger, offer] = [await readLedger(), await readOffer('dist')];
  const without = read(`${OPTION}index.html`).replace(/<h2 id="what-it-costs">.*?<\/h2>/, '');
  offer.set(`/${OPTION}`, placesOf(parseDocument(without)));
  expect(() => check(ledger, offer)).toThrow(`/${OPTION}#what-it-costs`);
});

test('every published path answers, at the root and under a sub-path', async () => {
  const paths = Object.keys(await readLedger());
  for (const base of [root(), nested()]) {
    const answers = await Promise.all(
      paths.map(async (address) => ({ address, status: (await fetch(new URL(`.${address}`, base))).status })),
    );
    expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
  }
});

test('every fragment of an option is reached from disk, too', async ({ page }) => {
  const fragments = (await readLedger())[`/${OPTION}`]!;
  expect(fragments.length).toBeGreaterThan(10);
  const file = pathToFileURL(path.resolve(path.join('dist', OPTION, 'index.html'))).href;
  await page.goto(file);
  for (const id of fragments) {
    await page.goto(`${file}#${id}`);
    await expect(page.locator(`[id="${id}"]`), id).toBeInViewport();
  }
});

test('opened from disk, it reads, and its links lead on', async ({ page }) => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(pathToFileURL(path.resolve('dist/index.html')).href);
  await page.getByRole('link', { name: 'Compare', exact: true }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Compare/);
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
    'rgb(253, 254, 254)',
  );
  await page.getByRole('link', { name: 'IP ranges' }).first().click();
  await expect(page.locator('figure.fig svg:visible').first()).toBeVisible();
  expect(page.url()).toMatch(/ip-ranges\/index\.html$/);
  expect(errors).toEqual([]);
});
