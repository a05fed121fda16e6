import assert from 'node:assert/strict';
import { test } from 'node:test';
import { redirects } from './redirects.ts';
import { stub } from './stub.ts';

test('a stub leads on without scripts, carries a canonical link, and keeps search engines away', () => {
  const html = stub({ from: 'old', to: '/new/' }, () => 'New <page>', 'https://guide.example/new/');
  assert.match(html, /<noscript><meta http-equiv="refresh" content="0;url=\/new\/"><\/noscript>/);
  assert.match(html, /<link rel="canonical" href="https:\/\/guide\.example\/new\/">/);
  assert.match(html, /noindex/);
  assert.match(html, /New &lt;page&gt;/);
});

test('parts that became pages have links of their own, which no refresh takes away', () => {
  const old = redirects.find(({ from }) => from === 'advanced_concepts/hybrid_connectivity')!;
  const html = stub(old, (address) => `Page ${address}`, 'https://guide.example/');
  for (const id of ['ip-ranges', 'container-runner']) {
    const address = `/private-connectivity/${id}/`;
    assert.ok(html.includes(`<a id="${id}" href="${address}">Page ${address}</a>`), id);
  }
  assert.doesNotMatch(html, /http-equiv="refresh"/);
});
