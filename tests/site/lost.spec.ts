/** Addresses that were, and addresses that never were: each leads on. */
import { expect, test } from '@playwright/test';
import { nested, root, watch } from './site.ts';

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

test('a host that serves a page without the slash behind its address leads nobody astray', async ({
  page,
}) => {
  const faults = await watch(page);
  const bare = `${nested()}private-connectivity/ip-ranges`;
  await page.route(`${bare}?*`, async (route) =>
    route.fulfill({ response: await route.fetch({ url: `${bare}/` }) }),
  );
  await page.goto(`${bare}?actor=customer-b#set-it-up`);
  await expect(page).toHaveURL(`${bare}/?actor=customer-b#set-it-up`);
  await expect(page.locator('#set-it-up')).toBeInViewport();
  await page.getByRole('button', { name: /^Search/ }).click();
  await expect(page.locator('.finder input').first()).toBeFocused();
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'VPN in the job' }).first().click();
  await expect(page).toHaveURL(`${nested()}private-connectivity/vpn/`);
  // What a browser fetches ahead of the page's first script it asks for at the wrong place.
  expect(faults.filter((fault) => !/^404: .*\.js$|Failed to load resource/.test(fault))).toEqual([]);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

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

for (const [mangled, meant] of [
  ['ip-ranges/).', 'ip-ranges/'],
  ['ip-ranges%E2%80%9D', 'ip-ranges/'],
  ['ip-ranges/%23fig-who-reaches-what', 'ip-ranges/#fig-who-reaches-what'],
  ['ip-ranges%23set-it-up,', 'ip-ranges/#set-it-up'],
  ['compare/%3Fneed=docker', 'compare/?need=docker'],
  ['compare/%3E?need=docker', 'compare/?need=docker'],
] as const) {
  test(`a link that came as ${mangled} leads to ${meant}`, async ({ page }) => {
    await page.goto(`${nested()}private-connectivity/${mangled}`);
    await page.waitForURL(`${nested()}private-connectivity/${meant}`);
  });
}

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
  await page.getByRole('link', { name: 'Start page' }).click();
  await expect(page).toHaveURL(root());
  // The page itself, and where it looked for the root of the site.
  expect(faults.filter((fault) => !/^(?:404: |console: Failed to load resource)/.test(fault))).toEqual([]);
});
