/**
 * Builds never harm what is served: killed, failed or fed with a broken cache, `dist/` is the old site or the new one.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { cpSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { random } from '../../../src/lib/testing/random.ts';
import { cases } from '../../../src/lib/testing/thorough.ts';
import { build, differences, hashes } from '../../bench/build.ts';
import { tally } from '../../tally.ts';
import { copy, dist, env, PAGE, root } from './copy.ts';

/** How often a build is killed. */
const KILLS = cases(2, 20);
/** The moments are the same in every run: `KILL_SEED=2` tries others. */
const chance = random(Number(process.env['KILL_SEED'] ?? 1));

const page = path.join(root, PAGE);
const text = readFileSync(page, 'utf8');

/** How what is served differs from another site. */
const differs = (site: Map<string, string>) => differences(site, hashes(dist));
const old = hashes(dist);

/**
 * Builds, and kills the build with all that it started, some ms after a line of its output: by the clock, a busy machine
 * would be done too early or too late.
 * @returns the lines that it wrote, and whether it still ran
 */
async function run(killAt = Infinity, delay = 0): Promise<{ lines: number; killed: boolean }> {
  const child = spawn(process.execPath, ['src/build/run.mjs', 'src/build/build.ts'], {
    cwd: copy,
    env: { ...process.env, ...env },
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  let lines = 0;
  let killed = false;
  child.stdout.on('data', (chunk: Buffer) => {
    const before = lines;
    lines += chunk.toString().split('\n').length - 1;
    if (before >= killAt || lines < killAt) return;
    void wait(delay).then(() => {
      killed = child.exitCode === null;
      if (killed) process.kill(-child.pid!, 'SIGKILL');
    });
  });
  await ended;
  return { lines, killed };
}

test(`killed at ${KILLS} moments, the served folder is whole, old or new`, async (t) => {
  cpSync(dist, `${dist}-old`, { recursive: true });
  writeFileSync(page, `${text}\nOne more sentence.\n`);
  const whole = (await run()).lines;
  const next = hashes(dist);
  assert.notDeepEqual(differs(old), []);

  const seen: string[] = [];
  let killed = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    rmSync(dist, { recursive: true });
    cpSync(`${dist}-old`, dist, { recursive: true });
    // Half of them about the last lines, when pages are finished and the folders change places.
    const line = kill % 2 ? whole - Math.floor(chance() * 3) : Math.ceil(chance() * (whole - 1));
    const delay = chance() * (kill % 2 ? 30 : 100);
    if ((await run(line, delay)).killed) killed += 1;
    const stays = differs(old).length === 0;
    assert.ok(stays || differs(next).length === 0, `killed ${delay} ms after line ${line} of ${whole}`);
    seen.push(stays ? 'old' : 'new');
    tally('fault', 'a build that is killed', kill);
  }
  assert.ok(killed >= Math.max(1, KILLS / 2 - 1), `only ${killed} builds still ran`);
  t.diagnostic(`${killed} killed while they ran; after each: ${seen.join(', ')}`);
});

test('a build that fails leaves what is served, and says so', async () => {
  const was = hashes(dist);
  writeFileSync(page, `${text}\n<Nothing />\n`);
  await assert.rejects(build(copy, { env }));
  assert.deepEqual(differs(was), []);
  writeFileSync(page, text);
  tally('fault', 'a build that fails or finds its cache broken', 'fails');
});

test('after it, and with a changed digit in every kept file, the next build is right', async () => {
  const kept = globSync('node_modules/.cache/field-guide/*', { cwd: copy });
  assert.ok(kept.length > 0);
  for (const name of kept) {
    const file = path.join(copy, name);
    const text = readFileSync(file, 'utf8');
    const body = text.indexOf('\n') + 1;
    writeFileSync(file, text.slice(0, body) + text.slice(body).replace(/\d/, (d) => String((+d + 1) % 10)));
  }
  await build(copy, { env });
  assert.deepEqual(differs(old), []);
  assert.deepEqual(globSync('.build/*', { cwd: root }), []);
  tally('fault', 'a build that fails or finds its cache broken', 'cache');
});
