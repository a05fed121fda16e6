/** The chooser: asked, answered, taken back, addressed, recorded. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { OPTIONS } from './comparison.ts';
import { root, TOPIC, watch, watchShifts } from './site.ts';

const CHOOSE = `${TOPIC}choose/`;
const open = (page: Page, answers = '') => page.goto(root() + CHOOSE + answers);
const question = (page: Page) => page.locator('option-chooser legend:visible');
const result = (page: Page) => page.locator('option-chooser .result');

async function answer(page: Page, words: string): Promise<void> {
  await page.locator('option-chooser fieldset:visible label', { hasText: words }).click();
  await page.getByRole('button', { name: 'Next question' }).click();
}
async function violations(page: Page): Promise<string[]> {
  const found = await new AxeBuilder({ page }).include('option-chooser').analyze();
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join('\n')}`);
}

test('answers narrow the options, give reasons, and end in a choice; each is an entry in the history', async ({
  page,
}) => {
  const faults = await watch(page);
  await open(page);
  await expect(question(page)).toHaveText('1. Does the job need a connection?');
  const leaves = await page
    .locator('option-chooser fieldset:visible label', { hasText: 'Yes, tests' })
    .locator('span')
    .innerText()
    .then((text) => text.replace('leaves ', ''));
  await answer(page, 'Yes, tests');
  await expect(question(page)).toBeFocused();
  await expect(page.locator('.count')).toHaveText(`${leaves} of ${OPTIONS} options still possible`);
  await expect(
    page.locator('.ruled-out li', { hasText: 'Question 1: fails “Jobs reach the resource”' }),
  ).not.toHaveCount(0);
  await answer(page, 'Yes');
  expect(await violations(page)).toEqual([]);
  await answer(page, 'No, nobody');
  await answer(page, 'In AWS or GCP');
  await answer(page, 'Docker, without');
  await answer(page, 'Under about 100 GB');
  await expect(result(page).getByRole('heading', { level: 2 })).toHaveText('Cloud broker');
  await expect(result(page).getByRole('heading', { level: 2 })).toBeFocused();
  await expect(result(page)).toContainText('Second: Mesh VPN.');
  expect(await violations(page)).toEqual([]);
  const address = page.url();
  expect(new URL(address).search).toBe(
    '?connect=yes&leave=yes&inside=no&where=aws-gcp&executor=docker&data=little',
  );
  await page.goBack();
  await expect(question(page)).toHaveText('8. How much data moves in a month?');
  await page.goForward();
  await page.reload();
  await expect(result(page).getByRole('heading', { level: 2 })).toHaveText('Cloud broker');

  await page.getByRole('button', { name: /^Change.*Where is the resource/ }).click();
  await answer(page, 'In Azure, anything else');
  // With the broker out, another question matters.
  await expect(result(page)).toBeHidden();
  await expect(question(page)).toHaveText('10. Is a third-party service in the path acceptable?');
  await expect(page.locator('.ruled-out')).toContainText('Cloud broker');
  expect(faults).toEqual([]);
});

test('one press leads to the set-up, to the pair, and to the table filtered alike', async ({ page }) => {
  await open(page, '?connect=yes&leave=yes&inside=kubernetes&executor=docker&forks=no');
  await expect(result(page).getByRole('link', { name: 'Set up Container runner' })).toHaveAttribute(
    'href',
    `../../${TOPIC}container-runner/#set-it-up`,
  );
  await result(page).getByRole('link', { name: 'See what is left in the table' }).click();
  await expect(page.locator('.chip', { hasText: 'Docker executor' }).locator('input')).toBeChecked();
  await expect(page.locator('.tbl thead th[id]:visible').first()).toBeVisible();
  await expect(page.locator('th#machine-runner')).toBeHidden();
  await page.goBack();
  await result(page).getByRole('link', { name: 'Compare the two' }).click();
  await expect(page.locator('.tbl thead th[id]:visible')).toHaveCount(2);
});

test('the decision record says situation, options, decision, consequences, sources and date', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, '?connect=yes&leave=yes&inside=kubernetes&executor=docker&forks=no');
  await page.getByRole('button', { name: 'Copy decision record' }).click();
  await expect(page.locator('[data-copied]')).toHaveText('Copied the decision record.');
  const text = await page.evaluate(() => navigator.clipboard.readText());
  for (const part of [
    /^# Decision: Container runner/,
    /\nDate: \d{4}-\d{2}-\d{2}\n/,
    /## Situation\n\n- Does the job need a connection\? Yes\./,
    /## Options weighed\n\n(- .*\n)*- Machine runner: ruled out\./,
    /## Decision\n\n\*\*Container runner\.\*\* .*Second choice: /,
    /## Consequences\n\n- /,
    /## Sources\n\n- \[The answers in the CircleCI Field Guide\]\(http.*\?connect=yes/,
    /Facts checked on \d{4}-\d{2}-\d{2} or later\./,
  ])
    expect(text).toMatch(part);
});

test('none fits is said in words, with the answer to think about again', async ({ page }) => {
  await open(page, '?connect=yes&leave=no&inside=no');
  await expect(result(page).getByRole('heading', { level: 2 })).toHaveText('No option fits');
  await expect(result(page)).toContainText(
    /Think again about “.+\?”: without that answer \d+ options? would fit\./,
  );
  await expect(result(page).getByRole('button', { name: 'Copy decision record' })).toBeHidden();
  expect(await violations(page)).toEqual([]);
  await result(page).getByRole('button', { name: 'Change that answer' }).click();
  await expect(question(page)).toBeVisible();
});

test('by keyboard, with a missing answer named', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'Next question' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toHaveText('Choose an answer, or “I do not know”.');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(result(page).getByRole('heading', { level: 2 })).toHaveText('Pull-based delivery');
  await page.getByRole('button', { name: 'Start again' }).click();
  await expect(question(page)).toHaveText('1. Does the job need a connection?');
});

for (const answers of [
  '?connect=%3Cscript%3E&leave=__proto__',
  '?%',
  '?forks=public&noise=1',
  '?connect=constructor',
])
  test(`nothing breaks and nothing runs: ${answers}`, async ({ page }) => {
    const faults = await watch(page);
    await open(page, answers);
    await expect(question(page)).toBeVisible();
    expect(faults).toEqual([]);
  });

test('nothing jumps when an address with answers opens', async ({ page }) => {
  const moved = await watchShifts(page);
  for (const answers of ['', '?connect=no', '?connect=yes&leave=yes&inside=no&where=azure']) {
    await open(page, answers);
    await expect(page.locator('.count')).toBeVisible();
    expect(await moved(), answers).toEqual([]);
  }
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true });

  test('it is answered by touch, and nothing scrolls sideways', async ({ page }) => {
    await open(page);
    await page.locator('option-chooser label', { hasText: 'No, it only deploys' }).tap();
    await page.getByRole('button', { name: 'Next question' }).tap();
    await expect(result(page).getByRole('heading', { level: 2 })).toHaveText('Pull-based delivery');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    expect(await violations(page)).toEqual([]);
  });
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the drawing and the text lead to the same choice, and no dead control shows', async ({ page }) => {
    await open(page);
    await expect(page.locator('option-chooser')).toBeHidden();
    await expect(page.getByRole('heading', { name: 'Does the job need a connection?' })).toBeVisible();
    await expect(page.locator('figure.fig svg:visible').first()).toBeVisible();
  });
});
