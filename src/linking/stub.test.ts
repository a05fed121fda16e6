import assert from 'node:assert/strict';
import { test } from 'node:test';
import { redirects } from './redirects.ts';
import { stub } from './stub.ts';

test('a stub leads on without scripts, carries a canonical link, and keeps search engines away', () => {
  const html = stub({ from: 'old', to: '/new/', title: 'New <page>' }, 'https://guide.example/new/');
  assert.match(html, /<noscript><meta http-equiv="refresh" content="0;url=\/new\/"><\/noscript>/);
  assert.match(html, /<link rel="canonical" href="https:\/\/guide\.example\/new\/">/);
  assert.match(html, /noindex/);
  assert.match(html, /New &lt;page&gt;/);
});

test('parts that became pages have links of their own, which no refresh takes away', () => {
  const old = redirects.find(({ from }) => from === 'advanced_concepts/hybrid_connectivity')!;
  const html = stub(old, 'https://guide.example/');
  assert.match(html, /<a id="ip-ranges" href="\/private-connectivity\/ip-ranges\/">IP ranges</);
  assert.match(
    html,
    /<a id="container-runner" href="\/private-connectivity\/container-runner\/">Container runner</,
  );
  assert.doesNotMatch(html, /http-equiv="refresh"/);
});
