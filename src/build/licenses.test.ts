import assert from 'node:assert/strict';
import { test } from 'node:test';
import { licenses, packageOf } from './licenses.ts';

test('the package of a file is the innermost, scope and all; the guide itself is none', () => {
  assert.equal(packageOf('node_modules/yaml/browser/index.js'), 'node_modules/yaml');
  assert.equal(packageOf('/x/node_modules/@a/b/c.js'), 'node_modules/@a/b');
  assert.equal(packageOf('node_modules/a/node_modules/b/c.js'), 'node_modules/a/node_modules/b');
  assert.equal(packageOf('src/lib/address.ts'), undefined);
});

test('the notice names each package once, with its license, and what search is made of', () => {
  const text = licenses(['node_modules/yaml/a.js', 'node_modules/yaml/b.js', 'src/x.ts']);
  assert.equal(text.match(/^yaml \d/gm)?.length, 1);
  assert.match(text, /^minisearch \d\S* \(MIT\)\n\n[\s\S]*Permission is hereby granted/m);
});
