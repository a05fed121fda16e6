/**
 * A page that the browser translated: each piece of text stands in elements of the translator's, in other and longer
 * words, also what a script writes later. Code and drawings stay, as in Chrome.
 */
import { expect, test, type Page } from '@playwright/test';
import { KINDS, root, watch } from './site.ts';

const translate = (page: Page) =>
  page.evaluate(() => {
    const left = 'code, font, script, style, svg, textarea, title';
    const wrap = (text: Text) => {
      if (!text.data.trim() || text.parentElement?.closest(left)) return;
      const font = document.createElement('font');
      font.append(document.createElement('font'));
      font.firstElementChild!.textContent = text.data.replace(/\p{L}{3,}/gu, (word) =>
        word
          .split('')
          .reverse()
          .join('')
          .padEnd(Math.ceil(word.length * 1.35), 'ä'),
      );
      text.replaceWith(font);
    };
    const all = (node: Node) => {
      const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
      const texts: Text[] = [];
      while (walker.nextNode()) texts.push(walker.currentNode as Text);
      texts.forEach(wrap);
    };
    all(document.body);
    new MutationObserver((changes) =>
      changes.forEach(({ addedNodes }) =>
        addedNodes.forEach((node) => (node instanceof Text ? wrap(node) : all(node))),
      ),
    ).observe(document.body, { childList: true, subtree: true });
  });

for (const [kind, path] of Object.entries({ ...KINDS, reader: 'private-connectivity/read/' }))
  test(`${kind}: the words of another language have room, and no script stumbles`, async ({ page }) => {
    const faults = await watch(page);
    await page.goto(root() + path, { waitUntil: 'load' });
    await translate(page);
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 900 });
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0);
    }
    expect(faults).toEqual([]);
  });

test('a button answers where a translator put its words into elements', async ({ page }) => {
  await page.goto(`${root()}private-connectivity/read/`, { waitUntil: 'load' });
  await translate(page);
  await page.locator('[name=example] font font').click();
  await expect(page.locator('.rd-result table code').first()).toHaveText('report');
  await page.locator('[name=clear] font font').click();
  await expect(page.locator('.rd-result')).toBeHidden();
});

test('a recent search is run again in the words in which it was typed', async ({ page }) => {
  await page.goto(`${root()}search/?q=timeout`, { waitUntil: 'load' });
  await page.locator('guide-search section a').first().click();
  await page.goto(`${root()}search/`, { waitUntil: 'load' });
  const field = page.locator('guide-search input');
  await field.focus();
  await expect(page.locator('.again button')).toHaveText('timeout');
  await translate(page);
  await page.locator('.again button').click();
  await expect(field).toHaveValue('timeout');
  await expect(page.locator('guide-search section a').first()).toBeVisible();
});
