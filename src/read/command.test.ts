import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from '../lib/testing/temporary-folder.ts';
import { run } from './command.ts';
import { markdownOf, reportOf, textOf, wikiOf } from './report.ts';
import { secretLines } from './secret.ts';
import { fileOf, readCase } from './testing/cases.ts';

const folder = temporaryFolder();
const file = (text: string): string => {
  const at = path.join(folder, 'config.yml');
  writeFileSync(at, text);
  return at;
};

test('the status tells a build whether something is to be mended', () => {
  assert.equal(run([file(fileOf('make'))]).status, 0);
  assert.equal(run([file(fileOf('env'))]).status, 1);
  assert.equal(run([file('jobs: [')]).status, 2);
  assert.equal(run([path.join(folder, 'nowhere.yml')]).status, 2);
  assert.equal(run([]).status, 2);
  assert.equal(run([file(fileOf('make')), '--format', 'xml']).status, 2);
  assert.equal(run(['--nonsense']).status, 2);
});

test('a file without jobs, such as the source of an orb, is told to be none', () => {
  const { out, status } = run([file('commands:\n  up: { steps: [run: openvpn --config ci.ovpn] }')]);
  assert.match(out!, /^No jobs here/);
  assert.equal(status, 0);
});

test('an unreadable file is told with file, line and column', () => {
  const { error } = run([file('jobs:\n\ta: b')]);
  assert.match(error!, /config\.yml:2:\d+: This is not valid YAML/);
});

test('a file that PowerShell wrote is read like any other', () => {
  const text = fileOf('wg-quick up wg0');
  const written = path.join(folder, 'utf-16.yml');
  writeFileSync(written, Buffer.from(`\uFEFF${text}`, 'utf16le'));
  assert.equal(run([written]).out, run([file(text)]).out);
  writeFileSync(written, Buffer.from(`\uFEFF${text}`, 'utf16le').swap16());
  assert.equal(run([written]).out, run([file(text)]).out);
});

test('SARIF names the rule and the line, and marks what is put aside', () => {
  const { out } = run([file(fileOf('env\nprintenv # guide: ignore secret-printed')), '--format', 'sarif']);
  const { runs } = JSON.parse(out) as {
    runs: {
      results: {
        ruleId: string;
        suppressions?: object[];
        locations: { physicalLocation: { region: object } }[];
      }[];
    }[];
  };
  assert.deepEqual(
    runs[0]!.results.map(({ ruleId, suppressions, locations }) => [
      ruleId,
      Boolean(suppressions),
      locations[0]!.physicalLocation.region,
    ]),
    [
      ['secret-printed', false, { startLine: 8 }],
      ['secret-printed', true, { startLine: 9 }],
    ],
  );
});

test('no report holds the value of a secret, a pipe that breaks a table, or markup of the reader', () => {
  const secret = `AK${'IA'}QX3J5PLW7RT2ZVBN`;
  const report = reportOf(readCase(`./deploy-${secret}.sh\nexport AWS_TOKEN=${secret}`));
  const named = reportOf(
    readCase({ file: 'jobs:\n  "a|b`c<i>":\n    machine: { image: u }\n    steps: [run: env]' }),
  );
  for (const text of [JSON.stringify(report), markdownOf(report, String), wikiOf(report)])
    assert.ok(!text.includes(secret));
  assert.match(wikiOf(named), /\| a\\\|b/);
  assert.match(markdownOf(named, String), /- `a\|b'c<i>`:/);
});

test('the same is said once: of jobs in one row, those with a way first, and of a rule with all its lines', () => {
  const job = (name: string, shell: string) => `  ${name}: { machine: true, steps: [run: ${shell}] }`;
  const report = reportOf(
    readCase({
      file: [
        'jobs:',
        job('a', 'make e2e'),
        job('b', 'ls'),
        job('c', 'make e2e'),
        job('d', 'wg-quick up wg0'),
      ].join('\n'),
    }),
  );
  assert.match(textOf(report), /^d\n.*VPN.*\na, c\n.*make e2e\.\nb\n {2}No way seen\.\n/);
  assert.match(textOf(report), /Check, lines 2, 3, 4, 5 \[machine-true\] a, b, c, d\n/);
  assert.equal(textOf(report).match(/machine-true/g)!.length, 1);
  assert.match(
    markdownOf(report, String),
    /- `a`, `c`: .*\n- `b`: No way seen\.\n[^]*lines 2, 3, 4, 5 \(`a`, `b`, `c`, `d`\)/,
  );
  assert.match(wikiOf(report), /\| Check \| 2, 3, 4, 5 \| a, b, c, d \|/);
});

test('the rows of a key are as secret as its head, and what stands behind it is not', () => {
  const rows = [
    'a: |',
    `  -----BEGIN RSA ${'PRIVATE'} KEY-----`,
    '  Proc-Type: 4,ENCRYPTED',
    '',
    '  MIIEowIBAAKCAQEA',
    '  ab==',
    '  -----END RSA PRIVATE KEY-----',
    'b: c',
    `echo "-----BEGIN ${'PRIVATE'} KEY-----" > key`,
    'steps:',
  ];
  assert.deepEqual(secretLines(rows), [2, 3, 4, 5, 6, 7, 9]);
});
