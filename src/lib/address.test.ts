import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkSiteUrl } from './address.ts';

test('a sub-path is kept and gets its slash', () => {
  assert.equal(checkSiteUrl('https://a.example').href, 'https://a.example/');
  assert.equal(checkSiteUrl('https://a.example/guide').href, 'https://a.example/guide/');
});

test('what cannot be an address of the site is refused in one sentence', () => {
  for (const [text, reason] of [
    ['guide.example.com', /write an absolute address/],
    ['', /write an absolute address/],
    ['ftp://a.example/', /must start with https/],
    ['https://a.example/?x=1', /query or a fragment/],
    ['https://u:p@a.example/', /name or a password/],
  ] as const)
    assert.throws(() => checkSiteUrl(text), reason);
});
