/** The page around the content: header, menus, contents, copying, paper. */
import { expect, test } from '@playwright/test';
import { rgbOf } from '../colors.ts';
import { root } from './site.ts';

const OPTION = 'private-connectivity/container-runner/';

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('on a phone the menu opens and leads on', async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(root() + OPTION);
    await expect(page.getByRole('navigation', { name: 'Pages' })).toBeHidden();
    await page.getByRole('button', { name: 'Menu' }).click();
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'IP ranges' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('IP ranges');
  });
});

test('the keyboard reaches the content first, and every control shows its focus', async ({ page }) => {
  await page.goto(root() + OPTION);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#main$/);
});

test('the contents mark the section that is being read', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(`${root()}${OPTION}#what-it-costs`);
  await expect(page.locator('.toc a[aria-current]')).toHaveText('What it costs');
});

test('the list of pages shows where the reader is, and the way on follows it', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  for (const path of [OPTION, 'private-connectivity/rollout/']) {
    await page.goto(root() + path);
    const here = page.locator('.side [aria-current=page]');
    await expect(here).toBeInViewport();
    const names = (await page.locator('.side li a').allTextContents()).map((name) => name.trim());
    const next = names[names.indexOf((await here.textContent())!.trim()) + 1]!;
    await expect(page.getByRole('navigation', { name: 'Previous and next' })).toContainText(next);
  }
});

test('the mark in the contents moves nothing, whichever section it is on', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(`${root()}private-connectivity/security/`);
  const height = async () => (await page.locator('.toc ul').boundingBox())!.height;
  const links = page.locator('.toc a');
  await links.nth(1).click();
  await expect(links.nth(1)).toHaveAttribute('aria-current', 'true');
  const one = await height();
  await links.nth(0).click();
  await expect(links.nth(0)).toHaveAttribute('aria-current', 'true');
  expect(await height()).toBe(one);
});

test('copying gives the source text, says so, and says nothing untrue when refused', async ({ page }) => {
  await page.goto(root() + OPTION);
  const figure = page.locator('figure.code', { hasText: '.circleci/config.yml' }).first();
  await figure.getByRole('button', { name: /Copy/ }).click();
  await expect(figure.getByRole('status')).toHaveText(/^Copied/);
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/^version: 2\.1\n[\s\S]*\n$/);

  await page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true });
    document.execCommand = () => false;
    getSelection()?.removeAllRanges();
  });
  const second = page.locator('figure.code:visible', { has: page.locator('copy-button') }).nth(1);
  await second.getByRole('button', { name: /Copy/ }).first().click();
  await expect(second.getByRole('status')).toHaveText(/^Selected: press/);
  expect(await page.evaluate(() => getSelection()?.toString().length)).toBeGreaterThan(10);
});

test('printed, it is paper: white, unfolded, without controls', async ({ page }) => {
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await page.goto(root() + OPTION);
  await expect(page.locator('body')).toHaveCSS('background-color', rgbOf('--paper', 'light'));
  await expect(page.locator('.side')).toBeHidden();
  await expect(page.locator('copy-button').first()).toBeHidden();
  await expect(page.locator('figure.fig details li').first()).toBeVisible();
});

test('the cost calculator takes what people type', async ({ page }) => {
  await page.goto(`${root()}private-connectivity/costs/`);
  const amount = page.getByLabel('Gigabytes a month');
  const result = page.locator('cost-calculator output').first();
  await amount.fill('12,5');
  await expect(result).toHaveText('5,625 credits, $3.38');
  for (const wrong of ['', '-1', '<img src=x>', '99999999999999']) {
    await amount.fill(wrong);
    await expect(result).toHaveText('–');
    await expect(amount).toHaveAttribute('aria-invalid', 'true');
  }
  await amount.fill('0');
  await expect(result).toHaveText('0 credits, $0.00');
});

test('the header stays while the page scrolls, and a place that is gone to stands below it', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(`${root()}${OPTION}#what-it-costs`);
  const header = page.getByRole('banner');
  await expect(header).toBeInViewport();
  const bottom = async () => {
    const { y, height } = (await header.boundingBox())!;
    return y + height;
  };
  expect(await bottom()).toBeLessThanOrEqual(60);
  const place = (await page.locator('#what-it-costs').boundingBox())!;
  expect(place.y).toBeGreaterThanOrEqual(await bottom());
  await page.emulateMedia({ media: 'print' });
  await expect(header).toHaveCSS('position', 'static');
});

