import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadErrors } from './errors.ts';
import { readPage } from './page-model.ts';
import { sectionAt } from './sections.ts';
import { loadTopics, type Topic } from './topics.ts';

const [{ path: TOPIC, folder }] = loadTopics() as [Topic];

test('a section is known by its address', () => {
  const at = `${TOPIC}troubleshooting/#the-connection-times-out`;
  assert.equal(sectionAt(at), 'The connection times out');
  assert.equal(sectionAt(`${TOPIC}nothing/#here`), undefined);
});

test('the page of the index shows every group, and no other', () => {
  const { components } = readPage(`${folder}/errors.mdx`);
  const shown = components
    .filter(({ name }) => name === 'Errors')
    .map(({ attributes }) => attributes['group']);
  assert.deepEqual(shown, [...loadErrors().keys()]);
});
