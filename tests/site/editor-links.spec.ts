/** What comes to the editor from strangers, and what is far too much: links, hostile sources, huge pastes and drafts. */
import { deflateRawSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { editor, source, drawing, problem, settled, link } from './editor.ts';
import { hostile, huge } from './hostile.ts';
import { root, watch } from './site.ts';

test('a link carries the drawing, and only in its fragment', async ({ page, context }) => {
  const asked: string[] = [];
  context.on('request', (request) => asked.push(request.url()));
  await page.goto(editor());
  await settled(page);
  await source(page).fill('flowchart LR\naccTitle: Mine\naccDescr: D\na[Größe é] --> b[B]');
  await expect(drawing(page).getByText('Größe é')).toBeVisible();
  await page.getByRole('button', { name: 'Copy link to this copy' }).click();
  await expect(page.locator('diagram-editor [role=status]')).toHaveText('Copied');
  const address = await page.evaluate(() => navigator.clipboard.readText());
  expect(address).toMatch(/\/editor\/#1f[\w-]+$/);
  const other = await context.newPage();
  await other.goto(address);
  await expect(source(other)).toHaveValue(/Größe é/);
  await expect(drawing(other).getByText('Größe é')).toBeVisible({ timeout: 20_000 });
  const packed = new URL(address).hash.slice(1);
  expect(asked.filter((one) => one.split('#')[0]!.includes(packed))).toEqual([]);
  expect(asked.length).toBeGreaterThan(2);
});

test('a link brings a drawing with a warning above it, and leaves the reader’s own draft alone', async ({
  page,
}) => {
  await page.goto(editor());
  await expect(drawing(page)).toHaveCount(1, { timeout: 20_000 });
  await expect(page.getByText('This drawing came with a link')).toBeHidden();
  await source(page).press('Control+End');
  await page.keyboard.type('\nmine[My own]');
  await page.goto('about:blank');
  await page.goto(link('flowchart LR\naccTitle: T\naccDescr: D\na[From a stranger] --> b[B]'));
  await expect(page.getByText('It is not part of this guide')).toBeVisible();
  await expect(source(page)).toHaveValue(/From a stranger/);
  await source(page).press('Control+End');
  await page.keyboard.type('\nmore[More]');
  await page.goto('about:blank');
  await page.goto(editor());
  await expect(source(page)).toHaveValue(/My own/);
  await expect(page.getByText('This drawing came with a link')).toBeHidden();
});

test('a link of many thousand lines is refused before any work', async ({ page }) => {
  await page.goto(link('\n'.repeat(79_000)));
  await expect(page.locator('.ed-note')).toContainText('more than a picture can show', { timeout: 5000 });
  await expect(page.locator('.ed-text li')).not.toHaveCount(0);
});

test('a paste of a million lines is refused before any work, and the source stays', async ({ page }) => {
  await page.goto(editor());
  await expect(drawing(page)).toHaveCount(1, { timeout: 20_000 });
  const before = await source(page).inputValue();
  await page.evaluate(() => navigator.clipboard.writeText('a\n'.repeat(1_000_000)));
  await source(page).press('ControlOrMeta+v');
  await expect(page.locator('.ed-note')).toHaveText(/more than a picture can show\. Nothing was added\.$/);
  expect(await source(page).inputValue()).toBe(before);
  // Nor does it come in parts.
  await source(page).fill('x'.repeat(20_000));
  await source(page).press('ControlOrMeta+End');
  await page.keyboard.type('x');
  await expect(page.locator('.ed-note')).toHaveText(/20,000 characters; .* Nothing was added\.$/);
  await source(page).fill('x\n'.repeat(999));
  await source(page).press('ControlOrMeta+End');
  await page.keyboard.type('y\n');
  await expect(page.locator('.ed-note')).toHaveText(/1000 lines; .* Nothing was added\.$/);
  await expect(source(page)).toHaveValue(/\ny$/);
});

test('a kept draft that is more than a drawing is dropped', async ({ page }) => {
  for (const much of ['\n'.repeat(60_000), '\n'.repeat(1000), 'x'.repeat(20_001)]) {
    await page.goto(`${root()}glossary/`);
    const draft = JSON.stringify({ source: much, flows: true });
    await page.evaluate((text) => localStorage.setItem('drawing:', text), draft);
    await page.goto(editor());
    await expect(source(page)).toHaveValue(/^flowchart/);
    await expect(page.locator('.ed-note')).toBeEmpty();
  }
});

test('damaged links say so, and leave an example to go on with', async ({ page }) => {
  const faults = await watch(page);
  for (const [fragment, reason] of [
    ['1f%3Cscript%3E', 'does not hold a drawing'],
    ['1fAAAA', 'damaged'],
    ['9fAAAA', 'later version'],
    [`1f${deflateRawSync(Buffer.alloc(20_000_000)).toString('base64url')}`, 'far more than a drawing'],
  ] as const) {
    await page.goto('about:blank');
    await page.goto(editor(`#${fragment}`));
    await expect(page.locator('.ed-note')).toContainText(reason);
    await expect(source(page)).toHaveValue(/flowchart LR/);
  }
  await page.goto(editor('?figure=../../secret/fig-x'));
  await settled(page);
  expect(faults).toEqual([]);
});

test('a browser that can’t pack or unpack a link says so, and calls no link damaged', async ({ page }) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(globalThis, 'CompressionStream');
    Reflect.deleteProperty(globalThis, 'DecompressionStream');
  });
  await page.goto(link('flowchart LR\naccTitle: T\naccDescr: D\na[A] --> b[B]'));
  await expect(page.locator('.ed-note')).toContainText('This browser can’t unpack the drawing in the link.');
  await expect(drawing(page)).toHaveCount(1);
  await page.getByRole('button', { name: 'Copy link to this copy' }).click();
  await expect(page.locator('.ed-note')).toContainText('This browser can’t pack a drawing into a link.');
  // The drawing itself is as good as it was.
  await expect(source(page)).toHaveAttribute('aria-invalid', 'false');
});

