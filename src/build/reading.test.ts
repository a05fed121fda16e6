import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseFragment, stringify } from '../lib/hast.ts';
import { keepDates, keepFlags, labelCells } from './reading.ts';

const after = (act: (tree: ReturnType<typeof parseFragment>) => void, html: string) => {
  const tree = parseFragment(html);
  act(tree);
  return stringify(tree);
};

const table = (body: string) =>
  `<div class="scroll"><table><thead><tr><th>What you see</th><th>Why</th><th>SET_IT</th></tr></thead><tbody>${body}</tbody></table></div>`;

test('each cell but the first of its row has the words of its column', () => {
  const html = after(labelCells, table('<tr><td>Time out</td><td>No <b>route</b></td><td>a</td></tr>'));
  assert.match(html, /<table class="stacked">/);
  assert.match(
    html,
    /<td>Time out<\/td><td data-label="Why">No <b>route<\/b><\/td><td data-label="SET_\u200bIT">/,
  );
});

test('a table whose rows have heads of their own stays a table', () => {
  assert.doesNotMatch(after(labelCells, table('<tr><th>Row</th><td>a</td><td>b</td></tr>')), /stacked/);
});

test('a table of two columns keeps their names at its head', () => {
  const html = after(
    labelCells,
    '<div class="scroll"><table><tr><th>Tool</th><th>Tell it</th></tr><tr><td>a</td><td>b</td></tr></table></div>',
  );
  assert.match(html, /class="stacked pairs"/);
  assert.doesNotMatch(html, /data-label/);
});

test('a short flag stays whole, what is longer may break', () => {
  assert.equal(after(keepFlags, '<code>-D</code>'), '<code class="flag">-D</code>');
  for (const alone of [
    '<code>ssh -D</code>',
    '<code>--a-name-that-is-long</code>',
    '<pre><code>-D</code></pre>',
  ])
    assert.equal(after(keepFlags, alone), alone);
});

test('dates in text stay whole; those in code, links and times are left alone', () => {
  assert.equal(
    after(keepDates, '<p>Read on 2026-08-20, and 2026-09-01.</p>'),
    '<p>Read on <time>2026-08-20</time>, and <time>2026-09-01</time>.</p>',
  );
  const alone =
    '<p><code>2026-08-20</code> <a href="x">2026-08-20</a> <time>2026-08-20</time> 12026-08-201</p>';
  assert.equal(after(keepDates, alone), alone);
});
