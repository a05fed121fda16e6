import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from '../lib/testing/temporary-folder.ts';
import { pack } from './package.ts';

const deep = `${'long-folder-name/'.repeat(8)}page/index.html`;

function site(): string {
  const dist = temporaryFolder();
  for (const [file, text] of [
    ['index.html', 'home'],
    ['.well-known/security.txt', 'x'.repeat(513)],
    [deep, 'deep'],
  ] as const) {
    mkdirSync(path.dirname(path.join(dist, file)), { recursive: true });
    writeFileSync(path.join(dist, file), text);
  }
  return dist;
}

test('the archive depends on the files alone, and tar reads it', async () => {
  const [one, two] = [site(), site()];
  utimesSync(path.join(two, 'index.html'), 0, 0);
  const archive = await pack(one, 'guide-1');
  assert.deepEqual(await pack(two, 'guide-1'), archive);

  const out = temporaryFolder();
  writeFileSync(path.join(out, 'guide.tar.gz'), archive);
  execFileSync('tar', ['xzf', 'guide.tar.gz'], { cwd: out });
  for (const file of ['index.html', '.well-known/security.txt', deep])
    assert.equal(
      readFileSync(path.join(out, 'guide-1', file), 'utf8'),
      readFileSync(path.join(one, file), 'utf8'),
    );
});
