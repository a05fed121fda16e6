/** The guide's own configurations, read as a reader's are. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listSnippets } from '../content/snippets/files.ts';
import { fill, loadValues } from '../content/snippets/values.ts';
import { loadKnowledge } from './knowledge.ts';
import { readConfig } from './read.ts';
import { reportOf } from './report.ts';
import type { Way } from './ways/way.ts';
import { WAYS, wayPage } from './words.ts';

/** Pages whose configuration cannot show its way, and why. */
const CANNOT_TELL: Record<string, string> = {
  'reverse-tunnel/config-ngrok.yml': 'HTTPS to a name of its own looks like any other request',
  'server/config.yml': 'the job stands inside with the server',
  'certificates/config.yml': 'a certificate is no way',
};
/** Pages that are about a target or a file of another page's way. */
const SHOWS: Record<string, Way[]> = {
  'kubernetes-api': ['ssh-bastion', 'cloud-broker', 'other-broker'],
  tunnels: ['ssh-bastion'],
  'vpn-profiles': ['vpn'],
};

/** Pages whose way jobs can show. */
const READ = new Set(Object.values(WAYS).map(([, page]) => page));

const examples = Object.fromEntries([...loadValues()].map(([name, { example }]) => [name, example]));
const files = listSnippets().filter(({ path }) => /\/config[\w-]*\.yml$/.test(path));

for (const { path, text } of files) {
  const name = path.split('/').slice(-2).join('/');
  const folder = name.split('/')[0]!;
  test(`${name} shows its way and nothing to mend`, () => {
    const { jobs, findings } = reportOf(readConfig(fill(text, examples), loadKnowledge()));
    const ways = jobs.flatMap((job) => job.ways.map(({ way }) => way));
    if (name in CANNOT_TELL) assert.deepEqual(ways, [], `${CANNOT_TELL[name]}, but now it is told`);
    else if (!(folder in SHOWS) && !READ.has(`${folder}/`))
      assert.deepEqual(ways, [], `${name} is taken for another option: src/read/ways has to tell them apart`);
    else
      assert.ok(
        ways.some((way) => SHOWS[folder]?.includes(way) ?? wayPage(way) === `${folder}/`),
        `${name} is read as ${ways.join(', ') || 'nothing'}: src/read/ways has to know by what ${folder} is seen`,
      );
    assert.deepEqual(
      findings.filter(({ severity }) => severity !== 'note').map(({ id, line }) => [id, line]),
      [],
    );
  });
}

test('a placeholder that is left is found', () => {
  const left = files.filter(({ text }) => text.includes('YOUR_HOST'));
  assert.ok(left.length);
  for (const { text } of left)
    assert.ok(readConfig(text, loadKnowledge()).findings.some(({ rule }) => rule.id === 'placeholder-left'));
});
