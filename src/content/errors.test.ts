import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadErrors } from './errors.ts';
import { readPage } from './page-model.ts';
import { sectionAt } from './sections.ts';

test('a section is known by its address', () => {
  const at = '/private-connectivity/troubleshooting/#the-connection-times-out';
  assert.equal(sectionAt(at), 'The connection times out');
  assert.equal(sectionAt('/private-connectivity/nothing/#here'), undefined);
});

test('the page of the index shows every group, and no other', () => {
  const { components } = readPage('content/private-connectivity/errors.mdx');
  const shown = components
    .filter(({ name }) => name === 'Errors')
    .map(({ attributes }) => attributes['group']);
  assert.deepEqual(shown, [...loadErrors().keys()]);
});
