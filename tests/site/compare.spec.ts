/** The comparison: filtered, ranked, arranged and linked. */
import { expect, test } from '@playwright/test';
import { violations } from './accessible.ts';
import {
  ALL_SHOWN,
  chip,
  columns,
  differingNeeds,
  expectView,
  meeting,
  NEEDS,
  open,
  OPTIONS,
  ranked,
  rows,
  saying,
  shown,
  turnTo,
} from './comparison.ts';
import { watch } from './site.ts';

test('needs narrow the table, say what fell out and why, and live in the address', async ({ page }) => {
  const faults = await watch(page);
  await open(page);
  await expect(shown(page)).toHaveText(ALL_SHOWN);
  await chip(page, 'Free plan').click();
  await expect(shown(page)).toContainText(`${meeting('free-plan')} of ${OPTIONS}`);
  expect(await columns(page)).toHaveLength(meeting('free-plan'));
  await expectView(page, '?need=free-plan');
  await chip(page, 'No stored secret').click();
  await expectView(page, '?need=no-stored-secret,free-plan');
  await expect(page.getByText('SSH bastion: stores a secret (a private SSH key)')).toBeVisible();
  const narrowed = await columns(page);
  expect(narrowed).not.toContain('SSH bastion');
  expect((await ranked(page)).sort()).toEqual(narrowed.toSorted());
  expect(await violations(page)).toEqual([]);

  await page.goBack();
  expect(await columns(page)).toHaveLength(meeting('free-plan'));
  await page.goForward();
  expect(await columns(page)).toEqual(narrowed);
  await page.reload();
  await expect(chip(page, 'Free plan').locator('input')).toBeChecked();
  expect(await columns(page)).toEqual(narrowed);
  await page.getByRole('button', { name: 'Reset' }).click();
  expect(await columns(page)).toHaveLength(OPTIONS);
  await expect(page.locator('.result')).toBeHidden();
  await expectView(page, '');
  expect(faults).toEqual([]);
});

test('what is left is ranked and leads to its page; what never connects comes last', async ({ page }) => {
  await open(page, '?need=no-stored-secret');
  const [partly] = saying('no-stored-secret', 'partly');
  const list = await ranked(page);
  const [silent] = saying('own-jobs', 'no');
  expect(list.at(-1)).toBe(silent);
  const full = list.filter((name) => saying('no-stored-secret', 'yes').includes(name) && name !== silent);
  expect(list.slice(0, full.length)).toEqual(full);
  await expect(page.locator('.result li', { hasText: partly! })).toContainText(
    'No stored secret only partly (',
  );
  await chip(page, 'Job must connect').click();
  await expect(page.getByText(`${silent!}: makes no connection (`)).toBeVisible();
  await page.locator('.result ol a').first().click();
  await expect(page.locator('h1')).toHaveText(list[0]!);
});

test('with the keyboard alone, from the first need to the best option', async ({ page }) => {
  await open(page);
  await page.locator('input[name=need]').first().focus();
  await page.keyboard.press('Space');
  let keys = 1;
  const press = async (key: string) => {
    await page.keyboard.press(key);
    keys += 1;
  };
  for (const need of ['no-inbound', 'no-stored-secret']) {
    await press('Tab');
    await expect(page.locator(`input[value=${need}]`)).toBeFocused();
    await press('Space');
  }
  const best = page.locator('.result ol a').first();
  while (keys < 12 && !(await best.evaluate((link) => link === document.activeElement))) await press('Tab');
  await expect(best).toBeFocused();
});

test('other needs wait for their button; one that is chosen stays', async ({ page }) => {
  await open(page);
  await expect(chip(page, 'Windows')).toBeHidden();
  await page.getByText('More needs').click();
  await chip(page, 'Windows').click();
  await page.getByText('More needs').click();
  await expect(chip(page, 'Windows')).toBeVisible();
  await expect(chip(page, 'GPU')).toBeHidden();
  await open(page, '?need=gpu');
  await expect(chip(page, 'GPU')).toBeVisible();
});

test('when nothing fits it names the need to give up, and one press gives it up', async ({ page }) => {
  await open(page, '?need=no-inbound,remote-docker,free-plan,databases');
  const result = page.locator('.result');
  await expect(result).toContainText(/No option meets all of this\. Without “.+”, \d+ options? would fit\./);
  await expect(page.locator('.tbl')).toBeHidden();
  expect(await violations(page)).toEqual([]);
  await result.getByRole('button', { name: 'Drop “' }).click();
  await expect(page.locator('.tbl')).toBeVisible();
  expect((await columns(page)).length).toBeGreaterThan(0);
  await expect(result.getByRole('link').first()).toBeFocused();
});

