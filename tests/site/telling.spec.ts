/** What the site tells those who do not look at it: search engines, previews, feed readers, language models. */
import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { pages, read, root } from './site.ts';

const unescape = (text: string) =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&#34;', '"')
    .replaceAll('&#38;', '&')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replace(/&#(?:x27|39);/g, "'")
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
  expect(shared).toContain('private-connectivity/');
});

test('every page says what it is to those who only read its first 8 kB', async () => {
  for (const page of listed) {
    const html = read(`${page}index.html`);
    const head = Buffer.from(html).subarray(0, 8192).toString();
    const title = unescape(/<title>([^<]*)/.exec(head)![1]!);
    expect(title.length, title).toBeLessThanOrEqual(90);
    expect(meta(head, 'og:title')).toBe(title);
    const description = meta(head, 'description')!;
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

    const image = readFileSync(path.join('dist', local(meta(head, 'og:image')!)));
    const { format, width, height } = await sharp(image).metadata();
    expect([format, width, height]).toEqual(['png', 1200, 630]);
    expect(image.length, `${page}preview.png`).toBeLessThan(100_000);
  }
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
      // Firewall rules set an address on a row of its own; Markdown has it after a comma.
      cells: [...document.querySelectorAll('main table:not(.glance, .rules) tbody td')]
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
