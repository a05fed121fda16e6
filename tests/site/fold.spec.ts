/** Sections that are one press away: whoever comes for one sees it. */
import { expect, test, type Page } from '@playwright/test';
import { root, watchShifts } from './site.ts';

const SYMPTOMS = 'private-connectivity/troubleshooting/';
const OPTION = 'private-connectivity/ssh-bastion/';
/** A fragment, and text that stands in the folded section it names or is in. */
const LINKS = [
  [SYMPTOMS, 'ssh-permission-denied', 'See which keys the client offers.'],
  // Retired, and what replaced it.
  [SYMPTOMS, 'parallel-jobs-throw-each-other-out', 'The job that opened it closes it'],
  [OPTION, 'without-a-stored-key-certificates', 'The job makes a key'],
  [OPTION, 'snippet-certificate-sh', 'The job makes a key'],
] as const;

const text = (page: Page, words: string) => page.locator('main').getByText(words).first();

for (const scripts of [true, false])
  test.describe(`with${scripts ? '' : 'out'} scripts`, () => {
    test.use({ javaScriptEnabled: scripts });
    for (const width of [1280, 360])
      test(`a link into a folded section shows it, at ${width} px`, async ({ page }) => {
        await page.setViewportSize({ width, height: 740 });
        for (const [path, id, words] of LINKS) {
          await page.goto(`${root()}${path}?${id}#${id}`);
          await expect(text(page, words)).toBeVisible();
          await expect(page.locator(`#${id}`)).toBeInViewport();
        }
        await page.goto(root() + SYMPTOMS);
        await expect(text(page, 'See which keys the client offers.')).toBeHidden();
        await page.getByRole('link', { name: /Permission denied \(publickey\)/ }).click();
        await expect(text(page, 'See which keys the client offers.')).toBeVisible();
      });

    test('paper has what is folded', async ({ page }) => {
      await page.goto(root() + OPTION);
      await page.emulateMedia({ media: 'print' });
      await expect(text(page, 'The job makes a key')).toBeVisible();
    });
  });

test('a fragment with escapes opens what it names', async ({ page }) => {
  await page.goto(`${root()}${SYMPTOMS}#%73sh-permission-denied`);
  await expect(text(page, 'See which keys the client offers.')).toBeInViewport();
});

test('nothing moves for a reader who comes for a folded section', async ({ page }) => {
  const moved = await watchShifts(page);
  await page.goto(`${root()}${SYMPTOMS}#ssh-permission-denied`, { waitUntil: 'load' });
  await expect(page.locator('details', { has: page.locator('#ssh-permission-denied') })).toHaveAttribute(
    'open',
  );
  expect(await moved()).toEqual([]);
});

test('the heading opens and closes its section by keyboard, and a link to it opens it again', async ({
  page,
}) => {
  await page.goto(root() + SYMPTOMS);
  await page.getByRole('link', { name: /Permission denied \(publickey\)/ }).click();
  const shown = text(page, 'See which keys the client offers.');
  await expect(shown).toBeVisible();
  await page
    .locator('summary', { has: page.getByRole('heading', { name: 'SSH: Permission denied' }) })
    .focus();
  await page.keyboard.press('Enter');
  await expect(shown).toBeHidden();
  await page.getByRole('link', { name: /Permission denied \(publickey\)/ }).click();
  await expect(shown).toBeVisible();
});

test('a folded section is shared by its title, once it is open', async ({ page }) => {
  await page.goto(`${root()}${SYMPTOMS}#ssh-permission-denied`);
  await page.locator('main').getByRole('link', { name: 'SSH: Permission denied', exact: true }).click();
  await expect(page.locator('.pop:popover-open')).toContainText('Copied: link');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
    /^\[SSH: Permission denied · Troubleshooting\]\(.*#ssh-permission-denied\)$/,
  );
});

for (const javaScriptEnabled of [true, false])
  test(`a citation opens the folded list at its source, scripts ${javaScriptEnabled}`, async ({
    browser,
  }) => {
    const page = await browser.newPage({ javaScriptEnabled });
    await page.goto(root() + OPTION);
    const source = page.locator('#source-3');
    await expect(source).toBeHidden();
    await page.locator('main a[href="#source-3"]:visible').first().click();
    await expect(source).toBeInViewport();
    await page.goto(root() + OPTION);
    await page
      .locator('.meta')
      .getByRole('link', { name: /sources?$/ })
      .click();
    await expect(page.locator('#source-1')).toBeInViewport();
    await expect(page.getByRole('heading', { name: 'Sources' })).toBeInViewport();
    await page.emulateMedia({ media: 'print' });
    await expect(page.locator('.cited li').last()).toBeVisible();
    await page.close();
  });
