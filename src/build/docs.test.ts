/** The documents for maintainers name files, commands and folders that are there. */
import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import packageFile from '../../package.json' with { type: 'json' };
import { components } from '../content/components.ts';

const read = (file: string) => readFileSync(file, 'utf8');
const documents = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...globSync('docs/**/*.md')].map(
  (file) => ({
    file,
    text: read(file),
  }),
);

for (const { file, text } of documents) {
  test(`${file} names what is there`, () => {
    for (const [, path] of text.matchAll(/`((?:src|tests|content|docs|hosting)\/[\w./[\]-]+)`/g))
      assert.ok(existsSync(path!), path);
    for (const [, target] of text.matchAll(/\]\((?!https?:|#)([^)#]+)/g))
      assert.ok(existsSync(join(dirname(file), target!)), target);
    for (const [, script] of text.matchAll(/npm run ([\w:-]+)/g))
      assert.ok(script! in packageFile.scripts, `npm run ${script}`);
  });
}

test('the list of components for writers has every component, and no other', () => {
  const text = read('docs/writing.md').split('## Fences')[0]!;
  const named = new Set([...text.matchAll(/`<([A-Z]\w+)/g)].map(([, name]) => name!));
  assert.deepEqual([...named].sort(), Object.keys(components).sort());
});

test('every npm script is told of, or run by another or by CI', () => {
  const told = [
    ...documents.map(({ text }) => text),
    ...globSync('.github/workflows/*.yml').map(read),
    ...Object.values(packageFile.scripts),
  ].join();
  for (const name of Object.keys(packageFile.scripts))
    assert.ok(new RegExp(`npm (?:run (?:--silent )?)?${name}(?![\\w:-])`).test(told), `npm run ${name}`);
});

test('the documents list the floors as the lint rule has them', async () => {
  const rule = read('eslint.config.mjs');
  const floors = [.../const floors = \[([^\]]*)\]/.exec(rule)![1]!.matchAll(/'(\w+)'/g)].map(
    ([, name]) => name!,
  );
  const table = read('docs/architecture.md');
  const listed = [...table.matchAll(/^\| `(\w+)\/`/gm)].map(([, name]) => name);
  assert.deepEqual(
    listed,
    floors.filter((name) => existsSync(`src/${name}`)),
  );
});
