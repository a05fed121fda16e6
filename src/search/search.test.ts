import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lineOf } from './context.ts';
import { open } from './engine.ts';
import { parseFragment } from '../lib/hast.ts';
import { fromColumns, toColumns, type Entry } from './entry.ts';
import { extract } from './extract.ts';
import { group } from './groups.ts';
import { loadSynonyms } from './synonyms.ts';
import { indexed, stem } from './words.ts';

const entry = (values: Partial<Entry>): Entry => ({
  kind: 'section',
  path: '/a/',
  page: 'A',
  id: 'x',
  title: '',
  names: '',
  text: '',
  ...values,
});
/** As the browser gets it. */
const library = (entries: Entry[], synonyms = {}) =>
  open({ entries: fromColumns(toColumns(entries)), synonyms });
const guide = [
  entry({
    id: 'the-connection-times-out',
    title: 'The connection times out',
    text: 'Packets go out. Port 5432 is silent.',
  }),
  entry({ id: 'opt-in', title: 'Opt in', text: 'Write circleci_ip_ranges: true beside docker.' }),
  entry({
    id: 'iap',
    title: 'Google IAP',
    path: '/b/',
    page: 'B',
    text: 'Allow 35.235.240.0/20 on port 22.',
  }),
  entry({
    id: 'tailscale',
    title: 'Tailscale',
    path: '/b/',
    page: 'B',
    text: 'A mesh for the Docker executor.',
  }),
  entry({ id: 'oidc', title: 'OIDC', path: '/c/', page: 'C', text: 'AssumeRoleWithWebIdentity is denied.' }),
];
const first = async (query: string, synonyms = {}) => {
  const { entries, search } = await library(guide, synonyms);
  return group(search(query), entries)[0]?.hits[0]?.entry.id;
};

test('words of one kind have one stem', () => {
  for (const forms of [
    ['time', 'times', 'timed', 'timing'],
    ['deny', 'denied', 'denies'],
    ['runner', 'runners'],
    ['stop', 'stopped'],
  ])
    assert.equal(new Set(forms.map(stem)).size, 1, forms.join());
  for (const word of ['dns', 'status', 'address', 'https', '5432', 'does'])
    assert.ok(word.startsWith(stem(word)));
});

test('an apostrophe parts no word', () => {
  assert.deepEqual(indexed('can’t'), indexed("can't"));
  assert.deepEqual(indexed("can't reach CircleCI's API"), indexed('reach CircleCI API'));
});

test('hosts, flags and keys are words as a whole and in their parts', () => {
  assert.deepEqual(indexed('circleci_ip_ranges'), ['circleciiprang', 'circleci', 'ip', 'rang']);
  assert.ok(indexed('35.235.240.0/20').includes('35.235.240.0/20'));
  assert.ok(indexed('35.235.240.0/20').includes('35.235.240.0'));
  assert.ok(indexed('AssumeRoleWithWebIdentity').includes('identiti'));
  assert.equal(indexed('allow-list')[0], indexed('allowlist')[0]);
});

for (const [query, found] of [
  [
    'psql: error: connection to server at "10.0.4.22", port 5432 failed: Connection timed out',
    'the-connection-times-out',
  ],
  ['circleci_ip_ranges', 'opt-in'],
  ['circleci_ip', 'opt-in'],
  ['ip_ranges', 'opt-in'],
  ['35.235.240.0/20', 'iap'],
  ['35.235.240', 'iap'],
  ['talescale', 'tailscale'],
  ['exector', 'tailscale'],
  ['tails', 'tailscale'],
  ['zzzz qqqq timed zzzz', 'the-connection-times-out'],
  ['An error occurred (AccessDenied) when calling the AssumeRoleWithWebIdentity operation', 'oidc'],
] as const) {
  test(`"${query.slice(0, 40)}" finds ${found}`, async () => assert.equal(await first(query), found));
}

