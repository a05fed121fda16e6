import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import { random } from '../../lib/testing/random.ts';
import { cases } from '../../lib/testing/thorough.ts';
import { checked, decode, encode, LONGEST, Refused } from './share.ts';

const fragmentOf = (bytes: Uint8Array) => `1f${Buffer.from(bytes).toString('base64url')}`;
const refused = (fragment: string, reason: RegExp) =>
  assert.rejects(decode(fragment), (error) => error instanceof Refused && reason.test(error.message));

test('what was shared comes back, in any script', async () => {
  for (const source of ['', 'flowchart LR\n a --> b', 'Größe — 東京 🙂', '__proto__\nconstructor']) {
    for (const flows of [true, false]) {
      const fragment = await encode({ source, flows });
      assert.match(fragment, /^1[fp][\w-]*$/);
      assert.deepEqual(await decode(fragment), { source, flows });
    }
  }
});

test('a typical figure makes a link that chats and wikis take', async () => {
  const source = 'flowchart LR\n'.padEnd(1300, 'your_jobs[Your jobs] -->|TCP 443| resource[(Database)]\n');
  assert.ok((await encode({ source, flows: true })).length < 1000);
});

test('what is not a link is refused in words', async () => {
  await refused('', /does not hold a drawing/);
  await refused('__proto__', /does not hold a drawing/);
  await refused('1f<script>', /does not hold a drawing/);
  await refused('2fabc', /later version/);
  await refused('1fAAAA', /damaged/);
  const whole = await encode({ source: 'flowchart LR\n'.repeat(40), flows: true });
  await refused(whole.slice(0, -6), /damaged/);
  await refused(fragmentOf(deflateRawSync(Buffer.from([0xff, 0xfe, 0xfd]))), /damaged/);
});

test('a link that unpacks to far too much is stopped while it unpacks', async () => {
  const bomb = deflateRawSync(Buffer.alloc(60_000_000));
  await refused(fragmentOf(bomb), /unpacks to far more than a drawing/);
});

test('a link of a megabyte is refused before anything of it is read; the longest source still fits', async () => {
  await refused(`1f${'A'.repeat(1_000_000)}`, /holds far more than a drawing/);
  // What packs worst: no two characters alike, three bytes each.
  const source = Array.from({ length: LONGEST }, (_, at) => String.fromCharCode(0x4e00 + at)).join('');
  assert.equal((await decode(await encode({ source, flows: true }))).source, source);
});

test('a source that is too long, in letters or in lines, is refused', () => {
  assert.throws(() => checked({ source: 'x'.repeat(LONGEST + 1), flows: false }), /20,000 characters/);
  assert.throws(() => checked({ source: '\n'.repeat(1000), flows: false }), /1000 lines/);
});

test('whatever a link holds, it is a drawing or is refused in a sentence', async () => {
  const count = cases(200, 2000);
  const next = random(Number(process.env['FUZZ_SEED'] ?? 20261127));
  const upTo = (most: number) => Math.floor(next() * most);
  const signs = '%#/\\ \0\n\u202e{}<>_-AZaz09é日'.split('');
  for (let at = 0; at < count; at += 1) {
    const text = Array.from({ length: upTo(400) }, () => signs[upTo(signs.length)]).join('');
    const bytes = deflateRawSync(Buffer.from(text));
    const flip = () => (bytes[upTo(bytes.length)] = upTo(256));
    const made = [
      () => text,
      () => `1f${text}`,
      () => fragmentOf(bytes).slice(0, upTo(60)),
      () => (flip(), fragmentOf(bytes)),
      () => fragmentOf(Buffer.from(Array.from({ length: upTo(300) }, () => upTo(256)))),
    ][at % 5]!();
    const read = await decode(made).then(checked, (error: unknown) => error);
    if (read instanceof Error) assert.ok(read instanceof Refused, `${JSON.stringify(made)}: ${read.stack}`);
    else assert.equal(typeof (read as { source: string }).source, 'string');
  }
});
