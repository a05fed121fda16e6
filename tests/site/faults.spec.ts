/**
 * Files that do not come, one at a time, on every kind of page: what the page shows without scripts stays, no control
 * shows that cannot work, and what was asked for and did not come is told, with what helps.
 */
import { readdirSync } from 'node:fs';
import { expect, test, type Page, type Route } from '@playwright/test';
import { pairs } from '../../src/lib/testing/thorough.ts';
import { tally } from '../tally.ts';
import { KINDS, OPTION, read, root, watch } from './site.ts';

/** Ways for a file not to come. `old`: the guide was published anew, and its files have other names. */
const FAULTS: Record<string, (route: Route) => Promise<void>> = {
  missing: (route) => route.fulfill({ status: 404, contentType: 'text/html', body: '<h1>Not found</h1>' }),
  'a page instead': (route) => route.fulfill({ contentType: 'text/html', body: '<h1>Welcome</h1>' }),
  truncated: async (route) => {
    const response = await route.fetch();
    const body = await response.text();
    await route.fulfill({ response, body: body.slice(0, body.length / 2) });
  },
  'cut off': (route) => route.abort(),
};

const assets = readdirSync('dist/assets');
const file = (name: string) => assets.find((one) => one.startsWith(`${name}.`))!;
/** Files that a page starts with, itself and by what it imports. */
const startsWith = (path: string): string[] => {
  const html = read(`${path.split('?')[0]!}index.html`);
  const own = [...html.matchAll(/<script type="module" src="[^"]*assets\/([^"]+)"/g)].map(
    ([, name]) => name!,
  );
  return [...new Set([...own, file('shared')])];
};

/** Controls that show though nothing stands behind them: those of elements whose script has not run. */
const deadControls = (page: Page) =>
  page.evaluate(() => {
    const native = 'a, summary, [popovertarget], .more input, .tabs input, .wrap input, [name=if]';
    return [...document.querySelectorAll<HTMLElement>('button, input, select, textarea')]
      .filter((control) => control.checkVisibility({ visibilityProperty: true }) && !control.matches(native))
      .filter((control) => {
        const owner = control.closest<HTMLElement>(
          'search-button, page-menu, scheme-switch, copy-button, your-values, cost-calculator, option-chooser, comparison-view, ask-all, guide-search, diagram-editor, who-reaches, figure-menu, .notice',
        );
        return !owner || (owner.localName.includes('-') && !customElements.get(owner.localName));
      })
      .map((control) => control.outerHTML.slice(0, 100));
  });

/** What there is to read: headings, paragraphs, cells and drawings that show. */
const reading = (page: Page) =>
  page.evaluate(
    () =>
      [...document.querySelectorAll('main :is(h1, h2, h3, p, td, .dg)')].filter(
        (part) => !part.closest('[hidden], details, guide-search, diagram-editor') && part.checkVisibility(),
      ).length,
  );

for (const [kind, path] of Object.entries(KINDS)) {
  test(`${kind}: each script that does not come leaves the page whole and no dead control`, async ({
    page,
    browser,
  }) => {
    const plain = await browser.newPage({ javaScriptEnabled: false });
    await plain.goto(root() + path);
    // Without scripts nothing is dead either.
    await expect(plain.locator('search-button button')).toBeHidden();
    await plain.close();
    for (const [name, [fault, act]] of pairs(startsWith(path), Object.entries(FAULTS), 2)) {
      await test.step(`${name} ${fault}`, async () => {
        await page.route(`**/assets/${name}`, act);
        await page.goto(root() + path, { waitUntil: 'load' });
        await expect.poll(() => deadControls(page), `${name} ${fault}`).toEqual([]);
        expect(await reading(page), `${name} ${fault}`).toBeGreaterThan(0);
        await expect(page.locator('h1')).toBeVisible();
        await page.unroute(`**/assets/${name}`);
        tally('fault', 'a script that a page starts with', `${kind}: ${name} ${fault}`);
      });
    }
  });

  test(`${kind}: a slow script keeps the room of its controls, and they come with it`, async ({ page }) => {
    let release!: () => void;
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route('**/assets/shared.*', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(root() + path, { waitUntil: 'commit' });
    await expect(page.locator('footer')).toBeAttached();
    const button = page.locator('search-button button');
    await expect(button).not.toBeVisible();
    expect(await deadControls(page)).toEqual([]);
    const before = await button.boundingBox();
    release();
    await expect(button).toBeVisible();
    expect(await button.boundingBox()).toEqual(before);
    tally('fault', 'a script that comes late', kind);
  });
}

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

test('what a proxy puts into a page and the policy stops takes nothing from it', async ({
  page,
  context,
}) => {
  const script = '<script src="https://proxy.example/bar.js"></script>';
  for (const path of [OPTION, 'private-connectivity/compare/', 'private-connectivity/choose/']) {
    await page.goto(root() + path, { waitUntil: 'load' });
    const other = await context.newPage();
    await other.route(root() + path, async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace(/<\/(?:head|body)>/g, (end) => script + end);
      await route.fulfill({ response, body });
    });
    await other.goto(root() + path, { waitUntil: 'load' });
    await expect(other.locator('script[src*="proxy.example"]')).toHaveCount(2);
    await expect(other.locator('html')).toHaveAttribute('data-scripts');
    expect(await reading(other)).toBe(await reading(page));
    // The comparison keeps its marks on one screen, and the chooser its one question.
    const tall = (one: Page) =>
      one
        .locator('.tbl, option-chooser, figure.fig')
        .first()
        .evaluate((part) => part.scrollHeight);
    expect(await tall(other)).toBe(await tall(page));
    await other.close();
    tally('fault', 'a script that a proxy puts in', path);
  }
});

test('a page whose policy lets nothing be fetched offers nothing that would have to be', async ({
  page,
  context,
}) => {
  const faults = await watch(page);
  await page.goto(`${root()}private-connectivity/read/?since=2026-01-01`, { waitUntil: 'load' });
  await page.locator('textarea:visible').first().fill('version: 2.1');
  const search = page.getByRole('button', { name: 'Search in a new tab' });
  await search.hover();
  const [other] = await Promise.all([context.waitForEvent('page'), search.click()]);
  await expect(other).toHaveURL(`${root()}search/`);
  await expect(other.locator('guide-search input')).toBeVisible();
  await expect(page.locator('textarea:visible').first()).toHaveValue('version: 2.1');
  await page.locator('[popovertarget=page-menu]').click();
  await expect(page.getByRole('link', { name: 'View as Markdown' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Copy page as Markdown' })).toHaveCount(0);
  expect(faults).toEqual([]);
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

/** Parts of the browser that may be absent. */
const ABSENT: Record<string, () => void> = {
  IntersectionObserver: () => Reflect.deleteProperty(globalThis, 'IntersectionObserver'),
  matchMedia: () => Reflect.deleteProperty(globalThis, 'matchMedia'),
  dialog: () => Reflect.deleteProperty(HTMLDialogElement.prototype, 'showModal'),
  popover: () => Reflect.deleteProperty(HTMLElement.prototype, 'showPopover'),
  requestIdleCallback: () => Reflect.deleteProperty(globalThis, 'requestIdleCallback'),
  CompressionStream: () => {
    Reflect.deleteProperty(globalThis, 'CompressionStream');
    Reflect.deleteProperty(globalThis, 'DecompressionStream');
  },
  clipboard: () => Object.defineProperty(Navigator.prototype, 'clipboard', { value: undefined }),
  history: () => {
    History.prototype.pushState = History.prototype.replaceState = () => {
      throw new DOMException('too often', 'SecurityError');
    };
  },
};

const MISSED = Map.groupBy(pairs(Object.keys(ABSENT), Object.entries(KINDS), 4), ([name]) => name);

for (const [name, remove] of Object.entries(ABSENT))
  test(`without ${name} nothing breaks`, async ({ page }) => {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.addInitScript(remove);
    for (const [, [, path]] of MISSED.get(name)!) {
      await page.goto(root() + path, { waitUntil: 'load' });
      await expect.poll(() => deadControls(page)).toEqual([]);
    }
    await page.goto(root() + OPTION, { waitUntil: 'load' });
    const copy = page.locator('figure.code .cap > div > copy-button').last();
    await copy.getByRole('button').click();
    await expect(copy.getByRole('status')).toHaveText(/^(Copied|Selected)/);
    await page.locator('search-button button').click();
    await page.locator('.finder input:visible, #query').first().fill('docker');
    await expect(page.locator('.found a').first()).toBeVisible();
    expect(errors).toEqual([]);
    for (const [, [kind]] of MISSED.get(name)!)
      tally('fault', 'a part of the browser that is absent', `${kind}: ${name}`);
  });
