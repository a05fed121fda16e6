import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseLog } from './git.ts';

const log =
  '@2026-09-11 bbbbbbbb aaaaaaaa\n\ncontent/a.mdx\n\n@2026-08-20 aaaaaaaa \n\ncontent/a.mdx\ncontent/b.mdx\n';

test('the newest commit that touched a file gives its date and revision', () => {
  const found = parseLog(log);
  assert.deepEqual(found.get('content/a.mdx'), { date: '2026-09-11', revision: 'bbbbbbbb' });
  assert.deepEqual(found.get('content/b.mdx'), { date: '2026-08-20', revision: 'aaaaaaaa' });
});

test('where a shallow clone ends, nothing is known of a file', () => {
  const found = parseLog(log, true);
  assert.equal(found.get('content/a.mdx')?.date, '2026-09-11');
  assert.equal(found.get('content/b.mdx'), undefined);
});
