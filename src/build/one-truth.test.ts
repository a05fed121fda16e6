/** What two places of the guide say about one thing, held together: each pair here has contradicted itself once. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { globSync, readFileSync } from 'node:fs';
import { loadDecision } from '../chooser/rules.ts';
import { loadFirewall } from '../content/firewall.ts';
import { loadCriteria, loadFacts } from '../content/load.ts';
import { loadTopics, type Topic } from '../content/topics.ts';

const [{ id: topic, folder }] = loadTopics() as [Topic];

const texts = globSync(['content/**/*.{mdx,yaml}', 'src/**/*.{ts,astro}', 'README.md'], {
  exclude: (path) => path.endsWith('.test.ts'),
}).map((path) => ({ path, text: readFileSync(path, 'utf8') }));
const page = (option: string) => readFileSync(`${folder}/${option}/index.mdx`, 'utf8');

const NUMBERS =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen'.split(
    ' ',
  );

test('nobody counts other questions than the chooser asks or the comparison answers', () => {
  const right = [loadDecision(topic).questions.length, loadCriteria(topic).criteria.length];
  const tens = { twenty: 20, thirty: 30, forty: 40 } as Record<string, number>;
  for (const { path, text } of texts) {
    for (const [found, word] of text.matchAll(/\b([A-Za-z]+|\d+) (?:short |ordered )?questions\b/g)) {
      const name = word!.toLowerCase();
      const count = NUMBERS.includes(name) ? NUMBERS.indexOf(name) + 1 : (tens[name] ?? Number(name));
      // Fewer are a part of them, such as the questions that decide for most.
      if (count > 6) assert.ok(right.includes(count), `${path}: "${found}"`);
    }
  }
});

test('a runner that checks out over SSH is nowhere said to need port 443 only', () => {
  for (const option of ['container-runner', 'machine-runner'])
    assert.ok(
      loadFirewall(`${folder}/${option}`).some(
        ({ to, ports }) => to === 'Your Git host' && ports.includes('22'),
      ),
      option,
    );
  for (const { path, text } of texts) assert.doesNotMatch(text, /(?:443 only|only (?:outbound )?443)/i, path);
});

test('the chart that the script installs is the one that its page speaks of', () => {
  const script = readFileSync(`${folder}/container-runner/install.sh`, 'utf8');
  const version = /--version (\S+)/.exec(script)![1]!;
  assert.ok(page('container-runner').includes(`chart ${version}`), version);
});

test('an option with a sample that stores nothing does not answer that it always stores a secret', () => {
  for (const [option, answers] of loadFacts(topic)) {
    if (answers['no-stored-secret']?.verdict !== 'no') continue;
    for (const path of globSync(`${folder}/${option}/config*.yml`))
      assert.match(readFileSync(path, 'utf8'), /context:|add_ssh_keys/, path);
  }
});

test('only the job that opened a just-in-time rule closes it, on every page', () => {
  const script = readFileSync(`${folder}/just-in-time-allow-list/open-rule.sh`, 'utf8');
  assert.match(script, /never closes it/);
  for (const { path, text } of texts) assert.doesNotMatch(text, /the first to finish closes it/, path);
});
