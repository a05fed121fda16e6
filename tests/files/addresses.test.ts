/** No address dies, and files answer as what they are. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { serve } from '../../src/lib/serve.ts';
import { broken, offerOf, readLedger, unrecorded } from '../../src/share/permalinks.ts';
import { built } from './built.ts';

const ledger = await readLedger();
const root = await serve('dist');
const nested = await serve('dist', { base: '/a/b/' });
after(() => Promise.all([root.close(), nested.close()]));

test('no published address or fragment is lost, and all are in the ledger', async () => {
  const offer = await offerOf('dist', built);
  assert.deepEqual(broken(ledger, offer), []);
  assert.deepEqual(unrecorded(ledger, offer), [], 'run `npm run permalinks`');
});

test('every published path answers, at the root and under a sub-path', async () => {
  for (const { url } of [root, nested]) {
    const answers = await Promise.all(
      Object.keys(ledger).map(async (address) => ({
        address,
        status: (await fetch(new URL(`.${address}`, url))).status,
      })),
    );
    assert.deepEqual(
      answers.filter(({ status }) => status !== 200),
      [],
    );
  }
});

test('an address with two slashes leads to the one with one, where the links of its page lead right', async () => {
  for (const { url } of [root, nested]) {
    const { status, headers } = await fetch(`${url}private-connectivity//vpn/?x=1`, { redirect: 'manual' });
    const wanted = `${new URL(url).pathname}private-connectivity/vpn/?x=1`;
    assert.deepEqual([status, headers.get('location')], [301, wanted]);
  }
});

test('raw files answer with a type that curl and browsers take for text', async () => {
  const types: Record<string, RegExp> = {
    yml: /^text\/yaml/,
    tf: /^text\/plain/,
    sh: /^text\/plain/,
    nft: /^text\/plain/,
    json: /^application\/json/,
    txt: /^text\/plain/,
    md: /^text\/markdown/,
  };
  for (const [ending, type] of Object.entries(types)) {
    const address = Object.keys(ledger).find((one) => one.endsWith(`.${ending}`))!;
    const response = await fetch(new URL(`.${address}`, root.url));
    assert.equal(response.status, 200, address);
    assert.match(response.headers.get('content-type')!, type, address);
  }
});
