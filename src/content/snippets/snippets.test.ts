import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSnippet } from './files.ts';

test('a snippet that is not there names page and line', () => {
  const read = (name: string) => () => readSnippet(name, 'content/private-connectivity/vpn/index.mdx', 42);
  assert.throws(
    read('nothing.yml'),
    /vpn\/index\.mdx:42: Snippet: content\/private-connectivity\/vpn\/nothing\.yml does not exist/,
  );
  assert.throws(read('../../../package.json'), /is not a file name/);
});
