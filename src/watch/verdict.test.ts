/** Sources that are no pages of documentation: plain texts, data, manuals. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judge } from './verdict.ts';

/** The verdict of a week later. */
function judged(before: string, after: string, anchors: string[], fragment?: string) {
  const address = 'https://a.example/x';
  const source = { id: 'x', address: `${address}${fragment ?? ''}`, anchors };
  const page = (body: string) => ({
    kind: 'page' as const,
    body,
    html: Boolean(fragment),
    address,
    validators: {},
  });
  const { kept } = judge(source, page(before), undefined, '2026-01-05');
  const { verdict, news } = judge(source, page(after), kept, '2026-01-12').row;
  return `${verdict}${news ? ', news' : ''}`;
}

test('a plain text is searched whole: a flag that goes is news, other words are not', () => {
  const anchors = ['--accept-routes'];
  assert.equal(judged('Pass `--accept-routes`.', 'Routes are taken.', anchors), 'changed, news');
  assert.equal(judged('{"a": "192.0.2.10"}', '["192.0.2.10"]', ['192.0.2.10']), 'unchanged');
});

test('an anchor of old, an empty link in front of its words, is a place', () => {
  const manual = `<pre><a id="L"></a>-L [bind_address:]port ${'and what it means '.repeat(10)}</pre>`;
  assert.equal(judged(manual, manual, ['-L [bind'], '#L'), 'unchanged');
});
