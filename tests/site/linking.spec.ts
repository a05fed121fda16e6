/** Being linked to: what each page tells others, that no address dies, sharing, bare views, the page as Markdown. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test, type Page } from '@playwright/test';
import sharp from 'sharp';
import { broken, check, readLedger, readOffer, unrecorded } from '../../src/linking/permalinks.ts';
import { allIds, publishedIds } from '../../src/linking/places.ts';
import { nested, pages, root, watch } from './site.ts';

const dist = (file: string) => path.join('dist', file);
const read = (file: string) => readFileSync(dist(file), 'utf8');
const OPTION = 'private-connectivity/ip-ranges/';

const unescape = (text: string) =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&#34;', '"')
    .replaceAll('&#38;', '&')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
const meta = (html: string, name: string) => {
  const found = new RegExp(`<meta (?:name|property)="${name}" content="([^"]*)"`).exec(html)?.[1];
  return found === undefined ? undefined : unescape(found);
};
const ORIGIN = /<link rel="canonical" href="([^"]*)"/.exec(read('index.html'))![1]!;
/** File of an absolute address of the site. */
const local = (address: string) => {
  expect(address.startsWith(ORIGIN), address).toBe(true);
  return address.slice(ORIGIN.length);
};
const listed = [...read('sitemap.xml').matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, address]) =>
  local(address!),
);
/** Pages with a twin; tools such as the search have none. */
const shared = listed.filter((page) =>
  /<link rel="alternate" type="text\/markdown"/.test(read(`${page}index.html`)),
);

test('the sitemap lists every page that search engines may list, and nothing else', () => {
  const open = pages.filter(
    (page) => !read(`${page}index.html`).includes('<meta name="robots" content="noindex">'),
  );
  expect(listed.toSorted()).toEqual(open.toSorted());
  expect(shared.length).toBeGreaterThanOrEqual(24);
});

test('every page says what it is to those who only read its first 8 kB', async () => {
  const titles = new Set<string>();
  for (const page of listed) {
    const html = read(`${page}index.html`);
    const head = Buffer.from(html).subarray(0, 8192).toString();
    const title = unescape(/<title>([^<]*)/.exec(head)![1]!);
    titles.add(title);
    expect(title.length, title).toBeLessThanOrEqual(90);
    expect(meta(head, 'og:title')).toBe(title);
    const description = meta(head, 'description')!;
    expect(description.length, page).toBeGreaterThanOrEqual(50);
    expect(description.length, page).toBeLessThanOrEqual(160);
    expect(meta(head, 'og:description')).toBe(description);
    expect(meta(head, 'og:url')).toBe(ORIGIN + page);
    expect(/<link rel="canonical" href="([^"]*)"/.exec(head)?.[1]).toBe(ORIGIN + page);
    expect(meta(head, 'og:image:alt')).toBeTruthy();
    expect(meta(head, 'twitter:card')).toBe('summary_large_image');
    expect(head).toMatch(/<link rel="icon"/);
    expect(head).toMatch(/<meta name="theme-color"/);
    const data = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/.exec(head)![1]!);
    expect(data.map((entry: { '@type': string }) => entry['@type'])).toEqual([
      'TechArticle',
      'BreadcrumbList',
    ]);
    for (const { item } of data[1].itemListElement) read(`${local(item)}index.html`);

    const image = readFileSync(dist(local(meta(head, 'og:image')!)));
    const { format, width, height } = await sharp(image).metadata();
    expect([format, width, height]).toEqual(['png', 1200, 630]);
    expect(image.length, `${page}preview.png`).toBeLessThan(100_000);
  }
  expect(titles.size).toBe(listed.length);
});