test('a synonym is found, whether one word or several', async () => {
  assert.equal(await first('silo'), undefined);
  assert.equal(await first('silo', { silo: ['iap'] }), 'iap');
  assert.equal(await first('fixed silos now', { 'fix silo': ['mesh'] }), 'tailscale');
});

test('a page about the guide itself comes after one about the reader’s trouble', async () => {
  const same = { title: 'The address is not on the list', text: 'Compare the address.' };
  const { entries, search } = await library([
    entry({ ...same, path: '/about/unconfirmed/', page: 'Unconfirmed' }),
    entry({ ...same, path: '/trouble/', page: 'Trouble' }),
  ]);
  assert.equal(group(search('address not on the list'), entries)[0]?.path, '/trouble/');
});

test('what every page is about does not lead a query', async () => {
  const { entries, search } = await library([
    entry({ kind: 'snippet', title: '.circleci/config.yml', path: '/a/', text: 'Redis in a step.' }),
    entry({ id: 'quiet', title: 'No answer', path: '/b/', text: 'Redis is silent.' }),
  ]);
  assert.equal(group(search('redis silent circleci'), entries)[0]?.path, '/b/');
});

test('the telling word of a query leads it, not the words that stand everywhere', async () => {
  const everywhere = ['/a/', '/b/', '/c/', '/d/', '/e/'].map((path) =>
    entry({ id: 'add', title: 'Job and machine', path, text: 'A CI job.' }),
  );
  const text = `${'Limits of a host that many tools go through, each with its rights. '.repeat(9)} Try sshuttle in CI.`;
  const { entries, search } = await library([...everywhere, entry({ id: 'limits', path: '/z/', text })]);
  assert.equal(group(search('sshuttle in CI job machine'), entries)[0]?.path, '/z/');
});

test('a heading that many places share names none of them', async () => {
  const shared = ['/a/', '/b/', '/c/'].map((path) => entry({ id: 'who', title: 'Who can reach it', path }));
  const { entries, search } = await library([...shared, entry({ id: 'r', title: 'Reach', path: '/z/' })]);
  assert.equal(group(search('reach'), entries)[0]?.path, '/z/');
});

test('a hostile query is text', async () => {
  const { search } = await library([...guide, entry({ id: 'signs', title: 'p:r:i', text: 'a@b c/d e.f' })]);
  for (const query of [
    '',
    'p:r:i a@b c/d e.f',
    '   ',
    '<img src=x onerror=alert(1)>',
    '__proto__ constructor toString',
    '((((',
    '\\',
    '*',
    '\u0000',
    '🙂',
  ])
    assert.doesNotThrow(() => search(query), query);
  for (const unit of ['a', 'a ', 'a-', 'aB', '((', '1.', 'ing', 'port '])
    assert.doesNotThrow(() => search(unit.repeat(10_000 / unit.length)));
});

test('a heading that many pages share is met once before others come', async () => {
  const shared = ['/a/', '/b/', '/c/', '/d/'].map((path) =>
    entry({ path, page: path, title: 'Who can reach the database?', text: 'Other customers cannot.' }),
  );
  const own = entry({ path: '/e/', page: 'E', id: 'out', kind: 'need', title: 'Other customers kept out' });
  const { entries, search } = await library([...shared, own, ...guide]);
  const found = search('can other customers reach our database').map((hit) => entries[hit.entry]!.path);
  assert.ok(found.indexOf('/e/') <= 2, found.join(' '));
});

test('the name of a finding finds it, and other words find the guide first', async () => {
  const rule = entry({
    path: '/t/read-rules/',
    page: 'Rules',
    kind: 'term',
    id: 'ssm-no-port',
    title: 'ssm-no-port',
  });
  const section = entry({
    path: '/t/broker/',
    page: 'Broker',
    id: 'ssm',
    title: 'Systems Manager',
    text: 'SSM takes one port.',
  });
  const { entries, search } = await library([rule, section, ...guide]);
  const best = (query: string) => entries[search(query)[0]!.entry]!.path;
  assert.equal(best('ssm-no-port'), '/t/read-rules/');
  assert.equal(best('ssm systems manager port'), '/t/broker/');
});

