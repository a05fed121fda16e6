import assert from 'node:assert/strict';
import { test } from 'node:test';
import { copyText } from './growth.ts';

test('a copy has another title and other drawings', () => {
  const page =
    '---\ntitle: IP ranges\nkind: dials\n---\n```mermaid\nflowchart LR\naccTitle: Who passes\n```\n';
  const copy = copyText(page, 7);
  assert.match(copy, /^title: Copy 7 of IP ranges$/m);
  assert.match(copy, /^accTitle: Copy 7 of Who passes$/m);
  assert.equal(copy.replaceAll('Copy 7 of ', ''), page);
});

test('a quoted title stays quoted, and words in the text stay', () => {
  assert.equal(copyText('title: "A: b"\ntext', 1), 'title: "Copy 1 of A: b"\ntext');
  assert.equal(copyText('the title: x', 1), 'the title: x');
});