test('every page answers oEmbed with a frame that exists', () => {
  for (const page of shared) {
    const html = read(`${page}index.html`);
    const address = /type="application\/json\+oembed" href="([^"]*)"/.exec(html)![1]!;
    const answer = JSON.parse(read(local(address)));
    expect(answer).toMatchObject({ version: '1.0', type: 'rich', title: meta(html, 'og:title'), width: 720 });
    expect(answer.height).toBeGreaterThan(100);
    const source =
      /^<iframe src="([^"]*)" title="[^"]+" width="720" height="\d+" loading="lazy"><\/iframe>$/.exec(
        answer.html,
      )![1]!;
    read(`${local(source)}index.html`);
    read(local(answer.thumbnail_url));
  }
});

test('no published address or fragment is lost, and all are in the ledger', async () => {
  const [ledger, offer] = [await readLedger(), await readOffer('dist')];
  expect(broken(ledger, offer)).toEqual([]);
  expect(unrecorded(ledger, offer), 'run `npm run permalinks`').toEqual([]);
});

test('a build without one of its headings would fail', async () => {
  const [ledger, offer] = [await readLedger(), await readOffer('dist')];
  const without = read(`${OPTION}index.html`).replace(/<h2 id="what-it-costs">.*?<\/h2>/, '');
  offer.set(`/${OPTION}`, { resolves: allIds(without), published: publishedIds(without) });
  expect(() => check(ledger, offer)).toThrow(`/${OPTION}#what-it-costs`);
});

test('every published path answers, at the root and under a sub-path', async () => {
  const paths = Object.keys(await readLedger());
  for (const base of [root(), nested()]) {
    const answers = await Promise.all(
      paths.map(async (address) => ({ address, status: (await fetch(new URL(`.${address}`, base))).status })),
    );
    expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
  }
});

test('every fragment of an option is reached from disk, too', async ({ page }) => {
  const fragments = (await readLedger())[`/${OPTION}`]!;
  expect(fragments.length).toBeGreaterThan(10);
  const file = pathToFileURL(path.resolve(dist(`${OPTION}index.html`))).href;
  await page.goto(file);
  for (const id of fragments) {
    await page.goto(`${file}#${id}`);
    await expect(page.locator(`[id="${id}"]`), id).toBeInViewport();
  }
});

test('opened from disk, it reads, and its links lead on', async ({ page }) => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(pathToFileURL(path.resolve('dist/index.html')).href);
  await page.getByRole('link', { name: 'Compare', exact: true }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Compare/);
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
    'rgb(253, 254, 254)',
  );
  await page.getByRole('link', { name: 'IP ranges' }).first().click();
  await expect(page.locator('figure.fig svg:visible').first()).toBeVisible();
  expect(page.url()).toMatch(/ip-ranges\/index\.html$/);
  expect(errors).toEqual([]);
});

