import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { temporaryFolder } from '../lib/testing/temporary-folder.ts';
import { Fetcher } from './fetch.ts';
import { pages, playDocumentation, type Played } from './testing/played.ts';
import type { Row, Watched } from './verdict.ts';
import { watch } from './watch.ts';

const limits = { time: 1500, size: 300_000, pause: 0, patience: 1000 };
const folder = temporaryFolder();
const state = path.join(folder, 'state.json');
let played: Played;
const rows = new Map<string, Row>();

const sourceOf = (name: string): Watched => ({
  id: name,
  address: `${played.address}/docs/${name}#limits`,
  anchors: ['450 credits', 'Known limitations'],
});
const run = (day: string, sources: Watched[], more = {}) =>
  watch({ sources, day, fetcher: new Fetcher(limits), state, folder, ...more });

before(async () => {
  played = await playDocumentation();
  const sources = pages.map(sourceOf);
  const first = await run('2026-01-05', sources);
  const strangers = first.filter(({ verdict, id }) => verdict !== 'unchanged' && id !== 'private');
  assert.deepEqual(strangers, [], 'on the first visit every page is as the guide read it');
  for (const row of await run('2026-01-12', sources)) rows.set(row.id, row);
});
after(() => played.close());

/** Page, verdict, whether somebody has to look, and what the finding says. */
const table: [page: string, verdict: Row['verdict'], news: boolean, finding: RegExp | undefined][] = [
  ['unchanged', 'unchanged', false, undefined],
  ['not-modified', 'unchanged', false, undefined],
  ['menu', 'unchanged', false, undefined],
  ['reworded', 'unchanged', false, /Reworded/],
  ['number', 'changed', true, /"450 credits" is not there/],
  ['heading', 'changed', true, /#limits no longer exists.*"Known limitations" is not there/],
  ['moved', 'moved', true, undefined],
  ['moved-bare', 'moved', true, /#limits no longer exists/],
  ['temporary', 'unchanged', false, undefined],
  ['404', 'gone', true, /404/],
  ['403', 'unreachable', false, /403/],
  ['busy', 'unchanged', false, undefined],
  ['busy-long', 'unreachable', false, /429/],
  ['slow', 'unreachable', false, /within 1.5 s/],
  ['endless', 'unreachable', false, /larger than 0.3 MB/],
  ['charset', 'unchanged', false, undefined],
  ['shell', 'unreachable', false, /no text without its scripts/],
  ['loop', 'unreachable', false, /circle/],
  ['private', 'unreachable', true, /robots\.txt/],
  ['deep', 'unchanged', false, undefined],
];

for (const [page, verdict, news, finding] of table) {
  test(`${page}: ${verdict}${news ? ', news' : ''}`, () => {
    const row = rows.get(page)!;
    assert.equal(row.verdict, verdict, row.findings.join(' '));
    assert.equal(row.news, news);
    const said = row.findings.filter((each) => !each.startsWith('Reworded') || page === 'reworded').join(' ');
    if (finding) assert.match(said, finding);
    else assert.equal(said, '');
  });
}

test('every played page has its expected verdict', () => {
  assert.deepEqual(table.map(([page]) => page).sort(), [...pages].sort());
});

test('a new address keeps the fragment where it still exists, and only there', () => {
  assert.equal(rows.get('moved')!.moved, `${played.address}/new/moved#limits`);
  assert.equal(rows.get('moved-bare')!.moved, `${played.address}/new/moved-bare`);
});

test('a host never has more than two requests at once, and robots.txt is asked once a run', () => {
  assert.ok(played.most() <= 2, `${played.most()} at once`);
  assert.equal(played.asked().filter((url) => url === '/robots.txt').length, 2);
  assert.ok(!played.asked().includes('/docs/private'));
});

test('an anchor that was never there is told apart from one that went', async () => {
  const source = { ...sourceOf('unchanged'), anchors: ['450 credits', '999 credits'] };
  await run('2026-01-19', [source], { partial: true });
  const [row] = await run('2026-01-26', [source], { partial: true });
  assert.match(row!.findings.join(), /"999 credits" was never found there: check the anchor/);
});

test('a run that was interrupted asks only for what is missing', async () => {
  const sources = ['unchanged', 'menu'].map(sourceOf);
  const stop = new Error('stopped');
  const first = run('2026-02-02', sources, {
    partial: true,
    progress: () => {
      throw stop;
    },
  });
  await assert.rejects(first, stop);
  const from = played.asked().length;
  const done = await run('2026-02-02', sources, { partial: true });
  assert.deepEqual(
    done.map(({ verdict }) => verdict),
    ['unchanged', 'unchanged'],
  );
  const again = played
    .asked()
    .slice(from)
    .filter((url) => url.startsWith('/docs/'));
  assert.ok(new Set(again).size < 2, `asked again for ${again.join(' ')}`);
});

test('a machine without a network says so, and keeps what is known', async () => {
  const text = readFileSync(state, 'utf8');
  const sources = ['a', 'b'].map((id) => ({ id, address: 'http://127.0.0.1:1/', anchors: [] }));
  await assert.rejects(run('2026-02-16', sources, { partial: true }), /No source could be read/);
  assert.equal(readFileSync(state, 'utf8'), text);
});

test('a state file that is no JSON is named, and left alone', async () => {
  const broken = path.join(folder, 'broken.json');
  writeFileSync(broken, '{');
  await assert.rejects(
    run('2026-02-09', [sourceOf('menu')], { state: broken }),
    /broken\.json: .*Restore it/,
  );
  assert.equal(readFileSync(broken, 'utf8'), '{');
});

const openssl = spawnSync('openssl', ['version']).status === 0;
test(
  'a certificate that nobody signed is a fault of the certificate',
  { skip: !openssl && 'no openssl' },
  async () => {
    const key = path.join(folder, 'key.pem');
    const cert = path.join(folder, 'cert.pem');
    execFileSync(
      'openssl',
      [
        'req',
        '-x509',
        '-newkey',
        'rsa:2048',
        '-nodes',
        '-keyout',
        key,
        '-out',
        cert,
        '-subj',
        '/CN=localhost',
        '-days',
        '1',
      ],
      { stdio: 'ignore' },
    );
    const server = createServer({ key: readFileSync(key), cert: readFileSync(cert) }, (_request, response) =>
      response.end('x'),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const answer = await new Fetcher(limits).page(
      `https://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    );
    server.close();
    assert.equal(answer.kind, 'unreachable');
    assert.match((answer as { reason: string }).reason, /certificate fault/);
  },
);
