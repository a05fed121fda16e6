/** Bare views in the frames of other sites. */
import { createServer } from 'node:http';
import { expect, test, type Page } from '@playwright/test';
import { rgbOf } from '../colors.ts';
import { OPTION, root } from './site.ts';

/** A wiki on another origin, with the frame as an author would paste it. */
async function wiki(frame: string): Promise<{ url: string; close: () => void }> {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end(
      `<!doctype html><title>Wiki</title><body>${frame}<script>heights = []; addEventListener('message', ({ data }) => heights.push(data))</script>`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const { port } = server.address() as { port: number };
  return { url: `http://localhost:${port}/`, close: () => server.close() };
}

test.describe('bare views', () => {
  const src = () => `${root()}embed/${OPTION}fig-who-reaches-what/`;

  for (const sandbox of ['', 'allow-scripts']) {
    test(`a figure shows in a frame with sandbox="${sandbox}" on another origin`, async ({ page }) => {
      const faults: string[] = [];
      page.on('pageerror', (error) => faults.push(error.message));
      const host = await wiki(
        `<iframe sandbox="${sandbox}" width="720" height="500" src="${src()}"></iframe>`,
      );
      await page.goto(host.url);
      const frame = page.frameLocator('iframe');
      await expect(frame.locator('svg.dg:visible')).toBeVisible();
      await expect(
        frame.getByRole('link', { name: /IP ranges · .* · CircleCI Field Guide/ }),
      ).toHaveAttribute('href', /\/private-connectivity\/ip-ranges\/#fig-who-reaches-what$/);
      if (sandbox) {
        await expect.poll(() => page.evaluate('heights.length')).toBeGreaterThan(0);
        const [message] = await page.evaluate<{ source: string; height: number }[]>('heights');
        expect(message).toMatchObject({ source: 'circleci-field-guide' });
        expect(message!.height).toBeGreaterThan(200);
      }
      expect(faults).toEqual([]);
      host.close();
    });
  }

  test('a page shows in no frame of another origin', async ({ page }) => {
    const bare = `${root()}embed/${OPTION}`;
    const host = await wiki(`<iframe src="${root() + OPTION}"></iframe><iframe src="${bare}"></iframe>`);
    await page.goto(host.url);
    await expect(page.frameLocator('iframe').nth(1).getByText('IP ranges').first()).toBeAttached();
    await expect(page.frameLocator('iframe').nth(0).getByText('IP ranges')).toHaveCount(0);
    host.close();
  });

  test('the scheme follows the system, the parameter, or without scripts the fragment', async ({
    page,
    browser,
  }) => {
    const paper = (target: Page) => target.evaluate(() => getComputedStyle(document.body).backgroundColor);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(src());
    expect(await paper(page)).toBe(rgbOf('--paper', 'light'));
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await paper(page)).toBe(rgbOf('--paper', 'dark'));
    await page.goto(`${src()}?theme=light`);
    expect(await paper(page)).toBe(rgbOf('--paper', 'light'));
    await page.goto(`${src()}?theme=<script>`);
    expect(await paper(page)).toBe(rgbOf('--paper', 'dark'));
    const bare = await (
      await browser.newContext({ javaScriptEnabled: false, colorScheme: 'light' })
    ).newPage();
    await bare.goto(`${src()}#dark`);
    expect(await paper(bare)).toBe(rgbOf('--paper', 'dark'));
    await bare.context().close();
  });

  test('the comparison and a snippet work in a frame, without anything from elsewhere', async ({ page }) => {
    for (const [place, seen] of [
      ['embed/private-connectivity/compare/', 'table'],
      [`embed/${OPTION}snippet-config-yml/`, 'pre'],
      ['embed/private-connectivity/vpn/', '.plate'],
      ['embed/private-connectivity/vpn/', 'figure.fig svg'],
    ] as const) {
      const faults: string[] = [];
      page.on('pageerror', (error) => faults.push(error.message));
      await page.goto(root() + place);
      await expect(page.locator(seen).filter({ visible: true }).first()).toBeVisible();
      for (const width of [720, 320]) {
        await page.setViewportSize({ width, height: 600 });
        expect(
          await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
          place,
        ).toBeLessThanOrEqual(0);
      }
      expect(faults).toEqual([]);
    }
  });
});