test('marks alone show every option and need without scrolling sideways; a press shows the answer', async ({
  page,
}) => {
  await open(page);
  await turnTo(page);
  expect(await columns(page)).toHaveLength(OPTIONS);
  expect(await rows(page)).toHaveLength(NEEDS);
  const region = page.locator('.tbl');
  expect(await region.evaluate((el) => el.scrollWidth - el.clientWidth)).toBeLessThanOrEqual(0);
  const cell = page.locator('#no-inbound ~ td').nth(2);
  await expect(cell).toMatchAriaSnapshot('- group: /No. The SSH port/');
  await cell.locator('summary').click();
  await expect(cell.getByText('SSH bastion, No inbound rule')).toBeVisible();
  await expect(cell.getByText(/checked 20/)).toBeVisible();
  await expect(cell.locator('details > div')).toBeInViewport({ ratio: 1 });
  expect(await violations(page)).toEqual([]);
  const last = page.locator('#no-inbound ~ td').last();
  await last.locator('summary').click();
  await expect(last.locator('details > div')).toBeInViewport({ ratio: 1 });
  await expect(cell.locator('details > div')).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(last.locator('details > div')).toBeHidden();
  await expect(last.locator('summary')).toBeFocused();
  await chip(page, 'Show answers in words').click();
  await expectView(page, '?show=words');
  await expect(cell.locator('summary')).toHaveText('No: The SSH port', { useInnerText: true });
});

test('a broad window is used', async ({ page }) => {
  await page.setViewportSize({ width: 1920, height: 900 });
  await open(page);
  expect((await page.locator('.tbl').boundingBox())!.width).toBeGreaterThan(1400);
});

for (const width of [768, 1024, 1280])
  test(`no word of an option's name breaks at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await open(page);
    const broken = await page.locator('.tbl thead a').evaluateAll((links) =>
      links.flatMap(({ firstChild: text }) =>
        [...text!.textContent!.matchAll(/[^\s-]+-?/g)].flatMap(({ 0: word, index }) => {
          const range = document.createRange();
          range.setStart(text!, index);
          range.setEnd(text!, index + word.length);
          return range.getClientRects().length === 1 ? [] : [word];
        }),
      ),
    );
    expect(broken).toEqual([]);
  });

test('an answer that looks wrong is told with its address, its words, and its sources with their date', async ({
  page,
}) => {
  await open(page);
  await turnTo(page);
  const cell = page.locator('#no-inbound ~ td').nth(2);
  await cell.locator('summary').click();
  const link = cell.getByRole('link', { name: 'Something wrong here?' });
  const address = new URL((await link.getAttribute('href'))!);
  expect(address.pathname).toMatch(/\/issues\/new$/);
  expect(address.searchParams.get('title')).toBe('Wrong: SSH bastion, No inbound rule');
  const body = address.searchParams.get('body')!;
  const place =
    /^Place: (.*)\n\nIt says: No: The SSH port \S.*\n\nIts sources:\n- \S.*: https:\/\/\S+, read \d{4}-\d{2}-\d{2}\n/;
  expect(body).toMatch(place);
  await page.goto(place.exec(body)![1]!);
  await expect(cell.locator('details > div')).toBeVisible();
});

test('options stand side by side with their details open, and identical rows hide', async ({ page }) => {
  await open(page, '?option=vpn');
  const options = page.getByRole('group', { name: 'Show only these options' });
  await expect(options.getByLabel('VPN in the job')).toBeChecked();
  await options.getByLabel('Mesh VPN').check();
  await page.keyboard.press('Escape');
  await expect(options.getByLabel('Mesh VPN')).toBeHidden();
  await expect(page.getByRole('button', { name: 'Options' })).toBeFocused();
  expect(await columns(page)).toEqual(['VPN in the job', 'Mesh VPN']);
  await expect(page.locator('.tbl td:visible details:not([open])')).toHaveCount(0);
  await chip(page, 'Hide identical rows').click();
  await expect(shown(page)).toHaveText(new RegExp(`^2 of ${OPTIONS} options, \\d+ of ${NEEDS} needs$`));
  const differing = differingNeeds('VPN in the job', 'Mesh VPN');
  expect(await rows(page)).toEqual(differing);
  await page.getByRole('button', { name: 'Rows' }).click();
  await page.getByLabel('Executors and platforms').check();
  const left = await rows(page);
  expect(left.length).toBeGreaterThan(0);
  expect(left.length).toBeLessThan(differing.length);
  expect(differing).toEqual(expect.arrayContaining(left));
  await page.keyboard.press('Escape');
  expect(await violations(page)).toEqual([]);
});

test('what the options menu unfolds lies below it', async ({ page }) => {
  await open(page);
  const button = page.getByRole('button', { name: 'Options' });
  await button.click();
  const [menu, at] = [await page.locator('#choose-options').boundingBox(), await button.boundingBox()];
  expect(menu!.y).toBeGreaterThanOrEqual(at!.y + at!.height);
  expect(menu!.y + menu!.height).toBeLessThanOrEqual(page.viewportSize()!.height);
});

test('rows are found by their text, and text is only text', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'Rows' }).click();
  const find = page.getByRole('searchbox', { name: 'Filter rows' });
  await find.fill('UDP');
  await expectView(page, '?find=UDP');
  expect((await rows(page)).length).toBeLessThan(NEEDS);
  await find.fill('<img src=x onerror=alert(1)>');
  await expect(page.locator('.result')).toContainText('mentions “<img src=x onerror=alert(1)>”');
  await page.getByRole('button', { name: 'Show all rows' }).click();
  expect(await rows(page)).toHaveLength(NEEDS);
});
