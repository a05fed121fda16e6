import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from '../../src/lib/testing/temporary-folder.ts';
import { kindOf, readPages, typical, type Page } from './pages.ts';

test('kinds by address', () => {
  const kinds = {
    '/': 'home',
    '/private-connectivity/': 'problem',
    '/private-connectivity/compare/': 'compare',
    '/private-connectivity/vpn/': 'option',
    '/private-connectivity/vpn/review/': 'review',
    '/glossary/': 'glossary',
    '/about/facts/': 'about',
    '/embed/compare/': 'embed',
  };
  for (const [address, kind] of Object.entries(kinds)) assert.equal(kindOf(address), kind, address);
});

test('reads every page but the stubs, a folder by its address, and whether it is listed', async () => {
  const dist = temporaryFolder();
  mkdirSync(path.join(dist, 'glossary'));
  mkdirSync(path.join(dist, 'old'));
  writeFileSync(path.join(dist, 'index.html'), '<title>Home</title>');
  writeFileSync(path.join(dist, 'glossary', 'index.html'), '<title>Glossary</title>');
  writeFileSync(path.join(dist, 'glossary', 'index.md'), '# Glossary');
  writeFileSync(path.join(dist, '404.html'), '<title>Lost</title><meta name="robots" content="noindex">');
  writeFileSync(path.join(dist, 'old', 'index.html'), '<title>Moved: Glossary</title>');
  assert.deepEqual(
    (await readPages(dist)).map(({ address, listed }) => [address, listed]),
    [
      ['/404.html', false],
      ['/glossary/', true],
      ['/', true],
    ],
  );
});

test('the page of middle weight stands for its kind, of two the heavier', () => {
  const page = (address: string, html: string): Page => ({ address, html, kind: 'option', listed: true });
  const weigh = ({ html }: Page) => html.length;
  const three = [page('/a/', '1'), page('/b/', '123'), page('/c/', '12')];
  assert.equal(typical(three, weigh).get('option')?.address, '/c/');
  assert.equal(typical(three.slice(0, 2), weigh).get('option')?.address, '/b/');
});
