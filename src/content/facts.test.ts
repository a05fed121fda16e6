import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkFacts } from './load.ts';
import { matrix } from './matrix.ts';
import { route, type Criteria, type Source } from './model.ts';
import { overdue } from './overdue.ts';

const criteria: Criteria = {
  groups: [{ id: 'reach', title: 'Reach' }],
  criteria: [
    {
      id: 'no-inbound',
      group: 'reach',
      label: 'No inbound rule',
      question: 'Closed?',
      help: 'Yes means closed.',
    },
    { id: 'docker', group: 'reach', label: 'Docker', question: 'Docker?', help: 'Yes means yes.' },
  ],
};
const source: Source = {
  id: 'docs',
  title: 'Docs',
  address: 'https://example.com/',
  owner: 'Example',
  read: '2026-08-20',
  anchors: [],
};
const sources = new Map([['docs', source]]);
const sound = `checked: 2026-08-20
answers:
  no-inbound:
    verdict: yes
    short: None
    detail: Nothing connects inward.
    sources: [docs]
  docker:
    verdict: partly
    short: Through a proxy
    detail: Only programs that know proxies.
    judgement: true
`;
const check = (text: string) => checkFacts(text, 'content/x/facts.yaml', criteria, sources);

test('answers take the date of their file unless they carry their own', () => {
  const facts = check(sound.replace('sources: [docs]', 'sources: [docs]\n    checked: 2026-09-11'));
  assert.equal(facts['no-inbound']!.checked, '2026-09-11');
  assert.equal(facts['docker']!.checked, '2026-08-20');
});

const faults: [string, string, RegExp][] = [
  [
    'a verdict that is none',
    sound.replace('verdict: yes', 'verdict: maybe'),
    /facts\.yaml:4: answers\.no-inbound\.verdict: /,
  ],
  [
    'a statement without source or judgement',
    sound.replace('    judgement: true\n', ''),
    /facts\.yaml:\d+: answers\.docker.*a statement needs a source/,
  ],
  [
    'a criterion without answer',
    sound.slice(0, sound.indexOf('  docker:')),
    /facts\.yaml:2: answers: no answer to docker/,
  ],
  [
    'a criterion that does not exist',
    sound.replace('  docker:', '  dokcer:'),
    /answers\.dokcer: no criterion is called so\. Did you mean "docker"/,
  ],
  [
    'an unknown source',
    sound.replace('[docs]', '[dosc]'),
    /facts\.yaml:3: answers\.no-inbound: source "dosc" is not in .*Did you mean "docs"/,
  ],
  [
    'words too long for a cell',
    sound.replace('short: None', `short: ${'x'.repeat(46)}`),
    /answers\.no-inbound\.short: /,
  ],
  ['a field that does not exist', sound.replace('    judgement:', '    judgment:'), /answers\.docker/],
  ['broken YAML', sound.replace('sources: [docs]', 'sources: [docs'), /facts\.yaml:\d+: /],
];
for (const [name, text, message] of faults) {
  test(`stops at ${name}, naming file, line and criterion`, () => {
    assert.throws(() => check(text), message);
  });
}

test('a sign says who gets through: kept out means stopped', () => {
  assert.equal(route(true, 'yes'), 'through');
  assert.equal(route(false, 'yes'), 'stopped');
  assert.equal(route(false, 'partly'), 'condition');
  assert.equal(route(false, 'no'), 'through');
  assert.equal(route(false, 'unknown'), 'unknown');
});

test('the matrix shows every answer, judgement with a star, and gaps', () => {
  const facts = check(sound);
  assert.match(matrix(criteria, new Map([['vpn', facts]])), /\| docker \| partly\* \|/);
  assert.match(matrix(criteria, new Map([['vpn', {}]])), /GAP/);
});

test('what was checked more than 180 days before the given day is overdue', () => {
  const facts = new Map([['vpn', check(sound)]]);
  assert.deepEqual(overdue('2027-02-16', facts, [source]), []);
  assert.equal(overdue('2027-02-17', facts, [source]).length, 3);
});
