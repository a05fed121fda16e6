import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSnippet } from './files.ts';
import { markedLines } from './marks.ts';
import { CONTENT } from '../root.ts';
import { site } from '../site.ts';

const OPTION = `${CONTENT}/${site.topics[0]}/option`;

test('a snippet that is not there names page and line', () => {
  const read = (name: string) => () => readSnippet(name, `${OPTION}/index.mdx`, 42);
  assert.throws(
    read('nothing.yml'),
    new RegExp(`index\\.mdx:42: Snippet: ${OPTION}/nothing\\.yml does not exist`),
  );
  assert.throws(read('../../../package.json'), /is not a file name/);
});

test('marked lines are numbers and ranges, and nothing else', () => {
  assert.deepEqual([...markedLines('3, 5-7')], [3, 5, 6, 7]);
  assert.deepEqual([...markedLines('')], []);
  for (const wrong of ['3-x', '7-5', 'all']) assert.throws(() => markedLines(wrong), /write line numbers/);
});
