import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseFragment } from '../lib/hast.ts';
import { broken, check, merge, unrecorded, type Offer } from './permalinks.ts';
import { addAliases, placesOf } from './anchors.ts';

const offerOf = (pages: Record<string, string>): Offer =>
  new Map(Object.entries(pages).map(([path, html]) => [path, placesOf(parseFragment(html))]));
const page = (heading: string) => `<article><h2 id="${heading}">x</h2></article>`;

test('deleting a heading or a page makes the check fail, and says what would stop working', () => {
  const ledger = merge({}, offerOf({ '/a/': page('old'), '/b/': '' }));
  check(ledger, offerOf({ '/a/': page('old'), '/b/': '' }));
  assert.deepEqual(broken(ledger, offerOf({ '/a/': page('new') })), ['/a/#old', '/b/']);
  assert.throws(
    () => check(ledger, offerOf({ '/a/': page('new'), '/b/': '' })),
    /would stop working:\n {2}\/a\/#old/,
  );
});

test('an alias keeps a renamed heading alive', () => {
  const ledger = merge({}, offerOf({ '/a/': page('old') }));
  const renamed = parseFragment(page('new'));
  addAliases(renamed, { old: 'new' });
  check(ledger, new Map([['/a/', placesOf(renamed)]]));
});

test('the ledger only grows, and is sorted', () => {
  const before = { '/z/': ['b'], '/gone/': ['x'] };
  assert.deepEqual(merge(before, offerOf({ '/z/': page('a'), '/m/': '' })), {
    '/gone/': ['x'],
    '/m/': [],
    '/z/': ['a', 'b'],
  });
  assert.deepEqual(unrecorded({ '/z/': [] }, offerOf({ '/z/': page('a'), '/m/': '' })), ['/z/#a', '/m/']);
});