test('each page as Markdown holds every heading, figure, table and snippet of its page', async ({ page }) => {
  const words = (text: string) =>
    text
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replace(/[`*\\]/g, '')
      .replace(/\[\^[^\]]*\]/g, '')
      .replaceAll('’', "'")
      .replace(/[“”]/g, '"')
      .replace(/\s+/g, ' ')
      .trim();
  for (const path of shared) {
    const markdown = read(`${path}index.md`);
    expect(markdown, path).toMatch(/^---\ntitle: ".*"\ndescription: ".*"\naddress: "https?:/);
    const prose = markdown.replace(/^([ >]*)```[\s\S]*?^\1```$/gm, '').replace(/`[^`\n]+`/g, '');
    expect(prose, path).not.toMatch(/<\/?[A-Z][A-Za-z]+[\s/>]|\]\(\/|undefined/);
    await page.goto(root() + path);
    const seen = await page.evaluate(() => ({
      headings: [
        ...document.querySelectorAll('main :is(h1, h2[id], h3[id], h4[id]):not(.vh, option-chooser *)'),
      ].map((el) => el.textContent ?? ''),
      figures: [...document.querySelectorAll('main figure.fig svg > title')].map(
        (el) => el.textContent ?? '',
      ),
      code: [...document.querySelectorAll('main .code[id] pre')].map((el) => {
        const copy = el.cloneNode(true) as Element;
        for (const gone of copy.querySelectorAll('copy-button')) gone.remove();
        return copy.textContent ?? '';
      }),
      cells: [...document.querySelectorAll('main table:not(.glance) tbody td')]
        .filter((el) => !el.closest('.tbl'))
        .map((el) => {
          const copy = el.cloneNode(true) as Element;
          for (const gone of copy.querySelectorAll('sup')) gone.remove();
          return (copy.textContent ?? '').replaceAll('\u2060', '');
        }),
    }));
    const plain = words(markdown);
    for (const text of [...seen.headings, ...seen.figures, ...seen.cells]) {
      // The home page shows a corner of the comparison by signs alone.
      if (path === '' && /^(Yes|Partly|No|Unknown)$/.test(text.trim())) continue;
      expect(plain, `${path}: ${text}`).toContain(words(text));
    }
    // Code inside a list or a quotation is indented with it.
    const flush = (text: string) => text.replace(/^[ >]+/gm, '').trim();
    for (const text of seen.code) expect(flush(markdown), path).toContain(flush(text));
    const fences = markdown.match(/^[ >]*```/gm)?.length ?? 0;
    expect(fences % 2, `${path}: fences are closed`).toBe(0);
  }
});

test('language models get a list of pages and all of them in one file', () => {
  const list = read('llms.txt');
  const links = [...list.matchAll(/\]\((http[^)]*)\)/g)].map(([, address]) => local(address!));
  for (const link of links) read(link);
  for (const page of shared) expect(links).toContain(`${page}index.md`);
  expect(read('llms-full.txt').length).toBeGreaterThan(100_000);
});

test('the feed is well-formed and new entries come first', async ({ page }) => {
  const text = read('feed.xml');
  const feed = await page.evaluate((xml) => {
    const parsed = new DOMParser().parseFromString(xml, 'application/xml');
    return {
      error: parsed.querySelector('parsererror')?.textContent,
      ids: [...parsed.querySelectorAll('entry > id')].map((el) => el.textContent ?? ''),
      dates: [...parsed.querySelectorAll('entry > updated')].map((el) => el.textContent ?? ''),
      links: [...parsed.querySelectorAll('entry > link')].map((el) => el.getAttribute('href') ?? ''),
    };
  }, text);
  expect(feed.error).toBeUndefined();
  expect(new Set(feed.ids).size).toBe(feed.ids.length);
  expect(feed.dates).toEqual(feed.dates.toSorted().reverse());
  for (const link of feed.links) read(`${local(link)}index.html`);
});

/** What the clipboard holds, in both forms. */
const clipboard = (page: Page) =>
  page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const text = async (type: string) =>
      item!.types.includes(type) ? (await item!.getType(type)).text() : undefined;
    return { html: await text('text/html'), text: await text('text/plain') };
  });

test.describe('sharing', () => {
  test.beforeEach(async ({ context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  });

  for (const [what, press, fragment, title] of [
    [
      'a heading',
      (page: Page) => page.getByRole('link', { name: 'What it costs' }).first(),
      'what-it-costs',
      'What it costs',
    ],
    [
      'a figure',
      (page: Page) => page.getByRole('link', { name: 'Figure 1' }),
      'fig-who-reaches-what',
      'Figure 1.',
    ],
    [
      'a snippet',
      (page: Page) => page.getByRole('link', { name: '.circleci/config.yml' }),
      'snippet-config-yml',
      '.circleci/config.yml',
    ],
    ['a table', (page: Page) => page.getByRole('link', { name: /^Table 1/ }), 'table-', 'Table 1'],
  ] as const) {
    test(`one press on the title of ${what} copies a titled link, rich and plain`, async ({ page }) => {
      const faults = await watch(page);
      await page.setViewportSize({ width: 1000, height: 800 });
      await page.goto(root() + OPTION);
      await press(page).click();
      await expect(page.locator('.share:popover-open')).toContainText('Copied: link with title');
      const { html, text } = await clipboard(page);
      expect(html).toMatch(
        new RegExp(`<a href="${root()}${OPTION}#${fragment}[^"]*">${title}.* · IP ranges</a>`),
      );
      expect(text).toMatch(
        new RegExp(`^\\[${title}.* · IP ranges\\]\\(${root()}${OPTION}#${fragment}.*\\)$`),
      );
      expect(new URL(page.url()).hash).toMatch(new RegExp(`^#${fragment}`));

      await page.getByRole('button', { name: 'Copy address only' }).click();
      await expect(page.locator('.share:popover-open')).toContainText('Copied: address only');
      expect((await clipboard(page)).text).toBe(page.url());
      await page.keyboard.press('Escape');
      await expect(page.locator('.share:popover-open')).toHaveCount(0);
      expect(faults).toEqual([]);
    });
  }

  test('a table is copied as a table, and as Markdown', async ({ page }) => {
    await page.goto(root() + OPTION);
    await page.getByRole('link', { name: /^Table .*Limits and failures$/ }).click();
    await page.getByRole('button', { name: 'Copy table' }).click();
    const { html, text } = await clipboard(page);
    expect(html).toMatch(/<table border="1"[\s\S]*<th>What you see<\/th>/);
    expect(html).not.toMatch(/class=|<svg|<sup/);
    expect(html).toContain(`href="${root()}private-connectivity/vpn/"`);
    expect(text).toMatch(/^\| What you see \| Why \| What to do \|\n\| --- \| --- \| --- \|\n\| /);
  });

  test('a frame is copied that shows the figure', async ({ page }) => {
    await page.goto(nested() + OPTION);
    await page.getByRole('link', { name: 'Figure 1' }).click();
    await page.getByRole('button', { name: 'Copy embed code' }).click();
    const { text } = await clipboard(page);
    const [, src, height] =
      /^<iframe src="([^"]*)" title="[^"]+" width="100%" height="(\d+)" loading="lazy"><\/iframe>$/.exec(
        text!,
      )!;
    expect(src).toBe(`${nested()}embed/${OPTION}fig-who-reaches-what/`);
    expect((await fetch(src!)).status).toBe(200);
    expect(Number(height)).toBeGreaterThan(200);
  });

  test('the page menu copies the page as Markdown and a citation', async ({ page }) => {
    await page.goto(root() + OPTION);
    await page.getByRole('button', { name: 'Share' }).click();
    await page.getByRole('button', { name: 'Copy page as Markdown' }).click();
    await expect(page.locator('.share:popover-open', { hasText: 'Copied' })).toBeVisible();
    expect((await clipboard(page)).text).toBe(read(`${OPTION}index.md`));
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Share' }).click();
    await page.getByRole('button', { name: 'Copy citation' }).click();
    expect((await clipboard(page)).text).toMatch(
      /^IP ranges\. CircleCI Field Guide\.( Page changed \d{4}-\d\d-\d\d, revision [0-9a-f]{8,}\.)? http\S+ \(read \d{4}-\d\d-\d\d\)$/,
    );
  });

  test('on plain http, without a clipboard, it still copies both forms', async ({ page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(navigator.clipboard, 'write', {
        value: () => Promise.reject(new Error('refused')),
      });
    });
    await page.goto(root() + OPTION);
    await page.getByRole('link', { name: 'What it costs' }).first().click();
    await expect(page.locator('.share:popover-open')).toContainText('Copied: link with title');
    const { html, text } = await clipboard(page);
    expect(html).toContain('What it costs · IP ranges</a>');
    expect(text).toMatch(/^\[What it costs/);
  });

  test('where every way is refused, it says so and leaves the text to be taken by hand', async ({ page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(navigator, 'clipboard', { value: undefined });
      document.execCommand = () => false;
    });
    await page.goto(root() + OPTION);
    await page.getByRole('link', { name: 'What it costs' }).first().click();
    await expect(page.locator('.share:popover-open')).toContainText('The browser refused');
    await expect(page.locator('.share textarea')).toHaveValue(/^\[What it costs · IP ranges\]\(http/);
  });
});

