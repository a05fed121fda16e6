/** The checks themselves: what they read, and what they refuse. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { expand } from './checks/expand.ts';
import { parseHcl, plain } from './checks/hcl.ts';
import { check, kindOf } from './checks/index.ts';
import { policyFaults } from './checks/policy.ts';
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
