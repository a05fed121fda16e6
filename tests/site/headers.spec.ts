/** What the headers hold that a page cannot hold itself. All other tests run behind the same headers. */
import { expect, test } from '@playwright/test';
import { root } from './site.ts';

test('a worker can fetch nothing, whatever its file holds', async ({ page }) => {
  const asked: string[] = [];
  const attack = `
    const tell = (what) => fetch('${root()}llms.txt?' + what);
    tell('fetch').catch(() => {});
    try { importScripts('${root()}llms.txt?import'); } catch {}
    try { eval("fetch('${root()}llms.txt?eval')"); } catch {}
  `;
  await page.route('**/assets/drawer-worker.*', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: attack + (await response.text()) });
  });
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(`${root()}editor/`);
  // The attack has run: what stands behind it draws.
  await expect(page.locator('diagram-editor .draw svg').first()).toBeVisible({ timeout: 20_000 });
  expect(asked.filter((url) => url.includes('drawer-worker.'))).toHaveLength(1);
  expect(asked.filter((url) => url.includes('llms.txt'))).toEqual([]);
});

test('a picture opened by its address cannot run code', async ({ page }) => {
  await page.route('**/figures/*.svg', async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace('</svg>', '<script>document.title = "ran"</script></svg>');
    await route.fulfill({ response, body });
  });
  await page.goto(`${root()}figures/fig-closed.svg`);
  await expect(page.locator('svg')).toBeVisible();
  expect(await page.title()).not.toBe('ran');
});
