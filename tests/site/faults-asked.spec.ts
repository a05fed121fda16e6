/** Files that a press asks for and that do not come, or come late: what was asked for is told, with what helps. */
import { expect, test, type Page } from '@playwright/test';
import { pairs } from '../../src/lib/testing/thorough.ts';
import { tally } from '../tally.ts';
import { FAULTS, assets, file } from './faults.ts';
import { OPTION, root } from './site.ts';

/** What is asked for by a press, the files that it needs, and where it is told that one did not come. */
const ASKED: {
  what: string;
  path: string;
  files: string[];
  ask: (page: Page) => Promise<void>;
  told: string;
}[] = [
  {
    what: 'search',
    path: OPTION,
    files: [
      file('dialog'),
      file('results'),
      file('engine'),
      assets.find((name) => /^search\..*json$/.test(name))!,
    ],
    ask: (page) => page.locator('search-button button').click(),
    told: '.notice p, .finder [role=alert]',
  },
  {
    what: 'sharing',
    path: OPTION,
    files: [file('share-popover')],
    ask: async (page) => {
      await page.locator('[popovertarget=page-menu]').click();
      await page.locator('[data-share=link]').click();
    },
    told: '.notice p',
  },
  {
    what: 'the page as Markdown',
    path: OPTION,
    files: ['../index.md'],
    ask: async (page) => {
      await page.locator('[popovertarget=page-menu]').click();
      await page.locator('[data-share=markdown]').click();
    },
    told: '.pop:popover-open > p',
  },
  {
    what: 'the runbook',
    path: OPTION,
    files: ['../runbook.md'],
    ask: (page) => page.getByRole('button', { name: 'Copy setup as runbook' }).click(),
    told: 'your-values [role=status]',
  },
  {
    what: 'filtering the table',
    path: 'private-connectivity/compare/',
    files: [file('filters')],
    ask: (page) => page.locator('.chip').first().click(),
    told: '.notice p',
  },
  {
    what: 'exporting the table',
    path: 'private-connectivity/compare/',
    files: [file('export')],
    ask: async (page) => {
      await page.locator('[popovertarget=export]').click();
      await page.locator('.ask-table button[value=wiki]').click();
    },
    told: '#export [role=status]',
  },
];

for (const { what, path, files, ask, told } of ASKED) {
  test(`${what}: what did not come is told, with what helps`, async ({ page }) => {
    for (const [name, [fault, act]] of pairs(files, Object.entries(FAULTS), 2)) {
      // Half of a text is a text.
      if (name.endsWith('.md') && fault === 'truncated') continue;
      await test.step(`${name} ${fault}`, async () => {
        const address = name.startsWith('../') ? `**/${name.slice(3)}` : `**/assets/${name}`;
        await page.route(address, act);
        await page.goto(root() + path, { waitUntil: 'load' });
        await page.evaluate(() => navigator.clipboard.writeText('before'));
        await ask(page);
        await expect(page.locator(told).first(), `${name} ${fault}`).toContainText(
          /did not load.*(reload|Reload|connection)/,
        );
        expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('before');
        expect(page.url().split('#')[0]).toBe(root() + path);
        await page.unroute(address);
        tally('fault', 'what a press asks for', `${what}: ${name} ${fault}`);
      });
    }
  });
}

test('a page that was open while the guide was published anew says so, and that reloading helps', async ({
  page,
}) => {
  await page.goto(root() + OPTION, { waitUntil: 'load' });
  await page.route('**/assets/**', (route) => route.fulfill({ status: 404, body: '' }));
  await page.route(root() + OPTION, async (route) => {
    const response = await route.fetch();
    await route.fulfill({
      response,
      body: (await response.text()).replaceAll(/\.[\w-]{8}\.js/g, '.00000000.js'),
    });
  });
  await page.locator('search-button button').click();
  await expect(page.locator('.notice p')).toHaveText(
    'Search did not load: this page is from an older version of the guide. Reload it.',
  );
  await page.unrouteAll();
  await page.locator('.notice').getByRole('button', { name: 'Reload' }).click();
  await page.locator('search-button button').click();
  await expect(page.locator('.finder input').first()).toBeFocused();
  tally('fault', 'an older page after a publication', 'search');
});

test('search that is slow says that it comes, and keeps what is typed meanwhile', async ({ page }) => {
  let release!: () => void;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(`**/assets/${file('dialog')}`, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(root() + OPTION, { waitUntil: 'load' });
  await page.keyboard.press('Control+k');
  const button = page.locator('search-button button');
  await expect(button).toHaveAttribute('aria-busy', 'true');
  await expect(button).toHaveCSS('border-style', 'dashed');
  await page.keyboard.type('docker');
  release();
  await expect(page.locator('.finder input').first()).toHaveValue('docker');
  await expect(button).not.toHaveAttribute('aria-busy');
  tally('fault', 'a script that comes late', 'the search dialog');
});

test('search that does not come lets go of the keys when the reader turns to something else', async ({
  page,
}) => {
  let release!: () => void;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(`**/assets/${file('dialog')}`, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(`${root()}private-connectivity/container-runner/`, { waitUntil: 'load' });
  const button = page.locator('search-button button');
  await page.keyboard.press('Control+k');
  await expect(button).toHaveAttribute('aria-busy', 'true');
  await page.locator('your-values summary').click();
  await expect(button).not.toHaveAttribute('aria-busy');
  const field = page.locator('your-values input').first();
  for (const turn of ['Escape', 'Tab']) {
    await page.keyboard.press('Control+k');
    await expect(button).toHaveAttribute('aria-busy', 'true');
    await page.keyboard.press(turn);
    await field.fill('');
    await page.keyboard.type('acme');
    await expect(field).toHaveValue('acme');
  }
  const arrived = page.waitForResponse((response) => response.url().endsWith(file('dialog')));
  release();
  await arrived;
  // Asked again it opens; it did not by itself, over what the reader turned to.
  await expect(page.locator('dialog.finder')).toHaveCount(0);
  await page.keyboard.press('Control+k');
  await expect(page.locator('.finder input').first()).toHaveValue('');
  tally('fault', 'a script that comes late', 'the search dialog, and the reader turned away');
});

test('offline after loading, search says so and leaves the page where it is', async ({ page, context }) => {
  for (const path of [OPTION, 'editor/', 'glossary/']) {
    await page.goto(root() + path, { waitUntil: 'load' });
    await context.setOffline(true);
    await page.keyboard.press('Control+k');
    await expect(page.locator('.notice p')).toHaveText(
      'Search did not load: there is no connection. Try again when it is back.',
    );
    expect(page.url()).toBe(root() + path);
    await context.setOffline(false);
    tally('fault', 'no connection after loading', path);
  }
});

test('the editor whose worker does not come says so', async ({ page }) => {
  for (const [fault, act] of Object.entries(FAULTS)) {
    await page.route('**/assets/drawer-worker.*', act);
    await page.goto(`${root()}editor/`);
    await expect(page.locator('.ed-missing')).toBeVisible();
    await expect(page.locator('progress')).toBeHidden();
    await page.unroute('**/assets/drawer-worker.*');
    tally('fault', 'what a press asks for', `editor: worker ${fault}`);
  }
});
