import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from '../../src/lib/testing/temporary-folder.ts';
import { build, differences, hashes } from './build.ts';

test('differences name changed, missing and added files', () => {
  const a = new Map([
    ['same', '1'],
    ['changed', '1'],
    ['missing', '1'],
  ]);
  const b = new Map([
    ['same', '1'],
    ['changed', '2'],
    ['added', '1'],
  ]);
  assert.deepEqual(differences(a, b), ['added', 'changed', 'missing']);
  assert.deepEqual(differences(a, a), []);
});

test('runs the build command of a folder, measures it, and tells why it failed', async () => {
  const folder = temporaryFolder();
  const command = (script: string) =>
    writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ scripts: { build: script } }));
  mkdirSync(path.join(folder, 'dist', 'a'), { recursive: true });
  command(`node -e "require('fs').writeFileSync('dist/a/x.txt','x')"`);
  const { seconds, memory } = await build(folder);
  assert.ok(seconds > 0);
  assert.ok(memory > 10, `${memory} MiB`);
  assert.deepEqual([...hashes(path.join(folder, 'dist')).keys()], [path.join('a', 'x.txt')]);
  command(`node -e "console.error('no title');process.exit(1)"`);
  await assert.rejects(build(folder), /the build failed:\nno title/);
  command(`node -e "setTimeout(()=>{},60000)" && node -v`);
  await assert.rejects(build(folder, { limit: 0.5 }), /the build took longer than 0.5 s/);
});
