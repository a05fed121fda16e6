/**
 * A machine that has no room left, lets nothing be written beside the packages, or does not know the day: what is served
 * stays, or is right.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { globSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { differences, hashes } from '../../bench/build.ts';
import { tally } from '../../tally.ts';
import { copy, dist, env as added } from './copy.ts';

const env = { ...process.env, ...added };

/** Runs a command where something else is mounted, in a namespace that ends with it. */
const mounted = (mount: string, ...command: string[]) =>
  spawnSync(
    'unshare',
    ['--map-root-user', '--mount', 'sh', '-c', `${mount} && exec "$@"`, 'sh', ...command],
    { cwd: copy, env, encoding: 'utf8' },
  );
const BUILD = [process.execPath, 'src/build/run.mjs', 'src/build/build.ts'];

test('where node_modules can only be read, a build keeps nothing there, and is right', (t) => {
  const readOnly = 'mount --bind node_modules node_modules && mount -o remount,bind,ro node_modules';
  if (mounted(readOnly, 'true').status !== 0) return t.skip('no namespaces');
  const served = hashes(dist);
  // What is not kept has to be made again, and would be kept.
  const kept = globSync('node_modules/.cache/field-guide/*', { cwd: copy }).sort();
  for (const file of kept.filter((_, at) => at % 8 === 0)) rmSync(path.join(copy, file));
  rmSync(dist, { recursive: true });
  const { status, stderr } = mounted(readOnly, ...BUILD);
  assert.equal(status, 0, stderr);
  assert.deepEqual(differences(served, hashes(dist)), []);
  tally('fault', 'a machine that a build cannot work on', 'read-only packages');
});

test('a full disk leaves what is served, and is said in one sentence', (t) => {
  mkdirSync(path.join(copy, '.build'), { recursive: true });
  const disk = (size: number) => `mount -t tmpfs -o size=${size}k tmpfs .build`;
  if (mounted(disk(100), 'true').status !== 0) return t.skip('no namespaces');
  const served = hashes(dist);
  // The bundler meets it first, and Astro where there is more room.
  for (const size of [100, 3000]) {
    const { status, stderr } = mounted(disk(size), ...BUILD);
    assert.equal(status, 1);
    assert.equal(stderr.trimEnd().split('\n').at(-1), 'the disk is full (ENOSPC).');
    assert.deepEqual(differences(served, hashes(dist)), []);
  }
  tally('fault', 'a machine that a build cannot work on', 'full disk');
});

test('with a clock that is off, a build is right, or says in one sentence which day it takes for a later one', () => {
  const buildIn = (year: number) => {
    const clock = `const { UTC, now } = Date;
      const by = UTC(${year}, 5, 1) - now();
      globalThis.Date = class Date extends globalThis.Date {
        constructor(...given) { super(...(given.length ? given : [now() + by])); }
        static now() { return now() + by; }
      };`;
    return spawnSync(process.execPath, BUILD.slice(1), {
      cwd: copy,
      env: { ...env, NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(clock)}` },
      encoding: 'utf8',
    });
  };
  const served = hashes(dist);
  const late = buildIn(2099);
  assert.equal(late.status, 0, late.stderr);
  assert.deepEqual(differences(served, hashes(dist)), []);
  const early = buildIn(1970);
  assert.equal(early.status, 1);
  assert.match(early.stderr, /sources\.yaml:\d+: [\w-]+\.read: this day lies in the future\n$/);
  assert.deepEqual(differences(served, hashes(dist)), []);
  tally('fault', 'a machine that a build cannot work on', 'a clock that is off');
});
