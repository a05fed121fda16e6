/** What the site tells those who do not look at it: search engines, previews, language models. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import type { Element, Nodes } from 'hast';
import sharp from 'sharp';
import { elementsIn, findElement, hasClass, idOf, parseDocument, textOf } from '../../src/lib/hast.ts';
import { pages, property, read } from './built.ts';

/** The value of a `<meta>`, by its name or its property. */
const meta = (tree: Nodes, name: string) =>
  property(tree, 'name', name, 'content') ?? property(tree, 'property', name, 'content');
const home = pages.find(({ address }) => address === '/')!;
const ORIGIN = property(home.tree, 'rel', 'canonical', 'href')!;
/** File of an absolute address of the site. */
const local = (address: string) => {
  assert.ok(address.startsWith(ORIGIN), address);
  return address.slice(ORIGIN.length);
};
/** Pages with a twin; tools such as the search have none. */
const shared = pages.filter(({ tree }) => property(tree, 'type', 'text/markdown', 'href'));

test('the sitemap lists every page that search engines may list, and nothing else', () => {
  const listed = [...read('sitemap.xml').matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, address]) => address!);
  assert.deepEqual(
    listed.map((address) => `/${local(address)}`).sort(),
    pages.map(({ address }) => address).sort(),
  );
  assert.ok(shared.length > 10);
});

test('every page says what it is to those who only read its first 8 kB', async () => {
  for (const { file, address } of pages) {
    const head = parseDocument(Buffer.from(read(file)).subarray(0, 8192).toString());
    const title = textOf(findElement(head, 'title')!);
    assert.ok(title.length <= 90, title);
    assert.equal(meta(head, 'og:title'), title);
    assert.equal(meta(head, 'og:description'), meta(head, 'description'));
    const own = ORIGIN + address.slice(1);
    assert.equal(meta(head, 'og:url'), own);
    assert.equal(property(head, 'rel', 'canonical', 'href'), own);
    assert.ok(meta(head, 'og:image:alt'));
    assert.equal(meta(head, 'twitter:card'), 'summary_large_image');
    assert.ok(property(head, 'rel', 'icon', 'href'));
    assert.ok(meta(head, 'theme-color'));
    const block = elementsIn(head).find(({ properties }) => properties['type'] === 'application/ld+json')!;
    const data = JSON.parse(textOf(block)) as { '@type': string; itemListElement: { item: string }[] }[];
    assert.deepEqual(
      data.map((entry) => entry['@type']),
      ['TechArticle', 'BreadcrumbList'],
    );
    for (const { item } of data[1]!.itemListElement) read(`${local(item)}index.html`);

    const image = readFileSync(path.join('dist', local(meta(head, 'og:image')!)));
    const { format, width, height } = await sharp(image).metadata();
    assert.deepEqual([format, width, height], ['png', 1200, 630]);
    assert.ok(image.length < 100_000, `${address}preview.png`);
  }
});

test('every page answers oEmbed with a frame that exists', () => {
  for (const { tree } of shared) {
    const answer = JSON.parse(
      read(local(property(tree, 'type', 'application/json+oembed', 'href')!)),
    ) as Record<string, string>;
    const { version, type, title, width } = answer;
    assert.deepEqual([version, type, title, width], ['1.0', 'rich', meta(tree, 'og:title'), 720]);
    assert.ok(Number(answer['height']) > 100);
    const frame =
      /^<iframe src="([^"]*)" title="[^"]+" width="720" height="\d+" loading="lazy"><\/iframe>$/.exec(
        answer['html']!,
      );
    read(`${local(frame![1]!)}index.html`);
    read(local(answer['thumbnail_url']!));
  }
});

/** Words without marks of Markdown, links and footnotes. */
const words = (text: string) =>
  text
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[`*\\\u2060]/g, '')
    .replace(/\[\^[^\]]*\]/g, '')
    .replaceAll('’', "'")
    .replace(/[“”]/g, '"')
    .replace(/\s+/g, ' ')
    .trim();

test('each page as Markdown holds every heading, figure, table and snippet of its page', () => {
  const NONE = new Set(['option-chooser']);
  const isTitle = (one: Element) =>
    one.tagName === 'h1' || (/^h[2-4]$/.test(one.tagName) && idOf(one) && !hasClass(one, 'vh'));
  // Firewall rules set an address on a row of its own; Markdown has it after a comma.
  const isOther = (table: Element) => ['glance', 'rules'].some((name) => hasClass(table, name));
  for (const { address, tree } of shared) {
    const markdown = read(`${address.slice(1)}index.md`);
    assert.match(markdown, /^---\ntitle: ".*"\ndescription: ".*"\naddress: "https?:/, address);
    const prose = markdown.replace(/^([ >]*)```[\s\S]*?^\1```$/gm, '').replace(/`[^`\n]+`/g, '');
    assert.doesNotMatch(prose, /<\/?[A-Z][A-Za-z]+[\s/>]|\]\(\/|undefined/, address);
    const plain = words(markdown);
    const all = elementsIn(findElement(tree, 'main')!, NONE);
    const tables = all.filter((one) => one.tagName === 'table' && !isOther(one));
    const wide = all.filter((one) => hasClass(one, 'tbl')).flatMap((one) => elementsIn(one));
    const seen = [
      ...all.filter(isTitle),
      ...all
        .filter(({ tagName }) => tagName === 'svg')
        .flatMap(({ children }) => children)
        .filter((one): one is Element => one.type === 'element' && one.tagName === 'title'),
      ...tables
        .filter((table) => !wide.includes(table))
        .flatMap((table) => elementsIn(table, new Set(['sup'])))
        .filter(({ tagName }) => tagName === 'td'),
    ];
    for (const one of seen) {
      const text = words(textWithout(one, 'sup'));
      assert.ok(plain.includes(text), `${address}: ${text}`);
    }
    // Code inside a list or a quotation is indented with it.
    const flush = (text: string) => text.replace(/^[ >]+/gm, '').trim();
    for (const figure of all.filter((one) => hasClass(one, 'code') && idOf(one)))
      assert.ok(
        flush(markdown).includes(flush(textOf(findElement(figure, 'pre')!))),
        `${address}: ${idOf(figure)}`,
      );
    assert.equal((markdown.match(/^[ >]*```/gm)?.length ?? 0) % 2, 0, `${address}: fences are closed`);
  }
});

/** Text of an element without that of some inside. */
const textWithout = (node: Nodes, tag: string): string =>
  node.type === 'element' && node.tagName === tag
    ? ''
    : 'children' in node
      ? node.children.map((child) => textWithout(child, tag)).join('')
      : textOf(node);

test('language models get a list of pages and all of them in one file', () => {
  const links = [...read('llms.txt').matchAll(/\]\((http[^)]*)\)/g)].map(([, address]) => local(address!));
  for (const link of links) read(link);
  for (const { address } of shared) assert.ok(links.includes(`${address.slice(1)}index.md`), address);
  assert.ok(read('llms-full.txt').length > 100_000);
});
