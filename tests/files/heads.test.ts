/** What stands in the heads of the pages, and what they say of themselves. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { placesOf } from '../../src/share/anchors.ts';
import { elementsIn, findElement, hasClass, textOf } from '../../src/lib/hast.ts';
import { bareViews, built, pages, property, read } from './built.ts';

test('titles and descriptions are unique, and descriptions fit a preview', () => {
  const titles = pages.map(({ tree }) => textOf(findElement(tree, 'title')!));
  const descriptions = pages.map(({ tree }) => property(tree, 'name', 'description', 'content')!);
  assert.equal(new Set(titles).size, pages.length);
  assert.equal(new Set(descriptions).size, pages.length);
  for (const description of descriptions)
    assert.ok(description.length >= 50 && description.length <= 160, description);
});

test('every page that writers write leads to its file', () => {
  const tools = ['/', '/editor/', '/search/'];
  for (const { address, tree } of pages.filter((page) => !tools.includes(page.address))) {
    const links = elementsIn(tree).filter((element) => textOf(element).trim() === 'Edit this page');
    const file = /\/edit\/main\/(.*)/.exec(String(links.at(-1)?.properties['href']))?.[1];
    assert.ok(file && existsSync(file), `${address}: ${file}`);
  }
});

test('the first frame of an option waits for the drawing, and not for what stands below it', () => {
  const drawn = pages.filter(({ tree }) =>
    elementsIn(tree).some(({ properties }) => properties['id'] === 'fig-who-reaches-what'),
  );
  assert.ok(drawn.length > 1);
  for (const { address, tree } of drawn) {
    const awaited = property(tree, 'rel', 'expect', 'href')?.slice(1);
    const ids = elementsIn(tree)
      .filter(({ tagName }) => tagName === 'svg')
      .map(({ properties }) => properties['id'])
      .filter(Boolean);
    assert.ok(awaited?.startsWith('fig-who-reaches-what-'), address);
    assert.ok(ids.includes(awaited), address);
  }
});

test('every page and bare view asks Dark Reader to leave it alone', () => {
  for (const { address, tree } of [...pages, ...bareViews])
    assert.ok(
      elementsIn(tree).some(({ properties }) => properties['name'] === 'darkreader-lock'),
      address,
    );
});

test('reading views find the text of a security review, and take no file in it for that', () => {
  const packets = built.filter(({ address }) => /^(?!\/embed\/).*\/review\/$/.test(address));
  assert.ok(packets.length > 0);
  for (const { address, tree } of packets) {
    assert.ok(hasClass(findElement(tree, 'article')!, 'text'), address);
    const extra = elementsIn(tree).filter((element) => hasClass(element, 'extra'));
    const files = elementsIn(tree).filter((element) => hasClass(element, 'code'));
    assert.ok(
      files.every((file) => extra.some((part) => elementsIn(part).includes(file))),
      address,
    );
  }
});

test('the icon that a page carries is the one in the file', () => {
  const href = property(built.find(({ address }) => address === '/glossary/')!.tree, 'rel', 'icon', 'href')!;
  assert.equal(
    decodeURIComponent(href.replace(/^data:image\/svg\+xml,/, '')),
    read('icon.svg').trim().replaceAll('"', "'"),
  );
});

test('every bare view is bare, links back to its place, and stays out of search engines', () => {
  const places = new Map(built.map(({ address, tree }) => [address, placesOf(tree).resolves]));
  assert.ok(bareViews.length > 0);
  for (const { address, tree } of bareViews) {
    assert.equal(property(tree, 'name', 'robots', 'content'), 'noindex', address);
    assert.ok(!findElement(tree, 'nav') && !findElement(tree, 'header'), address);
    const from = elementsIn(tree).find((element) => hasClass(element, 'from'))!;
    const { href, target } = findElement(from, 'a')!.properties;
    assert.equal(target, '_blank', address);
    const { pathname, hash } = new URL(String(href), `http://served.example${address}`);
    assert.ok(places.has(pathname), `${address} → ${String(href)}`);
    if (hash) assert.ok(places.get(pathname)!.has(hash.slice(1)), `${address} → ${String(href)}`);
  }
});
