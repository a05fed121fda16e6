import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawFigure } from '../figure.ts';
import { filesOf } from './files.ts';

const figure = await drawFigure({
  source: `flowchart LR
accTitle: A title
accDescr: A description.
subgraph net [Your network]
  db[(Database)]
end
jobs[Your jobs] -->|you & I| db
out[Others] --x net
class net wall`,
  meta: 'flows id=fig-x',
  file: 'test.mdx',
  line: 1,
});
const files = new Map((await filesOf(figure)).map(({ ending, text }) => [ending, text]));

test('a picture stands alone: colors, ground, font and size, nothing from the page', () => {
  const light = files.get('light.svg')!;
  assert.match(light, /^<svg [^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"/);
  assert.match(light, /font-family="[^"]*sans-serif"/);
  assert.match(light, /textLength=/);
  assert.match(light, /<rect [^>]*fill="#f0f4f4"/);
  assert.doesNotMatch(light, /var\(|class=|style=|<style|data-|currentcolor/);
  assert.match(light, /you &amp; I/);
  const { width, height } = figure.wide;
  assert.match(light, new RegExp(`width="${width + 32}" height="${height + 32}"`));
});

test('light and dark differ in color alone', () => {
  const bare = (text: string) => text.replace(/#[0-9a-f]{6}/g, '');
  assert.notEqual(files.get('light.svg'), files.get('dark.svg'));
  assert.equal(bare(files.get('light.svg')!), bare(files.get('dark.svg')!));
});

test('the third follows the system, and is light where a viewer cannot', () => {
  const auto = files.get('svg')!;
  assert.match(auto, /@media \(prefers-color-scheme:dark\)\{\.ground\{fill:#161d20\}/);
  assert.match(auto, /fill="#f0f4f4"/);
});

test('a stopped line is dashed, a wall is solid', () => {
  const light = files.get('light.svg')!;
  assert.match(light, /<path [^>]*stroke="#941c08"[^>]*stroke-dasharray="5 3.5"/);
  assert.match(light, /<rect [^>]*stroke-dasharray="none" stroke-width="2.5"/);
});
