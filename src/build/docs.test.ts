/** The documents for maintainers name files, commands and folders that are there. */
import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import packageFile from '../../package.json' with { type: 'json' };

const documents = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...globSync('docs/**/*.md')].map(
  (file) => ({
    file,
    text: readFileSync(file, 'utf8'),
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

test('the documents list the floors as the lint rule has them', async () => {
  const rule = readFileSync('eslint.config.mjs', 'utf8');
  const floors = [.../const floors = \[([^\]]*)\]/.exec(rule)![1]!.matchAll(/'(\w+)'/g)].map(
    ([, name]) => name!,
  );
  const table = readFileSync('docs/architecture.md', 'utf8');
  const listed = [...table.matchAll(/^\| `(\w+)\/`/gm)].map(([, name]) => name);
  assert.deepEqual(
    listed,
    floors.filter((name) => existsSync(`src/${name}`)),
  );
});
