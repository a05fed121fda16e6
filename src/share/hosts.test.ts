import assert from 'node:assert/strict';
import { test } from 'node:test';
import { security } from './security.ts';
import { sitemap } from './sitemap.ts';

test('security.txt ends a year after the newest change, the same in every build', () => {
  assert.match(security('2026-08-20'), /^Expires: 2027-08-20T00:00:00Z$/m);
  assert.match(security('2026-08-20'), /^Contact: https:\/\//m);
});

test('addresses in the sitemap are escaped; a page without a known day has none', () => {
  const text = sitemap([
    { address: 'https://g.example/?a&b', changed: undefined },
    { address: 'https://g.example/', changed: '2026-08-20' },
  ]);
  assert.match(text, /<loc>https:\/\/g\.example\/\?a&amp;b<\/loc><\/url>/);
  assert.match(text, /<lastmod>2026-08-20<\/lastmod>/);
});
