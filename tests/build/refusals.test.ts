/** Where a build cannot work at all, one sentence says so before anything is touched. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from '../../src/lib/testing/temporary-folder.ts';
import { tally } from '../tally.ts';

const folder = temporaryFolder('a%20b-');
const [start, script] = ['src/build/run.mjs', 'src/build/build.ts'].map((file) => path.resolve(file)) as [
  string,
  string,
];
const build = (...options: string[]) =>
  spawnSync(process.execPath, [...options, start, script], { cwd: folder, encoding: 'utf8' });

test('a folder whose path Vite would misread', () => {
  const { status, stdout, stderr } = build();
  assert.equal(status, 1);
  assert.equal(stdout, '');
  assert.match(stderr, /a%20b-\w+: a folder with "%" in its path cannot be built in: rename or move it\.\n$/);
  assert.deepEqual(readdirSync(folder), []);
  tally('fault', 'a machine that a build cannot work on', 'path');
});

test('a Node that is too old', () => {
  const old =
    'Object.defineProperty(process, "versions", { value: { ...process.versions, node: "20.19.0" } })';
  const { status, stdout, stderr } = build('--import', `data:text/javascript,${encodeURIComponent(old)}`);
  assert.equal(status, 1);
  assert.equal(stdout, '');
  assert.match(stderr, /^The guide needs Node [\d.]+ or newer, and this is 20\.19\.0: run `npm ci`.*\n$/);
  tally('fault', 'a machine that a build cannot work on', 'Node');
});

test('a page that may not be read is named, and no other', (t) => {
  const closed = temporaryFolder();
  // Root may read everything; nobody may not.
  const user = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
  if (spawnSync(process.execPath, ['--check', start], user).status !== 0)
    return t.skip('other users may not enter this folder');
  chmodSync(closed, 0o755);
  mkdirSync(path.join(closed, 'content'));
  for (const [name, mode] of [
    ['closed.mdx', 0o000],
    ['open.mdx', 0o644],
  ] as const)
    writeFileSync(path.join(closed, 'content', name), '', { mode });
  const { status, stdout, stderr } = spawnSync(process.execPath, [start, script], {
    ...user,
    cwd: closed,
    encoding: 'utf8',
  });
  assert.equal(status, 1);
  assert.equal(stdout, '');
  assert.match(stderr, /^\n\S*content\/closed\.mdx: this user may not open it \(EACCES\)\.\n$/);
  tally('fault', 'a machine that a build cannot work on', 'an unreadable page');
});
