import assert from 'node:assert/strict';
import { createSocket } from 'node:dgram';
import { readFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test, type TestContext } from 'node:test';
import { CONTENT } from '../content/root.ts';
import { Fetcher } from './fetch.ts';
import { publishReport } from './issue.ts';
import { listRow, loadLists } from './lists.ts';
import { hasNews, toMarkdown, type Report } from './report.ts';
import { compareVersions, versionRow, type Pinned } from './versions.ts';
import type { Row } from './verdict.ts';
import { withMoves } from './write.ts';

async function serve(context: TestContext, listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  context.after(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A name server that answers every question for an A record with these addresses. */
async function nameServer(context: TestContext, addresses: readonly string[]): Promise<string> {
  const socket = createSocket('udp4');
  socket.on('message', (question, from) => {
    const head = Buffer.from(question.subarray(0, 12));
    head.writeUInt16BE(addresses.length ? 0x8180 : 0x8183, 2);
    head.writeUInt16BE(addresses.length, 6);
    head.writeUInt16BE(0, 8);
    head.writeUInt16BE(0, 10);
    // Name, type and class of the question, without the extension that a resolver may add behind it.
    const end = question.indexOf(0, 12) + 5;
    const records = addresses.map((address) =>
      Buffer.from([0xc0, 0x0c, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, ...address.split('.').map(Number)]),
    );
    socket.send(Buffer.concat([head, question.subarray(12, end), ...records]), from.port, from.address);
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  context.after(() => socket.close());
  return `127.0.0.1:${socket.address().port}`;
}

const fetcher = new Fetcher({ pause: 0, time: 2000 });

test('versions are ordered by their numbers', () => {
  const sorted = ['1.10.0', 'v1.9.2', '1.9.10', '2.0.0-rc.1', '2.0.0'].sort(compareVersions);
  assert.deepEqual(sorted, ['v1.9.2', '1.9.10', '1.10.0', '2.0.0-rc.1', '2.0.0']);
});

test('the newest version comes from the place that publishes it, and what is behind is told', async (context) => {
  const host = await serve(context, (request, response) => {
    if (request.url === '/graphql-unstable') {
      response.end('{"data":{"orb":{"versions":[{"version":"5.4.1"},{"version":"5.10.0"}]}}}');
    } else if (request.url?.startsWith('/repos/')) {
      response.end(
        '[{"tag_name":"v2.0.0-rc1","draft":false,"prerelease":true},{"tag_name":"v1.17.0","draft":false,"prerelease":false}]',
      );
    } else if (request.url === '/index.yaml') {
      response.end('entries:\n  agent:\n    - version: 101.1.7\n    - version: 101.1.6\n');
    } else response.writeHead(404).end();
  });
  const rowOf = (newest: Pinned['newest'], pinned: string) =>
    versionRow({ name: 'it', pinned, in: ['x'], newest, changes: 'https://example.com/' }, fetcher, {
      circleci: host,
      github: host,
    });
  const orb = await rowOf({ orb: 'circleci/aws-cli' }, '5.4.1');
  assert.deepEqual([orb.state, orb.newest], ['behind', '5.10.0']);
  const release = await rowOf({ github: 'CircleCI-Public/circleci-cli' }, '1.17.0');
  assert.deepEqual([release.state, release.newest], ['newest', 'v1.17.0']);
  const chart = await rowOf({ helm: `${host}/index.yaml`, chart: 'agent' }, '101.1.7');
  assert.equal(chart.state, 'newest');
  const lost = await rowOf({ helm: `${host}/nothing.yaml`, chart: 'agent' }, '101.1.7');
  assert.deepEqual([lost.state, lost.reason], ['unknown', 'status 404']);
});

test('a list by DNS: the same in any order, what was added and removed, and no answer', async (context) => {
  const list = { name: 'jobs', entries: ['3.228.39.90', '18.213.67.41'], dns: ['jobs.example.com'] };
  const ask = async (addresses: string[]) => listRow(list, fetcher, [await nameServer(context, addresses)]);
  assert.equal((await ask(['18.213.67.41', '3.228.39.90'])).state, 'same');
  const changed = await ask(['18.213.67.41', '1.2.3.4']);
  assert.deepEqual(
    [changed.state, changed.added, changed.removed],
    ['different', ['1.2.3.4'], ['3.228.39.90']],
  );
  const none = await ask([]);
  assert.equal(none.state, 'unknown');
  assert.match(none.reason!, /ENOTFOUND|ENODATA/);
});

test('a list by its page: what the page no longer names', async (context) => {
  const page = await serve(context, (_request, response) => {
    response.setHeader('content-type', 'text/html');
    response.end('<main><p>Allow 35.235.240.0/20 to your hosts.</p></main>');
  });
  const kept = await listRow({ name: 'IAP', entries: ['35.235.240.0/20'], page }, fetcher);
  assert.equal(kept.state, 'same');
  const lost = await listRow({ name: 'IAP', entries: ['35.235.224.0/20'], page }, fetcher);
  assert.deepEqual(lost.removed, ['35.235.224.0/20']);
});

test('a list that is watched stands, entry by entry, where the guide has it', () => {
  const elsewhere = loadLists().filter(({ in: files }) => files);
  assert.ok(elsewhere.length > 0);
  for (const { name, entries, in: files } of elsewhere)
    for (const file of files!) {
      const text = readFileSync(`${CONTENT}/${file}`, 'utf8');
      for (const entry of entries) assert.ok(text.includes(entry), `${name}: ${file} lacks ${entry}`);
    }
});

test('a new address is written into its own entry and nowhere else', () => {
  const text = `# kept\none:\n  title: One\n  address: https://a.example/x\n  read: 2026-01-01\ntwo:\n  title: Two\n  address: https://a.example/x/y\n  read: 2026-01-01\n`;
  const row: Pick<Row, 'verdict' | 'findings' | 'news'> = { verdict: 'moved', findings: [], news: true };
  const moved = withMoves(text, [
    { ...row, id: 'one', address: 'https://a.example/x', moved: 'https://b.example/$1#z' },
    { ...row, id: 'three', address: 'https://c.example/', moved: 'https://d.example/' },
  ]);
  assert.equal(
    moved.text,
    text.replace('https://a.example/x\n', () => 'https://b.example/$1#z\n'),
  );
  assert.deepEqual(moved.missing, ['three']);
});

const report: Report = {
  day: '2026-02-02',
  sources: [
    {
      id: 'prices',
      address: 'https://a.example/',
      verdict: 'changed',
      findings: ['"450 credits" is not there.'],
      news: true,
      uses: ['ip-ranges: docker', 'a | b'],
    },
  ],
  versions: [
    { name: 'aws-cli', pinned: '5.4.1', newest: '5.4.1', state: 'newest', changes: 'https://b.example/' },
  ],
  lists: [],
};

test('the report names the finding and what rests on it, news first; with nothing new there is no news', () => {
  const [changed] = report.sources;
  const quiet = { ...changed!, id: 'quiet', findings: ['Reworded.'], news: false };
  const markdown = toMarkdown({ ...report, sources: [quiet, changed!] });
  assert.match(markdown, /## Look at these[^]*\[prices\][^]*## For the record[^]*\[quiet\]/);
  assert.match(markdown, /2 changed/);
  assert.match(markdown, /"450 credits" is not there\. \| ip-ranges: docker, a \\\| b/);
  assert.ok(!markdown.includes('aws-cli'), 'what is newest needs no row');
  assert.equal(hasNews(report), true);
  assert.equal(hasNews({ ...report, sources: [] }), false);
});

test('one issue: opened once, then brought up to date', async (context) => {
  const asked: string[] = [];
  const stored: { number: number; body: string }[] = [];
  const api = await serve(context, (request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      asked.push(request.method!);
      if (request.method === 'POST')
        stored.push({ number: 7, body: (JSON.parse(body) as { body: string }).body });
      response.end(JSON.stringify(request.method === 'GET' ? stored : {}));
    });
  });
  const repository = { name: 'a/b', token: 'x', api };
  assert.equal(await publishReport('first', repository), 'Opened an issue.');
  assert.equal(await publishReport('second', repository), 'Updated issue 7.');
  assert.deepEqual(asked, ['GET', 'POST', 'GET', 'PATCH']);
});