test('with letters of any size the header stays only where it is one row', async ({ page }) => {
  const session = await page.context().newCDPSession(page);
  for (const letters of [16, 24, 32])
    for (const width of [320, 360, 412, 768]) {
      // The size that a reader sets in the browser.
      await session.send('Page.setFontSizes', { fontSizes: { standard: letters } });
      await page.setViewportSize({ width, height: 800 });
      await page.goto(root() + OPTION);
      const header = page.getByRole('banner');
      const { position, rows } = await header.evaluate((bar) => ({
        position: getComputedStyle(bar).position,
        rows: Math.round(bar.getBoundingClientRect().height / parseFloat(getComputedStyle(bar).minHeight)),
      }));
      const letter = `${width} px, letters of ${letters} px`;
      if (position === 'sticky') expect(rows, letter).toBe(1);
      else expect(width / letters, letter).toBeLessThan(22);
    }
});

test('on a phone search, contents and menu are in reach anywhere on a long page', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(`${root()}${OPTION}#sources`);
  for (const name of [/^Search/, 'On this page', 'Menu'])
    await expect(page.getByRole('banner').getByRole('button', { name })).toBeInViewport();
  await page.getByRole('banner').getByRole('button', { name: 'On this page' }).click();
  await page
    .getByRole('navigation', { name: 'On this page' })
    .getByRole('link', { name: 'What it costs' })
    .click();
  await expect(page.locator('#what-it-costs')).toBeInViewport();
});

/** WCAG 1.4.12, as its bookmarklets set it. */
const SPACED =
  '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }';

for (const [width, height] of [
  [1280, 800],
  [1160, 800],
  [360, 740],
  [320, 256],
] as const)
  test(`the header holds its controls with wide text spacing at ${width} × ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.goto(root() + OPTION);
    // The policy lets no style in: a sheet of the page's own may set it.
    await page.evaluate((css) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      document.adoptedStyleSheets.push(sheet);
    }, SPACED);
    const outside = await page.getByRole('banner').evaluate(
      (header) =>
        [...header.querySelectorAll('a, button, label')]
          .filter((one) => one.checkVisibility({ visibilityProperty: true }))
          .map((one) => one.getBoundingClientRect())
          .filter(
            ({ left, right, width: wide, height: high }) =>
              left < 0 || right > innerWidth || wide < 24 || high < 24,
          ).length,
    );
    expect(outside).toBe(0);
    // Zoomed so far that the window is low, the header leaves with the text.
    await page.evaluate(() => scrollTo(0, 2000));
    if (height < 300) await expect(page.getByRole('banner')).not.toBeInViewport();
  });

test('the header is as wide as the text, on wide windows too', async ({ page }) => {
  await page.setViewportSize({ width: 1920, height: 900 });
  for (const path of ['', OPTION, 'private-connectivity/compare/']) {
    await page.goto(root() + path);
    const left = async (selector: string) => (await page.locator(selector).first().boundingBox())!.x;
    const text = path === OPTION ? '.side' : 'h1';
    await expect.poll(async () => Math.abs((await left('.brand')) - (await left(text)))).toBeLessThan(4);
  }
});

test('names in the contents break where their words do, and crumbs never start a line with a slash', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(`${root()}private-connectivity/troubleshooting/`);
  const cut = await page
    .locator('.toc a')
    .evaluateAll((links) => links.filter((link) => link.scrollWidth > link.clientWidth + 1).length);
  expect(cut).toBe(0);
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(`${root()}private-connectivity/site-to-site/`);
  const starts = await page
    .locator('.crumbs li')
    .evaluateAll((items) => items.map((one) => getComputedStyle(one, '::before').content));
  expect(starts.every((content) => content === 'none')).toBe(true);
});

test('a name that fits its line in the contents may not break', async ({ page }) => {
  await page.goto(`${root()}private-connectivity/targets/`);
  const link = page.locator('.toc a', { hasText: 'WinRM' });
  expect(await link.evaluate((element) => element.innerHTML)).toContain('WinRM');
});

test('on a narrow window a cell’s sign and words stand on the lines of its neighbors', async ({ page }) => {
  await page.setViewportSize({ width: 768, height: 900 });
  await page.goto(`${root()}private-connectivity/security/`);
  const tops = await page
    .locator('.threats tr', { hasText: 'IP ranges' })
    .locator('td a')
    .evaluateAll((links) => links.map((link) => link.getBoundingClientRect().top).sort((a, b) => a - b));
  // Fractions of a pixel make no line.
  expect(tops.filter((top, at) => !at || top - tops[at - 1]! > 2)).toHaveLength(2);
});

test('a card on a phone names no cell that is empty', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(`${root()}private-connectivity/far-end/`);
  // No table of the guide has one just now.
  const cell = page.locator('.stacked td').last();
  await expect(cell).toBeVisible();
  await cell.evaluate((element) => element.replaceChildren());
  await expect(cell).toBeHidden();
});
