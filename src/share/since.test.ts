import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sinceOf } from './since.ts';

const TODAY = '2026-11-27';

test('a citation carries its day', () => {
  assert.equal(sinceOf('?since=2026-08-20', TODAY), '2026-08-20');
  assert.equal(sinceOf('?option=vpn&since=2026-11-27', TODAY), TODAY);
  assert.equal(sinceOf('?since=2026-11-27?utm_source=chat', TODAY), TODAY);
});

test('what is no day, or a day to come, says nothing', () => {
  for (const text of [
    '',
    'x',
    '2026',
    '2026-8-2',
    '2026-02-30',
    '2026-13-01',
    '2026-11-28',
    '2026-08-20<b>',
    '0000-00-00',
  ])
    assert.equal(sinceOf(`?since=${text}`, TODAY), '', text);
});
