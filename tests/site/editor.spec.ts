/** The editor: draws as the build does, keeps drafts, takes what people paste, and works by keyboard. */
import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { colors } from '../colors.ts';
import { violations } from './accessible.ts';
import { FIGURE, editor, source, drawing, problem, settled } from './editor.ts';
import { nested, pages, read, root, watch, watchShifts } from './site.ts';

test('a copy of a figure is drawn exactly as the build drew it', async ({ page }) => {
  for (const place of [root(), nested()]) {
    const faults = await (place === root() ? watch(page) : Promise.resolve([]));
    await page.goto(`${place}private-connectivity/ip-ranges/`);
    const figure = page.locator('#fig-wish');
    const paths = (all: SVGElement) =>
      [...all.querySelectorAll('path, rect')].map((el) => el.getAttribute('d') ?? el.getAttribute('width'));
    const built = await figure.locator('.draw > svg').first().evaluate(paths);
    await figure.locator('.menu > summary').click();
    await figure.getByRole('link', { name: 'Edit a copy' }).click();
    await expect(source(page)).toHaveValue(/customer_b --x\|you hope\| network/);
    await expect(drawing(page)).toHaveCount(1, { timeout: 20_000 });
    expect(await page.locator('.draw > svg').first().evaluate(paths)).toEqual(built);
    await expect(page.locator('.ed-words li', { hasText: 'you hope' })).toHaveCount(1);
    expect(faults).toEqual([]);
  }
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`typing redraws; an error keeps the last drawing, names the line, and goes (${colorScheme})`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto(editor(`?figure=${FIGURE}&flows`));
    await expect(drawing(page)).toHaveCount(1, { timeout: 20_000 });
    const text = await source(page).inputValue();
    await source(page).fill(text.replace('Your jobs', 'Acme builds'));
    await expect(drawing(page).getByText('Acme builds')).toBeVisible();
    const lines = text.split('\n');
    const bad = lines.findIndex((line) => line.startsWith('customer_b --x'));
    await source(page).fill(lines.with(bad, 'customer_b --x|you hope network').join('\n'));
    await expect(problem(page)).toHaveText(
      `Line ${bad + 1}: The label is not closed; a second | must come before the target.`,
    );
    await expect(page.locator('.ed-text li.bad')).toHaveText(String(bad + 1));
    await expect(page.getByText('Last drawing that worked')).toBeVisible();
    await expect(drawing(page)).toHaveCount(1);
    await expect(page.getByRole('button', { name: 'SVG, light' })).toBeDisabled();
    expect(await violations(page)).toEqual([]);
    await source(page).fill(text);
    await expect(problem(page)).toBeEmpty();
    await expect(page.getByRole('button', { name: 'SVG, light' })).toBeEnabled();
  });
}

test('by keyboard: start over, undo, and Tab leaves the field', async ({ page }) => {
  await page.goto(editor(`?figure=${FIGURE}&flows`));
  await expect(drawing(page)).toHaveCount(1, { timeout: 20_000 });
  const text = await source(page).inputValue();
  await source(page).focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('\nproxy[Our proxy]');
  await expect(drawing(page).getByText('Our proxy')).toBeVisible();
  await page.getByRole('button', { name: 'Start over' }).press('Enter');
  await expect(source(page)).toHaveValue(text);
  await expect(drawing(page).getByText('Our proxy')).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).press('Enter');
  await expect(source(page)).toHaveValue(/Our proxy/);
  await source(page).focus();
  await page.keyboard.press('Tab');
  await expect(source(page)).not.toBeFocused();
});

test('a draft is kept in this browser, for its figure alone', async ({ page }) => {
  await page.goto(editor(`?figure=${FIGURE}&flows`));
  await expect(drawing(page)).toHaveCount(1, { timeout: 20_000 });
  await source(page).fill((await source(page).inputValue()).replace('Your jobs', 'Acme builds'));
  await page.reload();
  await expect(source(page)).toHaveValue(/Acme builds/);
  await expect(page.getByText('This is your draft')).toBeVisible();
  await page.goto(editor());
  await expect(source(page)).not.toHaveValue(/Acme builds/);
  expect(await page.context().cookies()).toEqual([]);
});

test('where nothing can be kept, leaving asks first', async ({ page }) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('refused', 'QuotaExceededError');
    };
  });
  await page.goto(editor());
  await settled(page);
  await source(page).press('Control+End');
  await page.keyboard.type('\nproxy2[Our proxy]');
  await expect(page.getByText('This browser keeps nothing')).toBeVisible();
  const asked = page.waitForEvent('dialog');
  const leaving = page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.accept();
  await leaving;
});

