/** The checks themselves: what they read, and what they refuse. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stringify } from 'yaml';
import { checkCircleci } from './checks/circleci.ts';
import { expand } from './checks/expand.ts';
import { parseHcl, plain } from './checks/hcl.ts';
import { check, kindOf } from './checks/index.ts';
import { policyFaults } from './checks/policy.ts';
import { checkCommand } from './checks/shell.ts';
import { checkTerraform } from './checks/terraform.ts';

test('commands, parameters, executors and a matrix are expanded', () => {
  const { runs, faults } = expand({
    executors: { small: { docker: [{ image: 'cimg/base:current' }] } },
    commands: {
      wait: {
        parameters: { port: { type: 'integer' }, host: { type: 'string', default: 'db' } },
        steps: [{ run: 'nc -z << parameters.host >> << parameters.port >>' }],
      },
    },
    jobs: {
      test: {
        executor: 'small',
        parameters: { port: { type: 'integer', default: 1 } },
        steps: ['checkout', { wait: { port: '<< parameters.port >>' } }],
      },
    },
    workflows: {
      main: { jobs: [{ test: { matrix: { parameters: { port: [1, 2, 3] }, exclude: [{ port: 2 }] } } }] },
    },
  });
  assert.deepEqual(faults, []);
  assert.deepEqual(
    runs.map(({ job }) => job.steps),
    [
      ['checkout', { run: 'nc -z db 1' }],
      ['checkout', { run: 'nc -z db 3' }],
    ],
  );
  assert.deepEqual(runs[0]!.job['docker'], [{ image: 'cimg/base:current' }]);
});

test('expansion says what does not fit together', () => {
  const { faults } = expand({
    commands: { wait: { parameters: { port: { type: 'integer' } }, steps: [{ wait: { port: 1 } }] } },
    jobs: { test: { steps: [{ wait: { prot: 5 } }, { run: '<< parameters.gone >>' }] } },
    workflows: { main: { jobs: ['test', 'tset'] } },
  });
  for (const part of [
    'no parameter prot',
    'parameter port has no value',
    'calls itself',
    'parameters.gone',
    'no job tset',
  ])
    assert.ok(
      faults.some((fault) => fault.includes(part)),
      part,
    );
});

test('HCL is read: blocks, lists, objects, calls, templates, comments', () => {
  const file = parseHcl(
    '# c\nresource "a" "b" {\n  x = "${y.z}/32" // c\n  l = [1, "two",\n  ]\n  o = jsonencode({ A = true\n "b:c" = [d.e] })\n  inner { k = 1 }\n}',
  );
  const [block] = file.blocks;
  assert.deepEqual(block!.labels, ['a', 'b']);
  assert.equal(plain(block!.attributes.get('x')!), '${y.z}/32');
  assert.deepEqual(plain(block!.attributes.get('l')!), [1, 'two']);
  assert.equal(block!.blocks[0]!.type, 'inner');
  for (const bad of ['a = ', 'a = 1 b = 2', 'r "x" {', 'a = [1 2]', 'a = "open', 'a = 1\na = 2'])
    assert.throws(() => parseHcl(bad), SyntaxError, bad);
});

test('Terraform and policies are refused for what makes them wide or wrong', () => {
  assert.match(checkTerraform('resource "aws_s3_bucket" "b" {}').join(), /no such resource/);
  assert.match(
    policyFaults({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }],
    }).join(),
    /not an action/,
  );
});

test('a file that no check knows is a fault', () => {
  assert.equal(kindOf('content/topic/option/new.toml'), undefined);
  assert.deepEqual(check({ path: 'content/topic/option/new.toml', text: 'a = 1\n' }), [
    'no check knows this kind of file: give it one in tests/snippets/checks',
  ]);
});

test('what a job opens has to be closed by a step that always runs, and proven before it', () => {
  const job = (...steps: object[]) =>
    checkCircleci(
      stringify({
        version: 2.1,
        jobs: { a: { machine: { image: 'ubuntu-2404:current' }, steps: [...steps] } },
        workflows: { main: { jobs: ['a'] } },
      }),
      undefined,
    ).join('\n');
  const proof = { run: 'for _ in 1 2; do nc -z db 1 && exit 0; done; echo "no answer" >&2\nexit 1' };
  const always = (command: string) => ({ run: { command, when: 'always' } });
  const vpn = { run: 'sudo openvpn --config a.ovpn \\\n  --daemon' };
  const forward = { run: { command: 'kubectl port-forward a 1:1', background: true } };
  for (const [opens, closes] of [
    [vpn, always('sudo pkill -x openvpn || true')],
    [forward, always('kill "$(cat tunnel.pid)" || true')],
  ] as const) {
    assert.doesNotMatch(job(opens, proof, closes), /closes|proves|waits/);
    assert.match(job(opens, proof), /no step with when: always closes/);
    assert.match(job(opens, closes), /never proves/);
  }
});

test('a misspelt program is told, behind words in words too', () => {
  const script = (program: string) =>
    `home=$(dirname "$(dirname "$(readlink -f "$(command -v sh)")")")\n${program} u+w "$home"`;
  assert.deepEqual(checkCommand(script('chmod')), []);
  assert.match(checkCommand(script('cmhod')).join(), /^cmhod is no program/);
});