test('the guide’s synonyms are cut as queries are', () => {
  const synonyms = loadSynonyms();
  assert.ok(synonyms['static ip']?.includes('rang'));
  assert.ok(synonyms['k8']?.includes('kubernet') || synonyms['k8s']?.includes('kubernet'));
  assert.ok(synonyms['whitelist']?.includes('allowlist'));
  // A part of a compound leads elsewhere.
  assert.ok(!synonyms['whitelist']?.includes('list'));
});

test('a page gives its sections, figures, snippets and terms, and nothing that is not text', () => {
  const entries = extract(
    parseFragment(`<main id="main"><nav>Home</nav><div class="title"><h1>VPN &amp; more</h1><a class="btn">Jump to config</a></div><p>Lede.</p>
     <h2 id="set-up">Set up</h2><p>Do <code>this</code>.<sup>1</sup></p>
     <h3 id="deep">Deep</h3><p>Text</p>
     <figure class="fig" id="fig-a"><figcaption><div class="cap"><p class="fig-title"><a>Figure 1</a>. Who</p></div><p>Shown.</p></figcaption>
       <svg><text>no</text></svg><details><summary>In words</summary><ul><li>From a to b.</li></ul><p>It stops. <span class="drawn">From b to c.</span></p></details></figure>
     <figure class="code" id="snippet-config-yml"><figcaption class="cap"><b>config</b><button>Copy</button></figcaption><pre><code>a: <span>b</span></code></pre></figure>
     <p>After.</p><table class="glance"><tr><td>Yes</td></tr></table>
     <h2 id="sources">Sources</h2><ol><li>One</li></ol><dl><dt id="t">Term</dt><dd>Said.</dd></dl></main>`),
    '/x/',
  );
  assert.deepEqual(
    entries.map(({ kind, id, title, names, text }) => [kind, id, title, names, text]),
    [
      ['page', '', 'VPN & more', '', 'Lede.'],
      ['section', 'set-up', 'Set up', '', 'Do this.'],
      ['section', 'deep', 'Deep', 'Set up', 'Text After.'],
      ['figure', 'fig-a', 'Who', 'Deep', 'Shown. From a to b. It stops.'],
      ['snippet', 'snippet-config-yml', 'config', 'config.yml Deep', 'a: b'],
      ['term', 't', 'Term', '', 'Said.'],
    ],
  );
});

test('the line of context has the words, marked', () => {
  const text = `${'Filler goes here. '.repeat(30)}Then port 5432 is refused. ${'More follows. '.repeat(30)}`;
  const { text: line, marks } = lineOf(text, new Set(['5432', 'refus']));
  assert.deepEqual(
    marks.map(([a, b]) => line.slice(a, b)),
    ['5432', 'refused'],
  );
  assert.ok(line.length < 170 && line.startsWith('… ') && line.endsWith(' …'));
  assert.deepEqual(lineOf('', new Set(['x'])), { text: '', marks: [] });
});

test('results stand by page, each place once, and one page does not crowd out the others', async () => {
  const many = Array.from({ length: 6 }, (_, at) => entry({ id: `s${at % 5}`, title: `Port ${at}` }));
  const { entries, search } = await library([
    ...many,
    entry({ path: '/z/', page: 'Z', id: 'z', title: 'Port' }),
  ]);
  const groups = group(search('port'), entries);
  assert.equal(groups.length, 2);
  for (const { hits } of groups) {
    assert.ok(hits.length <= 3);
    assert.equal(new Set(hits.map((hit) => hit.entry.id)).size, hits.length);
  }
});

test('of a log of a megabyte the end is read', async () => {
  const { search } = await library([
    entry({ title: 'Bastion', path: '/bastion/' }),
    entry({ title: 'Tunnel', path: '/tunnel/' }),
  ]);
  const found = search(`tunnel\n${'ok\n'.repeat(400_000)}bastion`);
  assert.deepEqual(
    found.map((hit) => hit.entry),
    [0],
  );
});
