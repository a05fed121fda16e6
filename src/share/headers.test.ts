import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { headersOf, nginxHeaders } from './headers.ts';
import { headers } from './hosts.ts';

test("hosting/nginx.conf sends the guide's headers, word for word, and no other", () => {
  const config = readFileSync('hosting/nginx.conf', 'utf8');
  const { maps, lines } = nginxHeaders();
  assert.ok(config.includes(maps), `hosting/nginx.conf lacks these maps:\n${maps}`);
  assert.ok(config.includes(lines), `hosting/nginx.conf lacks these lines:\n${lines}`);
  const count = (text: string, word: RegExp) => text.match(word)!.length;
  assert.equal(count(config, /add_header/g), count(lines, /add_header/g));
  assert.equal(count(config, /^map /gm), count(maps, /^map /gm));
});

/** What `_headers` sends for a path. The hosts add up every rule that matches. */
function sent(file: string, path: string): Record<string, string> {
  const found: Record<string, string> = {};
  let matches = false;
  for (const line of file.split('\n')) {
    if (line.startsWith('/')) {
      const pattern = line.replaceAll('.', '\\.').replaceAll('*', '.*');
      matches = new RegExp(`^${pattern}$`).test(path);
    } else if (matches && line.trim()) {
      const at = line.indexOf(':');
      const name = line.slice(0, at).trim();
      found[name] = [found[name] ?? [], line.slice(at + 1).trim()].flat().join(', ');
    }
  }
  return found;
}

test('_headers adds up to the same headers for every kind of path', () => {
  const file = headers(['about', 'assets', 'embed', 'figures']);
  for (const path of [
    '/about/',
    '/',
    '/404.html',
    '/embed/about/',
    '/figures/x.svg',
    '/assets/a.3fa9c1d2.js',
  ]) {
    // These hosts ask for every file again unless told otherwise.
    const wanted = Object.entries(headersOf(path)).filter(([, value]) => value !== 'no-cache');
    assert.deepEqual(sent(file, path), Object.fromEntries(wanted), path);
  }
});

test('other sites may frame embeds, and no page', () => {
  const framing = (path: string) => JSON.stringify(headersOf(path)).match(/frame-ancestors|X-Frame-Options/g);
  assert.equal(framing('embed/private-connectivity/')?.length, undefined);
  assert.equal(framing('private-connectivity/embed/')?.length, 2);
});

test('every answer has a policy, of a worker and a figure the strictest, and what else a header alone can say', () => {
  const kinds = {
    page: 'about/',
    embed: 'embed/about/',
    figure: 'figures/x.svg',
    worker: 'assets/worker.js',
  };
  for (const [kind, path] of Object.entries(kinds)) {
    const sent = headersOf(path);
    const policy = sent['Content-Security-Policy'] ?? '';
    if (kind === 'figure' || kind === 'worker') assert.match(policy, /^default-src 'none'(?:;|$)/, kind);
    else {
      assert.match(policy, /require-trusted-types-for 'script'; trusted-types guide/, kind);
      assert.match(policy, /connect-src 'self'/, kind);
      assert.match(policy, /worker-src 'self'.*object-src 'none'/, kind);
    }
    assert.doesNotMatch(policy, /script-src|unsafe-eval|\*|https?:/, kind);
    assert.equal(sent['X-Content-Type-Options'], 'nosniff', kind);
    assert.equal(sent['Referrer-Policy'], 'strict-origin-when-cross-origin', kind);
    assert.match(sent['Permissions-Policy'] ?? '', /camera=\(\).*geolocation=\(\).*usb=\(\)/, kind);
    assert.equal(sent['Cross-Origin-Opener-Policy'], 'same-origin', kind);
    assert.ok(sent['Cross-Origin-Resource-Policy'], kind);
  }
});
