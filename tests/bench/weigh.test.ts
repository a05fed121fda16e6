import assert from 'node:assert/strict';
import { test } from 'node:test';
import { weigh, without } from './weigh.ts';

test('takes out every part of a kind and nothing else', () => {
  const html = [
    '<style>a{}</style><p>x</p><svg class="s"><path d="M0"/></svg><script src="a.js"></script>',
    '<script type="application/ld+json">{"a":1}</script><script>b()</script>',
  ].join('');
  assert.equal(without(html, 'css'), html.slice('<style>a{}</style>'.length));
  assert.equal(without(html, 'svg').includes('path'), false);
  assert.equal(without(html, 'script'), html.replace('<script>b()</script>', ''));
});

test('a part weighs what it adds', async () => {
  const noise = Array.from({ length: 300 }, (_, index) => `.c${(index * 7919) % 1009}{top:${index}px}`).join(
    '',
  );
  const plain = await weigh('<p>Hello</p>');
  const styled = await weigh(`<style>${noise}</style><p>Hello</p>`);
  assert.deepEqual([plain.css, plain.svg, plain.script], [0, 0, 0]);
  assert.ok(styled.css > 300, `${styled.css} bytes`);
  assert.equal(styled.svg, 0);
});
