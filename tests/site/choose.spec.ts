/** The chooser: asked, answered, taken back, addressed, recorded. */
import { expect, test, type Page } from '@playwright/test';
import { violations } from './accessible.ts';
import { OPTIONS } from './comparison.ts';
import { root, TOPIC, watch, watchShifts } from './site.ts';

const CHOOSE = `${TOPIC}choose/`;
const DECIDED = '?connect=yes&leave=yes&inside=kubernetes&executor=docker&forks=no';
const open = (page: Page, answers = '') => page.goto(root() + CHOOSE + answers);
const question = (page: Page) => page.locator('option-chooser .ask:visible h2');
const result = (page: Page) => page.locator('option-chooser .result');
const choice = (page: Page) => result(page).getByRole('heading', { level: 2 });
const answer = (page: Page, words: string) =>
  page.locator('option-chooser .ask:visible').getByRole('link', { name: words }).first().click();

test('answers narrow the options, give reasons, and end in a choice; each is an entry in the history', async ({
  page,
}) => {
  const faults = await watch(page);
  await open(page);
  await expect(question(page)).toHaveText('Does the job need a connection?');
  await expect(page.locator('.ask:visible .at')).toHaveText('Question 1 of at most 6');
  const row = page.locator('.ask:visible li', { hasText: 'Yes, tests' });
  const left = (await row.locator('span').innerText()).trim();
  await answer(page, 'Yes, tests');
  await expect(question(page)).toBeFocused();
  await expect(page.locator('.ask:visible .at')).toHaveText('Question 2 of at most 6');
  await expect(page.locator('.count')).toHaveText(`${left}, best first`);
  await expect(
    page.locator('.ruled-out li', {
      hasText: 'Does the job need a connection? Yes: fails “Jobs reach the resource”',
    }),
  ).not.toHaveCount(0);
  await answer(page, 'Yes');
  expect(await violations(page, 'option-chooser')).toEqual([]);
  await answer(page, 'No, nobody');
  await answer(page, 'In AWS or GCP');
  await answer(page, 'Docker, without');
  await answer(page, 'Under about 100 GB');
  await expect(choice(page)).toHaveText('Cloud broker');
  await expect(choice(page)).toBeFocused();
  await expect(result(page)).toContainText('Second: Mesh VPN. Compare the two');
  expect(await violations(page, 'option-chooser')).toEqual([]);
  expect(new URL(page.url()).search).toBe(
    '?connect=yes&leave=yes&inside=no&where=aws-gcp&executor=docker&data=little',
  );
  await page.goBack();
  await expect(question(page)).toHaveText('How much data moves in a month?');
  await page.goForward();
  await page.reload();
  await expect(choice(page)).toHaveText('Cloud broker');

  await page.getByRole('button', { name: /^Change.*Where is the resource/ }).click();
  await expect(question(page)).toHaveText('Where is the resource?');
  await expect(page.locator('.ask:visible [aria-current]')).toHaveText('In AWS or GCP, or routed from there');
  await answer(page, 'In Azure, anything else');
  await expect(choice(page)).toHaveText('Mesh VPN');
  await expect(page.locator('.ruled-out')).toContainText('Cloud broker');
  await page.getByRole('button', { name: 'Start over' }).click();
  await expect(question(page)).toHaveText('Does the job need a connection?');
  expect(faults).toEqual([]);
});

test('home to one named first choice takes at most seven presses, whatever is answered', async ({ page }) => {
  for (const pick of ['first', 'last'] as const) {
    await page.goto(root());
    let presses = 1;
    await page.locator('.routes').getByRole('link', { name: 'Choose' }).click();
    for (; !(await result(page).isVisible()); presses += 1) {
      const answers = page.locator('option-chooser .ask:visible a[data-given]');
      // The longest way: never the answer that settles everything.
      await (presses === 1 ? answers.nth(2) : presses === 2 ? answers.nth(1) : answers[pick]()).click();
    }
    expect(presses, pick).toBeLessThanOrEqual(7);
    await expect(choice(page).getByRole('link')).toBeVisible();
  }
});

test('the question stays where it is from one answer to the next', async ({ page }) => {
  await open(page);
  const top = async () => (await question(page).boundingBox())!.y;
  const before = await top();
  for (const words of ['Yes, tests', 'Yes', 'No, nobody']) {
    await answer(page, words);
    expect(await top()).toBe(before);
  }
});

