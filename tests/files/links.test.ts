/** Every address leads somewhere, wherever the built site is served. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { siteUrl } from '../../src/lib/address.ts';
import { elementsIn, textOf } from '../../src/lib/hast.ts';
import { tally } from '../tally.ts';
import { built } from './built.ts';
import { crawl, PROSE } from './crawl.ts';

for (const base of ['/', '/a/b/'])
  test(`every address of every attribute leads somewhere, served under ${base}`, async (t) => {
    const { followed, dead } = await crawl('dist', siteUrl.href, base);
    assert.deepEqual(dead, []);
    assert.ok(followed > 1000);
    t.diagnostic(`${followed} addresses followed`);
    for (const { file } of built) tally('check', `addresses that lead somewhere, under ${base}`, file);
  });

test('no page but the 404 page has an address that starts at the root of a domain', () => {
  const rooted = built
    .filter(({ file }) => file !== '404.html')
    .flatMap(({ file, tree }) =>
      elementsIn(tree).flatMap(({ tagName, properties }) =>
        Object.entries(properties)
          .filter(([name, value]) => /^\/(?!\/| )/.test(String(value)) && !PROSE.has(name))
          .map(([name, value]) => `${file}: ${tagName} ${name}="${String(value)}"`),
      ),
    );
  assert.deepEqual(rooted, []);
});

test('no caption or heading runs a number and a word together', () => {
  const glued = built.flatMap(({ file, tree }) =>
    elementsIn(tree)
      .filter(({ tagName }) => /^(?:caption|figcaption|h[1-6]|th)$/.test(tagName))
      .map(textOf)
      .filter((text) => /(?:^|[\s(])\d+(?!px|kB|st|nd|rd|th)[a-z]{2,}/.test(text))
      .map((text) => `${file}: ${text.trim().slice(0, 80)}`),
  );
  assert.deepEqual(glued, []);
});
