/** Every snippet of the guide, by its kind. What cannot be checked here is said in the last lines. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { globSync, readFileSync } from 'node:fs';
import { CONTENT } from '../../src/content/root.ts';
import { listSnippets } from '../../src/content/snippets/files.ts';
import { loadValues, placeholdersIn } from '../../src/content/snippets/values.ts';
import { check, kindOf, scriptsOf } from './checks/index.ts';
import { circleciSchema } from './checks/schema.ts';
import { hasShellCheck, shellcheck } from './checks/shell.ts';

const snippets = listSnippets();
const CONFIG = '.circleci/config.yml';
const own = { path: CONFIG, text: readFileSync(CONFIG, 'utf8') };
const lint = { skip: !hasShellCheck() && 'no shellcheck' };

for (const file of snippets) {
  test(`${file.path} passes every check of its kind`, () => {
    assert.deepEqual(check(file), []);
  });
}

test(
  'configurations are held against the published schema',
  { skip: !circleciSchema() && 'no schema' },
  () => {
    assert.ok(snippets.some(({ path }) => kindOf(path) === 'circleci'));
  },
);

test(
  'ShellCheck finds nothing in any script or step, nor in the configuration that builds this guide',
  lint,
  () => {
    const scripts = new Map([...snippets, own].flatMap((file) => [...scriptsOf(file)]));
    assert.deepEqual(shellcheck(scripts), []);
  },
);

test('the configuration that builds this guide passes what its snippets must pass', () => {
  // It builds and publishes a repository, which no snippet does.
  const programs = /^(?:npm|cd|git) is no program that snippets call/;
  assert.deepEqual(
    check(own).filter((fault) => !programs.test(fault)),
    [],
  );
});

test('every placeholder is used', () => {
  const pages = globSync(`${CONTENT}/**/*.mdx`).map((file) => readFileSync(file, 'utf8'));
  const used = new Set(placeholdersIn([...snippets.map(({ text }) => text), ...pages].join('\n')));
  for (const name of loadValues().keys()) assert.ok(used.has(name), `${name} is not used`);
});