test('what is left is ranked, the result has its drawing on top, and what could change it leads there', async ({
  page,
}) => {
  await open(page, DECIDED);
  const first = (await choice(page).innerText()).trim();
  await expect(page.locator('.still li a').first()).toHaveText(first);
  const drawing = (await result(page).locator('.shown svg').boundingBox())!;
  expect(drawing.y).toBeLessThan((await choice(page).boundingBox())!.y);
  await expect(result(page).locator('figcaption')).toContainText('Your jobs: from inside.');
  await open(page, '?connect=yes&leave=yes&inside=no&where=on-premises&inbound=known&executor=docker');
  await expect(choice(page)).toHaveText('IP ranges');
  const plan = result(page).locator('.turns li', { hasText: 'Which CircleCI plan are you on?' });
  await expect(plan).toContainText(/Free: \S/);
  const instead = /Free: ([^;.]+)/.exec(await plan.innerText())![1]!;
  await plan.getByRole('link', { name: 'Free' }).click();
  await expect(page).toHaveURL(/plan=free/);
  await expect(choice(page)).toHaveText(instead);
});

test('one press leads to the setup, to the pair, and to the table filtered alike', async ({ page }) => {
  await open(page, DECIDED);
  await expect(result(page).getByRole('link', { name: 'Set up Container runner' })).toHaveAttribute(
    'href',
    `../../${TOPIC}container-runner/#set-it-up`,
  );
  await result(page).getByRole('link', { name: 'Compare what’s left' }).click();
  await expect(page).toHaveURL(/need=.*docker/);
  await expect(page.locator('th#machine-runner')).toBeHidden();
  await page.goBack();
  await result(page).getByRole('link', { name: 'Compare the two' }).click();
  await expect(page).toHaveURL(/option=[a-z-]+,[a-z-]+$/);
});

test('the decision record says situation, options, decision, consequences, sources and date', async ({
  page,
}) => {
  await open(page, DECIDED);
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
  await expect(choice(page)).toHaveText('No option fits');
  await expect(result(page)).toContainText(
    /Think again about “.+\?”: without that answer \d+ options? would fit\./,
  );
  await expect(result(page).getByRole('button', { name: 'Copy decision record' })).toBeHidden();
  expect(await violations(page, 'option-chooser')).toEqual([]);
  await result(page).getByRole('button', { name: 'Change that answer' }).click();
  await expect(question(page)).toBeVisible();
});

test('by keyboard: an answer is a link, and the next question has the focus', async ({ page }) => {
  await open(page);
  await page.locator('.ask:visible a[data-given]').first().focus();
  await page.keyboard.press('Enter');
  await expect(choice(page)).toHaveText('Pull-based delivery');
  await expect(choice(page)).toBeFocused();
  await page.getByRole('button', { name: 'Back' }).press('Enter');
  await expect(question(page)).toHaveText('Does the job need a connection?');
  await expect(question(page)).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(page.locator('.ask:visible a[data-given]').first()).toBeFocused();
});

test('addresses from before lead on: answers in any number, and a fragment asks its question', async ({
  page,
}) => {
  await open(
    page,
    '?connect=yes&leave=yes&inside=no&where=azure&inbound=known&executor=docker&plan=free&vendor=no',
  );
  await expect(choice(page)).toBeVisible();
  await open(page, '#can-you-open-an-inbound-rule');
  await expect(question(page)).toHaveText('Can you open an inbound rule?');
  await page.goto(`${root()}${CHOOSE}?again#are-you-on-the-free-plan`);
  await expect(question(page)).toHaveText('Which CircleCI plan are you on?');
});

test('nothing jumps when an address with answers opens', async ({ page }) => {
  const moved = await watchShifts(page);
  for (const answers of ['', '?connect=no', '?connect=yes&leave=yes&inside=no&where=azure']) {
    await open(page, answers);
    await expect(page.locator('.count')).toContainText('left');
    expect(await moved(), answers).toEqual([]);
  }
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true });

  test('it is answered by touch, and nothing scrolls sideways', async ({ page }) => {
    await open(page);
    await page.locator('.ask:visible li', { hasText: 'No, it only deploys' }).tap();
    await expect(choice(page)).toHaveText('Pull-based delivery');
    await expect(choice(page)).toBeInViewport();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    expect(await violations(page, 'option-chooser')).toEqual([]);
  });
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('every question is there to read, once, with what each answer rules out, and nothing is a dead control', async ({
    page,
  }) => {
    await open(page);
    const rows = page.locator('.ask li:visible');
    expect(await page.locator('.ask h2:visible').count()).toBeGreaterThan(6);
    await expect(rows.filter({ hasText: /Rules out .+: .+\./ })).not.toHaveCount(0);
    await expect(rows.filter({ hasText: 'Not sure' })).toHaveCount(0);
    await expect(page.locator('option-chooser').getByRole('button')).toHaveCount(0);
    await expect(page.locator('.still li:visible')).toHaveCount(OPTIONS);
  });
});
