import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from '../lib/testing/temporary-folder.ts';
import { joinInline, policyFor, secure } from './policy.ts';
import { parseFragment, stringify } from '../lib/hast.ts';
import { relativize, upFrom } from './relative.ts';
import { serve } from '../lib/serve.ts';

const relativized = (html: string, prefix: string): string => {
  const tree = parseFragment(html);
  relativize(tree, prefix);
  return stringify(tree);
};

test('every address from the root becomes relative to the page, whichever attribute holds it', () => {
  const page = (root: string) =>
    `<a href="${root}x/">x</a><button type="button" value="${root}runbook.md" data-src="${root}x/index.md">y</button>` +
    `<img src="${root}a.png" srcset="${root}a.png 1x, ${root}b.png 2x"><video poster="${root}p.png"></video>` +
    `<script defer src="${root}assets/a.js"></script><meta http-equiv="refresh" content="0;url=${root}y/">`;
  assert.equal(relativized(page('/'), '../../'), page('../../'));
  assert.equal(relativized('<a href="/">home</a>', upFrom('index.html')), '<a href="./">home</a>');
  assert.equal(upFrom('a/b/index.html'), '../../');
});

test('addresses elsewhere, fragments, absolute metadata, values of readers and text stay as they are', () => {
  const page =
    '<a href="https://a.example/x">a</a><a href="//b.example/">b</a><a href="#c">c</a><input value="/var/run">' +
    '<meta property="og:url" content="https://a.example/y/"><pre>&#x3C;a href="/d/"></pre>';
  assert.equal(relativized(page, '../'), page);
});

test('the policy allows exactly the inline code of the page, and no data block', () => {
  const sha = (text: string) => createHash('sha256').update(text).digest('base64');
  const policy = policyFor(
    '<style>a{}</style><script>b()</script><script type="application/ld+json">{}</script><script src="/c.js"></script>',
  );
  assert.ok(policy.includes(`style-src 'self' 'sha256-${sha('a{}')}'`));
  assert.ok(policy.includes(`script-src 'self' 'sha256-${sha('b()')}';`));
  assert.ok(!policy.includes(sha('{}')));
  assert.match(policy, /^default-src 'none';/);
});

test('inline styles become one, and so do inline scripts; what has an attribute stays', () => {
  assert.equal(
    joinInline(
      '<style>a{}</style><script>b()</script><script src="c.js"></script><p><style>d{}</style><script>e()</script>',
    ),
    '<style>a{}\nd{}</style><script>b()\ne()</script><script src="c.js"></script><p>',
  );
});

test('the policy stands right behind the character set, and a page without one is refused', () => {
  assert.match(
    secure('<head><meta charset="utf-8"><title>x</title>'),
    /<meta charset="utf-8"><meta http-equiv="content-security-policy"/,
  );
  assert.throws(() => secure('<head><title>x</title>'), /meta charset/);
});

test('the server adds the slash, answers 404 with the page for it, and stays under its sub-path', async (t) => {
  const dist = temporaryFolder();
  mkdirSync(path.join(dist, 'x'));
  writeFileSync(path.join(dist, 'x', 'index.html'), 'page x');
  writeFileSync(path.join(dist, 'x', 'config.yml'), 'version: 2.1\n');
  writeFileSync(path.join(dist, '404.html'), 'not here');
  const site = await serve(dist, { base: '/a/b/' });
  t.after(() => site.close());
  const get = (address: string) => fetch(new URL(address, site.url), { redirect: 'manual' });

  assert.equal(await (await get('x/')).text(), 'page x');
  const bare = await get('x?q=1');
  assert.equal(bare.status, 301);
  assert.equal(bare.headers.get('location'), '/a/b/x/?q=1');
  assert.match((await get('x/config.yml')).headers.get('content-type')!, /^text\/yaml/);
  const { origin } = new URL(site.url);
  const odd = [`${origin}//`, `${origin}//[/`];
  for (const missing of ['nothing/', '/x/', '../x/', 'x/%2e%2e/%2e%2e/secret.txt', ...odd]) {
    const response = await get(missing);
    assert.equal(response.status, 404);
    assert.equal(await response.text(), 'not here');
  }
});
