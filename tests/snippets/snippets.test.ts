/** Every snippet of the guide, by its kind. What cannot be checked here is said in the last lines. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { globSync, readFileSync } from 'node:fs';
import { CONTENT } from '../../src/content/root.ts';
import { listSnippets } from '../../src/content/snippets/files.ts';
import { loadValues, placeholdersIn } from '../../src/content/snippets/values.ts';
import { check, kindOf, scriptsOf } from './checks/index.ts';
import { circleciSchema } from './checks/schema.ts';
import { hasShellCheck, shellcheck } from './checks/shell.ts';

const snippets = listSnippets();
const skipped: string[] = [];
after(() => {
  for (const what of skipped) console.log(`skipped: no ${what}`);
});

for (const file of snippets) {
  test(`${file.path} passes every check of its kind`, () => {
    assert.deepEqual(check(file), []);
  });
}

test('configurations are held against the published schema', () => {
  if (!circleciSchema()) skipped.push('schema');
  else assert.ok(snippets.filter(({ path }) => kindOf(path) === 'circleci').length);
});

test('ShellCheck finds nothing in any script or step', () => {
  if (!hasShellCheck()) {
    skipped.push('shellcheck');
    return;
  }
  const scripts = new Map(snippets.flatMap((file) => [...scriptsOf(file)]));
  assert.deepEqual(shellcheck(scripts), []);
});

test('the configuration that builds this guide passes what its snippets must pass', () => {
  const path = '.circleci/config.yml';
  const own = { path, text: readFileSync(path, 'utf8') };
  // It builds and publishes a repository, which no snippet does.
  const programs = /^(?:npm|cd|git) is no program that snippets call/;
  assert.deepEqual(
    check(own).filter((fault) => !programs.test(fault)),
    [],
  );
  if (hasShellCheck()) assert.deepEqual(shellcheck(scriptsOf(own)), []);
});

test('every placeholder is used', () => {
  const pages = globSync(`${CONTENT}/**/*.mdx`).map((file) => readFileSync(file, 'utf8'));
  const used = new Set(placeholdersIn([...snippets.map(({ text }) => text), ...pages].join('\n')));
  for (const name of loadValues().keys()) assert.ok(used.has(name), `${name} is not used`);
});
