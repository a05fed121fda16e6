import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
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
