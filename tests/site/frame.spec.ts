/** The page around the content: color scheme, menus, contents, copying, old addresses, the 404 page. */
import { expect, test, type Page } from '@playwright/test';
import { nested, refuseStorage, root, watch } from './site.ts';

const OPTION = 'private-connectivity/container-runner/';
const paper = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
const LIGHT = 'rgb(253, 254, 254)';
const DARK = 'rgb(14, 19, 21)';

test('the scheme control names three states, is announced, stored, and followed by other tabs', async ({
  page,
  context,
}) => {
  await page.goto(root() + OPTION);
  const control = page.getByRole('group', { name: 'Color scheme' }).first();
  await expect(control.getByRole('radio', { name: 'Auto' })).toBeChecked();
  const other = await context.newPage();
  await other.goto(root());
  await control.getByText('Dark').click();
  await expect(control.getByRole('radio', { name: 'Dark' })).toBeChecked();
  expect(await paper(page)).toBe(DARK);
  await expect.poll(() => paper(other)).toBe(DARK);
  await page.reload();
  expect(await paper(page)).toBe(DARK);
  await expect(control.getByRole('radio', { name: 'Dark' })).toBeChecked();
  await control.getByText('Auto').click();
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
  await expect.poll(() => paper(other)).toBe(LIGHT);
});

test('auto follows the system while the page is open', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(root() + OPTION);
  expect(await paper(page)).toBe(LIGHT);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await paper(page)).toBe(DARK);
});

test('a stored choice shows from the first frame', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('scheme', 'dark'));
  // The deferred scripts never arrive: only what stands in the head can have set the scheme.
  await page.route('**/assets/**', (route) => route.abort());
  await page.goto(root() + OPTION);
  expect(await paper(page)).toBe(DARK);
});

test('where storage is refused the control still works for the page', async ({ page }) => {
  await refuseStorage(page);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(root());
  await page.getByRole('group', { name: 'Color scheme' }).first().getByText('Dark').click();
  expect(await paper(page)).toBe(DARK);
  expect(errors).toEqual([]);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  for (const [colorScheme, color] of [
    ['light', LIGHT],
    ['dark', DARK],
  ] as const) {
    test(`the system's ${colorScheme} scheme decides, and no dead control shows`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.goto(root() + OPTION);
      expect(await paper(page)).toBe(color);
      await expect(page.locator('scheme-switch').first()).toBeHidden();
      await expect(page.locator('copy-button').first()).toBeHidden();
      await expect(page.locator('figure.fig svg:visible').first()).toBeVisible();
    });
  }

  test('on a phone the menu opens and leads on', async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(root() + OPTION);
    await expect(page.getByRole('navigation', { name: 'Pages' })).toBeHidden();
    await page.getByRole('button', { name: 'Menu' }).click();
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'IP ranges' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('IP ranges');
  });

  test('the old address says where its page and its parts are now, and which part was asked for', async ({
    page,
  }) => {
    const old = `${root()}advanced_concepts/hybrid_connectivity`;
    await page.goto(old);
    await page.getByRole('link', { name: 'Options for private connectivity' }).click();
    await expect(page).toHaveURL(`${root()}private-connectivity/`);
    for (const [fragment, title] of [
      ['ip-ranges', 'IP ranges'],
      ['container-runner', 'Container runner'],
    ] as const) {
      await page.goto(`${old}#${fragment}`);
      const link = page.getByRole('link', { name: title, exact: true });
      await expect(link).toHaveCSS('border-top-style', 'solid');
      await expect(page.locator('a').filter({ hasNotText: title }).first()).toHaveCSS(
        'border-top-style',
        'none',
      );
      await link.click();
      await expect(page).toHaveURL(`${root()}private-connectivity/${fragment}/`);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
    }
  });
});

for (const [old, target] of [
  ['advanced_concepts/hybrid_connectivity', 'private-connectivity/'],
  ['advanced_concepts/hybrid_connectivity/', 'private-connectivity/'],
  ['advanced_concepts/hybrid_connectivity.html', 'private-connectivity/'],
  ['advanced_concepts/hybrid_connectivity/#ip-ranges', 'private-connectivity/ip-ranges/'],
  ['advanced_concepts/hybrid_connectivity.html#container-runner', 'private-connectivity/container-runner/'],
  ['advanced_concepts/hybrid_connectivity/#nonsense', 'private-connectivity/'],
] as const) {
  test(`the old address /${old} leads to /${target}`, async ({ page }) => {
    await page.goto(nested() + old);
    await page.waitForURL(nested() + target);
  });
}

test('the keyboard reaches the content first, and every control shows its focus', async ({ page }) => {
  await page.goto(root() + OPTION);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeInViewport();
  await page.keyboard.press('Enter');
  expect(new URL(page.url()).hash).toBe('#main');
});

test('the contents mark the section that is being read', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(`${root()}${OPTION}#what-it-costs`);
  await expect(page.locator('.toc a[aria-current]')).toHaveText('What it costs');
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

test('copying gives the source text, says so, and says nothing untrue when refused', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
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

test('an unknown address answers with a page that finds its way home, at any depth', async ({ page }) => {
  const response = await page.goto(`${nested()}no/such/page/`);
  expect(response?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This page does not exist');
  await page.getByRole('link', { name: 'Choose', exact: true }).last().click();
  await expect(page).toHaveURL(`${nested()}private-connectivity/choose/`);
});

test('a link pressed before that page has found its way leads there all the same', async ({ page }) => {
  let answer = () => {};
  const pressed = new Promise<void>((resolve) => (answer = resolve));
  await page.route('**/assets/**', async (route) => {
    if (route.request().method() === 'HEAD') await pressed;
    await route.continue();
  });
  await page.goto(`${nested()}no/such/page/`);
  await page.getByRole('link', { name: 'Choose', exact: true }).last().click();
  answer();
  await expect(page).toHaveURL(`${nested()}private-connectivity/choose/`);
});

test('the 404 page asks no other host, whatever the path', async ({ page }) => {
  const faults = await watch(page);
  await page.goto(`${new URL(root()).origin}//other.example/x/`);
  await page.getByRole('link', { name: /at a glance$/ }).click();
  await expect(page).toHaveURL(root());
  // The page itself, and where it looked for the root of the site.
  expect(faults.filter((fault) => !/^(?:404: |console: Failed to load resource)/.test(fault))).toEqual([]);
});

test('printed, it is paper: white, unfolded, without controls', async ({ page }) => {
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await page.goto(root() + OPTION);
  expect(await paper(page)).toBe(LIGHT);
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
    expect(Math.abs((await left('.brand')) - (await left(path === OPTION ? '.side' : 'h1')))).toBeLessThan(4);
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
