/** The floor: what readers see in browsers older than some features, which are taken out of the styles and scripts. */
import { globSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import ts from 'typescript';
import { rgbOf } from '../colors.ts';
import { tally } from '../tally.ts';
import { OPTION, TOPIC, pages, read, root } from './site.ts';

/** Rewrites every answer so that the browser knows the features as little as an older one would. */
async function takeAway(page: Page): Promise<void> {
  await page.route('**/*', async (route) => {
    const response = await route.fetch();
    const type = response.headers()['content-type'] ?? '';
    if (!type.startsWith('text/html')) return route.fulfill({ response });
    const body = (await response.text())
      // The policy knows the styles by their hash.
      .replace(/<meta http-equiv="?content-security-policy"?[^>]*>/, '')
      .replace(/<style>[\s\S]*?<\/style>/g, (style) =>
        style
          .replaceAll('light-dark(', 'older(')
          .replaceAll(':has(', ':older(')
          .replaceAll(':popover-open', ':older-open')
          .replaceAll('content-visibility', 'older-visibility'),
      )
      .replace(/ popover(?=[ >=])/g, ' older');
    return route.fulfill({ response, body });
  });
}

const colorOf = (page: Page, selector: string, property: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1280, 360]) {
    test(`without light-dark(), :has, popovers and content-visibility a page reads in ${colorScheme} at ${width} px`, async ({
      page,
    }) => {
      const paper = rgbOf('--paper', colorScheme);
      await takeAway(page);
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 800 });
      await page.goto(root() + OPTION);
      expect(await colorOf(page, 'body', 'background-color')).toBe(paper);
      expect(await colorOf(page, 'body', 'color')).toBe(rgbOf('--ink', colorScheme));
      const fills = await page
        .locator('figure.fig svg:visible text')
        .evaluateAll((texts) => [...new Set(texts.map((text) => getComputedStyle(text).fill))]);
      expect(fills.length).toBeGreaterThan(0);
      expect(fills).not.toContain(paper);
      // Menus are closed, and no button offers to open one.
      const heading = (await page.getByRole('heading', { level: 1 }).boundingBox())!;
      expect(heading.y).toBeLessThan(400);
      await expect(page.locator('[popovertarget]:visible')).toHaveCount(0);
      await expect(page.locator('.pop:visible')).toHaveCount(0);
      await expect(page.getByRole('navigation', { name: 'Guide' })).toBeVisible();
      // What cannot change the drawing is not offered, and what the drawing shows is said once.
      await expect(page.locator('.what-if fieldset')).toBeHidden();
      await expect(page.locator('[data-say]:visible')).toHaveCount(1);
      tally('fault', 'a browser older than some features', `option ${colorScheme} ${width}`);
    });
  }
}

test('no page needs nested rules or ranges in media queries', async ({ request }) => {
  for (const path of pages) {
    const html = await (await request.get(root() + path)).text();
    const styles = [...html.matchAll(/<style>([\s\S]*?)<\/style>/g)].map(([, css]) => css).join('');
    expect(/@media[^{]*[<>][^{]*/.exec(styles)?.[0] ?? '', path).toBe('');
    expect(/&[^{]*\{/.exec(styles)?.[0] ?? '', path).toBe('');
  }
});

test('without the v flag of regular expressions values fill in', async ({ page }) => {
  await page.addInitScript(() => {
    const older = (pattern: string, flags?: string) => {
      if (flags?.includes('v')) throw new SyntaxError('Invalid flags');
      return new NewRegExp(pattern, flags);
    };
    const NewRegExp = RegExp;
    globalThis.RegExp = new Proxy(NewRegExp, {
      construct: (_, [pattern, flags]: [string, string?]) => older(pattern, flags),
      // Packed scripts leave `new` out.
      apply: (_, __, [pattern, flags]: [string, string?]) => older(pattern, flags),
    });
  });
  await page.goto(`${root()}${TOPIC}container-runner/`, { waitUntil: 'load' });
  await page.locator('your-values summary').click();
  await page.locator('your-values input').first().fill('acme');
  await expect(page.locator('mark.set').first()).toHaveText('acme');
  tally('fault', 'a browser older than some features', 'option without the v flag');
});

test('no script has a regular expression with the v flag, which would break all of it', () => {
  const found = globSync('assets/*.js', { cwd: 'dist' }).flatMap((file) => {
    const flagged: string[] = [];
    const look = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node) && /\/[a-z]*v[a-z]*$/.test(node.text))
        flagged.push(`${file}: ${node.text}`);
      ts.forEachChild(node, look);
    };
    look(ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest));
    return flagged;
  });
  expect(found).toEqual([]);
});
