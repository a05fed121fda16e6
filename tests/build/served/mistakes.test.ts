/** A writer's mistake is the same in the build and on the development server: file, line and what to do. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { stripVTControlCharacters } from 'node:util';
import { freePort } from '../../free-port.ts';
import { copy, env as added, PAGE, root } from './copy.ts';

const env = { ...process.env, ...added };
const file = path.join(root, PAGE);
const sound = readFileSync(file, 'utf8');
const text = `${sound.trimEnd()}\n\nA.<Cite s="nope" />\n`;
const place = `${PAGE}:${text.split('\n').length - 1}: <Cite>: source "nope" is not in content/sources.yaml.`;
const astro = path.resolve('node_modules/astro/bin/astro.mjs');

describe('a source that nobody knows', () => {
  beforeEach(() => writeFileSync(file, text));
  afterEach(() => writeFileSync(file, sound));

  test('the build stops and names it', () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [astro, 'build'], {
      cwd: copy,
      env,
      encoding: 'utf8',
    });
    assert.notEqual(status, 0);
    assert.ok(stripVTControlCharacters(stdout + stderr).includes(place), stderr);
  });

  test('the development server names it on that page, and shows the others', async () => {
    const port = await freePort();
    const server = spawn(process.execPath, [astro, 'dev', '--port', String(port)], { cwd: copy, env });
    let log = '';
    const ready = new Promise<void>((done, fail) => {
      const hear = (chunk: Buffer) => {
        log += stripVTControlCharacters(chunk.toString());
        if (log.includes('watching for file changes')) done();
      };
      server.stdout.on('data', hear);
      server.stderr.on('data', hear);
      server.on('exit', () => fail(new Error(log)));
    });
    try {
      await ready;
      const origin = `http://localhost:${port}`;
      assert.equal((await fetch(`${origin}/about/`)).status, 500);
      assert.ok(log.includes(place), log);
      assert.equal((await fetch(`${origin}/coast/tunnel/`)).status, 200);
    } finally {
      server.removeAllListeners('exit');
      server.kill();
    }
  });
});