test('a rich-text editor takes the link and the table', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(root() + OPTION);
  const editor = await context.newPage();
  await editor.setContent('<div contenteditable="true" role="textbox" aria-label="Editor"></div>');
  for (const [link, button] of [
    [/^Table .*Limits and failures$/, 'Copy table'],
    ['What it costs', undefined],
  ] as const) {
    await page.bringToFront();
    await page.getByRole('link', { name: link }).first().click();
    if (button) await page.getByRole('button', { name: button }).click();
    await expect(page.locator('.share:popover-open')).toContainText('Copied');
    await editor.bringToFront();
    await editor.getByRole('textbox').focus();
    await editor.keyboard.press('Control+V');
  }
  await expect(editor.locator('table th').first()).toHaveText('What you see');
  await expect(editor.getByRole('link', { name: 'What it costs · IP ranges' })).toHaveAttribute(
    'href',
    /#what-it-costs$/,
  );
  if (process.env['LOOK']) await editor.screenshot({ path: process.env['LOOK'], fullPage: true });
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('a title is a plain link, and the menu still offers the page as Markdown', async ({ page }) => {
    await page.goto(root() + OPTION);
    await page.getByRole('button', { name: 'Share' }).click();
    await expect(page.getByRole('button', { name: 'Copy citation' })).toBeHidden();
    await expect(page.getByRole('link', { name: 'View as Markdown' })).toBeVisible();
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'What it costs' }).first().click();
    expect(new URL(page.url()).hash).toBe('#what-it-costs');
  });
});

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

  test('the scheme follows the system, the parameter, or without scripts the fragment', async ({
    page,
    browser,
  }) => {
    const paper = (target: Page) => target.evaluate(() => getComputedStyle(document.body).backgroundColor);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(src());
    expect(await paper(page)).toBe('rgb(253, 254, 254)');
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await paper(page)).toBe('rgb(14, 19, 21)');
    await page.goto(`${src()}?theme=light`);
    expect(await paper(page)).toBe('rgb(253, 254, 254)');
    await page.goto(`${src()}?theme=<script>`);
    expect(await paper(page)).toBe('rgb(14, 19, 21)');
    const bare = await (
      await browser.newContext({ javaScriptEnabled: false, colorScheme: 'light' })
    ).newPage();
    await bare.goto(`${src()}#dark`);
    expect(await paper(bare)).toBe('rgb(14, 19, 21)');
    await bare.context().close();
  });

  test('every one is bare, links back, and stays out of search engines', async () => {
    const offer = await readOffer('dist');
    const views = [...offer.keys()].filter((address) => address.startsWith('/embed/'));
    expect(views.length).toBeGreaterThan(100);
    for (const view of views) {
      const html = read(`${view.slice(1)}index.html`);
      expect(html, view).toContain('<meta name="robots" content="noindex">');
      expect(html, view).not.toMatch(/localStorage|<nav|<header/);
      const [, back] = /<p class="from">\s*From <a href="([^"]*)" target="_blank" rel="noopener">/.exec(
        html,
      )!;
      const [target, fragment] = new URL(back!, `http://x${view}`).href.slice('http://x'.length).split('#');
      const page = offer.get(target!);
      expect(page, `${view} → ${back}`).toBeTruthy();
      if (fragment) expect(page!.resolves.has(fragment), `${view} → ${back}`).toBe(true);
    }
  });

  test('the comparison and a snippet work in a frame, without anything from elsewhere', async ({ page }) => {
    for (const [place, seen] of [
      ['embed/private-connectivity/compare/', 'table'],
      [`embed/${OPTION}snippet-config-yml/`, 'pre'],
      ['embed/private-connectivity/vpn/', '.plate'],
    ] as const) {
      const faults: string[] = [];
      page.on('pageerror', (error) => faults.push(error.message));
      await page.goto(root() + place);
      await expect(page.locator(seen).first()).toBeVisible();
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
