import assert from 'node:assert/strict';
import { test } from 'node:test';
import { explain } from './explain.ts';

const fault = (properties: object, cause?: unknown) =>
  Object.assign(new Error('it failed', { cause }), properties);

test('what the system refuses is one sentence that names the file, however deep it lies', () => {
  const denied = fault({ code: 'EACCES', path: 'content/values.yaml' });
  assert.equal(explain(denied), 'content/values.yaml: this user may not open it (EACCES).');
  assert.equal(explain(fault({}, fault({}, denied))), explain(denied));
  assert.match(explain(fault({ code: 'ENOSPC' })), /disk is full/);
  const rust = new Error(
    'Failed to write file\n\nCaused by:\n    No space left on device (os error 28)\n\n at x',
  );
  assert.equal(explain(rust), 'the disk is full (ENOSPC).');
});

test('a mistake in the content has its place once, and its remedy', () => {
  const loc = { file: 'content/home.mdx', line: 3, column: 4 };
  assert.equal(explain(fault({ loc, hint: 'Close it.' })), 'content/home.mdx:3:4: it failed\nClose it.');
  assert.equal(explain(new Error('content/home.mdx:3: wrong')), 'content/home.mdx:3: wrong');
  const told = Object.assign(new Error('content/home.mdx:3: wrong'), { loc });
  assert.equal(explain(told), 'content/home.mdx:3: wrong');
});

test('a fault of the code has its stack', () => {
  assert.match(explain(new TypeError('x is undefined')), /explain\.test\.ts/);
});
