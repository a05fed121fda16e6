import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from '../../src/lib/testing/temporary-folder.ts';
import { crawl } from './crawl.ts';

const SITE = 'https://x.example/sub/';

function site(files: Record<string, string>): string {
  const dist = temporaryFolder();
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(dist, file)), { recursive: true });
    writeFileSync(path.join(dist, file), text);
  }
  return dist;
}
const deadIn = async (files: Record<string, string>) =>
  (await crawl(site({ 'index.html': '<p id="here">', ...files }), SITE, '/a/b/')).dead;

test('an address is found in whatever holds it', async () => {
  for (const fault of [
    '<button type="button" value="/vpn/runbook.md">',
    '<a href="#gone">',
    '<a href="../#gone">',
    '<img src="../icon.svg" srcset="../icon.svg 1x, ../gone.svg 2x">',
    '<script data-share="share.00000000.js"></script>',
    '<div data-anything="../gone/">',
    '<link rel="canonical" href="https://x.example/vpn/">',
    '<script type="application/ld+json">{"url":"https://x.example/vpn/"}</script>',
  ])
    assert.equal((await deadIn({ 'vpn/index.html': fault, 'icon.svg': '' })).length, 1, fault);
  assert.deepEqual(
    await deadIn({
      'vpn/index.html': `<a id="x" href="#x"><a href="../#here"><a href="https://other.example/"><link href="${SITE}vpn/">`,
    }),
    [],
  );
});

test('an absolute address that lost its sub-path is found in data and feeds', async () => {
  assert.equal((await deadIn({ 'facts.json': '{"address":"https://x.example/vpn/"}' })).length, 1);
  assert.deepEqual(await deadIn({ 'feed.xml': `<id>${SITE}#a</id><link href="${SITE}#here"/>` }), []);
});
