import assert from 'node:assert/strict';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from '../lib/testing/temporary-folder.ts';
import { openWork, replaceFolder } from './replace.ts';

/** A project whose served folder says `old`, and a finished site that says `new`. */
function project() {
  const root = temporaryFolder();
  const dist = path.join(root, 'dist');
  mkdirSync(dist);
  writeFileSync(path.join(dist, 'index.html'), 'old');
  const work = openWork(root, 'dist');
  const site = path.join(work, 'site');
  mkdirSync(site);
  writeFileSync(path.join(site, 'index.html'), 'new');
  const served = () => readFileSync(path.join(dist, 'index.html'), 'utf8');
  return { root, dist, work, site, served };
}

test('the finished site takes the place of the old one', () => {
  const { dist, work, site, served } = project();
  replaceFolder(site, dist, work);
  assert.equal(served(), 'new');
});

test('where the new site cannot be moved, the old one stays', () => {
  const { dist, work, served } = project();
  assert.throws(() => replaceFolder(path.join(work, 'missing'), dist, work));
  assert.equal(served(), 'old');
});

test('after a kill between the two renames, the next build puts the old site back', () => {
  const { root, dist, work, served } = project();
  // No process has this number: it is above the highest that Linux gives.
  const dead = path.join(path.dirname(work), '4194305');
  mkdirSync(dead);
  renameSync(dist, path.join(dead, 'old'));
  openWork(root, 'dist');
  assert.equal(served(), 'old');
  assert.ok(!existsSync(dead));
});

test('where the served folder is a link, the link stays, and what it leads to is replaced', () => {
  for (const isThere of [true, false]) {
    const { root, dist, work, site, served } = project();
    const target = path.join(root, 'served');
    renameSync(dist, target);
    symlinkSync('served', dist);
    if (!isThere) rmSync(target, { recursive: true });
    replaceFolder(site, dist, work);
    assert.ok(lstatSync(dist).isSymbolicLink());
    assert.equal(readFileSync(path.join(target, 'index.html'), 'utf8'), 'new');
    // Killed between the renames of another build, it goes back there.
    rmSync(work, { recursive: true });
    const dead = path.join(path.dirname(work), '4194305');
    mkdirSync(dead);
    renameSync(target, path.join(dead, 'old'));
    openWork(root, 'dist');
    assert.equal(served(), 'new');
    assert.ok(lstatSync(dist).isSymbolicLink());
  }
});