test('hostile sources run nothing, fetch nothing, and leave the editor alive', async ({ page }) => {
  const faults = await watch(page);
  await page.addInitScript(() => {
    (window as unknown as { hacked(): void }).hacked = () =>
      document.documentElement.setAttribute('hacked', '');
  });
  page.on('dialog', (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.goto(editor());
  await settled(page);
  for (const [at, [name, text]] of Object.entries(hostile).entries()) {
    await test.step(name, async () => {
      // Most are typed, which is quick; a link brings each tenth, and what it brings is drawn the same way.
      if (at % 10) await source(page).fill(text);
      else {
        await page.goto('about:blank');
        await page.goto(link(text));
      }
      await settled(page);
      await expect(source(page)).toHaveValue(text);
      await expect(page.locator('html[hacked]'), name).toHaveCount(0);
      const odd = page.locator(
        '.draw :is(script, a, image, img, foreignObject, style, iframe, use, animate), .draw [href], .draw [style], .draw [onerror], .draw [onload], .draw [onclick]',
      );
      await expect(odd, name).toHaveCount(0);
      expect(await page.evaluate(() => Object.keys(Object.prototype)), name).toEqual([]);
      for (const told of await problem(page).locator('li').allTextContents())
        expect(told.length, name).toBeLessThan(420);
    });
  }
  await source(page).fill('flowchart LR\naccTitle: T\naccDescr: D\na[Still alive] --> b[B]');
  await expect(drawing(page).getByText('Still alive')).toBeVisible();
  expect(faults).toEqual([]);
});

test('a graph that takes too long ends in a sentence, while the page answers', async ({ page }) => {
  // How long a graph takes is the machine's business: this one never ends.
  await page.route('**/assets/drawer-worker.*', async (route) => {
    const response = await route.fetch();
    const hang = "addEventListener('message', ({ data }) => { while (data.source.includes('n449')); });";
    await route.fulfill({ response, body: hang + (await response.text()) });
  });
  await page.clock.install();
  await page.goto(editor());
  await expect(drawing(page)).toHaveCount(1, { timeout: 20_000 });
  await source(page).fill(huge);
  await page.getByRole('radio', { name: 'Dark' }).first().check({ force: true });
  expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
  await expect(page.locator('.draw')).toHaveAttribute('aria-busy', 'true');
  await page.clock.fastForward('01:00');
  await expect(problem(page)).toContainText('It was still not drawn after');
  await expect(page.locator('.ed-state')).toHaveText('Last drawing that worked');
  await source(page).fill(`flowchart LR\naccTitle: T\naccDescr: D\na[Still alive] --> b[B]`);
  await expect(drawing(page).getByText('Still alive')).toBeVisible({ timeout: 20_000 });
});