/** Puts text in place of all that stands there, as a reader pastes it. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((value) => navigator.clipboard.writeText(value), text);
  await source(page).focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Control+V');
}

test('what people paste draws at once, with title and description offered', async ({ page }) => {
  await page.goto(editor());
  await expect(drawing(page)).toHaveCount(1, { timeout: 20_000 });
  for (const [text, shown] of [
    ['sequenceDiagram\nautonumber\nactor U as User\nU->>+S: sign in\nS-->>-U: welcome', 'sign in'],
    ['graph TD\nA[Start] --> B{Ready?}\nB -- yes --> C[Go]\nB --- D\nstyle A fill:#f9f', 'Ready?'],
    ['stateDiagram-v2\n[*] --> Open\nOpen --> Closed: timeout', 'timeout'],
    ['flowchart LR\na[שלום] --> b[مرحبا]\nb --> c[安全] --> d[Ελλάδα]', '安全'],
    ['flowchart LR\na[Our jobs (cloud)] --> b[Broker]', 'Our jobs (cloud)'],
  ] as const) {
    await paste(page, text);
    await expect(drawing(page).getByText(shown, { exact: true }).first()).toBeVisible({ timeout: 20_000 });
    await expect(problem(page)).toContainText('The figure has no title');
    await expect(problem(page)).toContainText('The figure has no description');
    await page.getByRole('button', { name: 'Put these remedies into the source' }).click();
    await expect(problem(page)).toBeEmpty({ timeout: 20_000 });
    await expect(source(page)).toHaveValue(/accTitle: \S/);
    await expect(drawing(page).getByText(shown, { exact: true }).first()).toBeVisible();
  }
});

test('all errors are told at once, each with its line marked', async ({ page }) => {
  await page.goto(editor());
  await expect(drawing(page)).toHaveCount(1, { timeout: 20_000 });
  await source(page).fill('flowchart LR\na --> b\nb -=> c\nd[open\ne --> f');
  await expect(problem(page).locator('li')).toHaveCount(4);
  await expect(page.locator('.ed-text li.bad')).toHaveText(['1', '3', '4']);
});

test('without its script the editor says so, and no button looks alive', async ({ page }) => {
  await page.route('**/assets/editor.*', (route) => route.abort());
  await page.goto(editor());
  await expect(page.getByText('The editor draws in your browser')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Copy source' })).toBeHidden();
  await expect(page.locator('diagram-editor progress')).toBeHidden();
});

test('the result can be taken as SVG and PNG', async ({ page }) => {
  await page.goto(editor());
  await expect(drawing(page)).toHaveCount(1, { timeout: 20_000 });
  for (const name of ['SVG, dark', 'PNG, light']) {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name }).click(),
    ]);
    const [kind, scheme] = name.toLowerCase().split(', ');
    expect(download.suggestedFilename()).toBe(`who-reaches-our-network-${scheme}.${kind}`);
    const bytes = readFileSync(await download.path());
    if (kind === 'svg') {
      expect(bytes.toString()).toMatch(/^<svg [^>]*xmlns=[^]*Our proxy/);
      expect(bytes.toString()).toContain(`fill="${colors.dark['--panel']}"`);
    } else expect(bytes.subarray(1, 4).toString()).toBe('PNG');
  }
});

test('without the drawing code the figure stays, and trying again works', async ({ page }) => {
  await page.route('**/assets/drawer-worker.*', (route) => route.abort());
  await page.goto(editor(`?figure=${FIGURE}&flows`));
  await expect(page.getByText('The drawing engine didn’t load')).toBeVisible();
  await expect(page.getByAltText('The figure as it stands in the guide')).toBeVisible();
  await page.unroute('**/assets/drawer-worker.*');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(drawing(page)).toHaveCount(1, { timeout: 20_000 });
  await expect(page.getByText('The drawing engine didn’t load')).toBeHidden();
});

test.describe('on a phone', () => {
  test.use({ hasTouch: true, viewport: { width: 360, height: 740 } });

  test('the first drawing comes into a place kept for it', async ({ page }) => {
    const moved = await watchShifts(page);
    await page.goto(editor());
    await page.getByText('Open-source licenses').scrollIntoViewIfNeeded();
    await settled(page);
    await expect(drawing(page)).toHaveCount(1);
    expect(await moved()).toEqual([]);
  });

  test('source above drawing, the narrow drawing, nothing sideways; forced colors mark the bad line', async ({
    page,
  }) => {
    await page.emulateMedia({ forcedColors: 'active' });
    await page.goto(editor(`?figure=${FIGURE}&flows`));
    await expect(drawing(page)).toHaveCount(1, { timeout: 20_000 });
    const [text, draw] = [await source(page).boundingBox(), await page.locator('.draw').boundingBox()];
    expect(draw!.y).toBeGreaterThan(text!.y + text!.height);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    await source(page).fill('flowchart LR\naccTitle: T\naccDescr: D\na --x|b');
    await expect(page.locator('.ed-text li.bad')).toHaveCount(1);
  });
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });
  test('the editor says what it needs', async ({ page }) => {
    await page.goto(editor());
    await expect(page.getByText('draws in your browser with scripts')).toBeVisible();
    await expect(page.locator('diagram-editor')).toBeHidden();
  });
});

test('no page but the two that draw for their reader names what draws', () => {
  for (const path of pages.filter((one) => one !== 'editor/' && !one.endsWith('/read/')))
    expect(read(`${path}index.html`)).not.toMatch(/assets\/(?:drawer-worker|editor)\./);
  const notice = read('editor/licenses.txt');
  for (const part of ['mermaid 12', 'minisearch 7', 'yaml 2']) expect(notice).toContain(part);
  expect(notice).not.toContain('elkjs');
});
