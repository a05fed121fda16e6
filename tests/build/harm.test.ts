/**
 * Builds never harm what is served: killed, failed or fed with a broken cache, `dist/` is the old site or the new one.
 * The site is that of `tests/fixture`: it goes the same way in a fifth of the time.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { appendFileSync, cpSync, globSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { build, hashes } from '../bench/build.ts';
import { random } from '../../src/lib/testing/random.ts';
import { discard, scratch } from '../bench/scratch.ts';
import { tally } from '../tally.ts';

/** How often a build is killed; more by command: `KILLS=20`. */
const KILLS = Number(process.env['KILLS'] ?? 4);
/** The moments are the same in every run: `KILL_SEED=2` tries others. */
const chance = random(Number(process.env['KILL_SEED'] ?? 1));

const copy = scratch(process.cwd());
const ROOT = 'tests/fixture';
const env = { GUIDE_ROOT: ROOT };
const dist = path.join(copy, ROOT, 'dist');
const page = path.join(copy, ROOT, 'content', 'about', 'index.mdx');
after(() => discard(copy));

const served = () => JSON.stringify([...hashes(dist)].sort());
/** The built site before and after one page changed, and how many lines the second build writes. */
let old: string;
let next: string;
let whole: number;

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

before(async () => {
  await build(copy, { env });
  renameSync(dist, `${dist}-old`);
  old = JSON.stringify([...hashes(`${dist}-old`)].sort());
  appendFileSync(page, '\nOne more sentence.\n');
  whole = (await run()).lines;
  next = served();
  assert.notEqual(next, old);
});

test(`killed at ${KILLS} moments, the served folder is whole, old or new`, async (t) => {
  const seen: string[] = [];
  let killed = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    rmSync(dist, { recursive: true });
    cpSync(`${dist}-old`, dist, { recursive: true });
    // Half of them about the last lines, when pages are finished and the folders change places.
    const line = kill % 2 ? whole - Math.floor(chance() * 3) : Math.ceil(chance() * (whole - 1));
    const delay = chance() * (kill % 2 ? 30 : 100);
    if ((await run(line, delay)).killed) killed += 1;
    const now = served();
    assert.ok(now === old || now === next, `killed ${delay} ms after line ${line} of ${whole}`);
    seen.push(now === old ? 'old' : 'new');
    tally('fault', 'a build that is killed', kill);
  }
  assert.ok(killed >= KILLS / 2 - 1, `only ${killed} builds still ran`);
  t.diagnostic(`${killed} killed while they ran; after each: ${seen.join(', ')}`);
});

test('a build that fails leaves what is served, and says so', async () => {
  const was = served();
  const text = readFileSync(page, 'utf8');
  writeFileSync(page, `${text}\n<Nothing />\n`);
  await assert.rejects(build(copy, { env }));
  assert.equal(served(), was);
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
  assert.equal(served(), next);
  assert.deepEqual(globSync('.build/*', { cwd: path.join(copy, ROOT) }), []);
  tally('fault', 'a build that fails or finds its cache broken', 'cache');
});
