import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawFigure } from '../figure.ts';
import { filesOf, scenesOf } from './files.ts';
import { readColors } from '../../theme/colors.ts';

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
const colors = readColors();
const stop = colors.light['--stop']!;
const files = new Map((await filesOf(figure)).map(({ ending, text }) => [ending, text]));

test('a picture stands alone: colors, ground, font and size, nothing from the page', () => {
  const light = files.get('light.svg')!;
  assert.match(light, /^<svg [^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"/);
  assert.match(light, /font-family="[^"]*sans-serif"/);
  assert.match(light, /textLength=/);
  assert.match(light, new RegExp(`<rect [^>]*fill="${colors.light['--panel']}"`));
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
  assert.ok(auto.includes(`@media (prefers-color-scheme:dark){.ground{fill:${colors.dark['--panel']}}`));
  assert.ok(auto.includes(`fill="${colors.light['--panel']}"`));
});

test('a stopped line is dashed, a wall is solid', () => {
  const light = files.get('light.svg')!;
  assert.match(light, new RegExp(`<path [^>]*stroke="${stop}"[^>]*stroke-dasharray="5 3.5"`));
  assert.match(light, /<rect [^>]*stroke-dasharray="none" stroke-width="2.5"/);
});

test('a picture of a situation shows that one alone, under its question', async () => {
  const thief = { id: 'thief', label: 'Whoever holds it', zone: 'net' };
  const leak = {
    id: 'leak',
    appear: [thief],
    arrows: [{ from: 'thief', to: 'db', kind: 'allowed' as const }],
  };
  const shut = {
    id: 'shut',
    appear: [],
    arrows: [{ from: 'jobs', to: 'db', kind: 'blocked' as const, label: 'shut' }],
  };
  const list = [leak, shut].map((one) => ({ ...one, actors: [] }));
  const { id } = figure;
  // An arrow that changes stands on a line of its own.
  const source = figure.source.replace('jobs[Your jobs] ', 'jobs[Your jobs]\njobs ');
  const all = await drawFigure(
    { source, meta: `flows id=${id}`, file: 'test.mdx', line: 1 },
    { list, outside: [] },
  );
  const [first] = await scenesOf(all, { id: 'leak', ask: 'What if it leaks?', says: 'Gets through.' });
  assert.equal(first!.ending, 'if-leak.svg');
  const { text } = first!;
  assert.match(text, /<title [^>]*>A title: What if it leaks\?<\/title>/);
  assert.match(text, /<desc [^>]*>Gets through\. On a good day: A description\.</);
  const said = text
    .slice(text.indexOf('</desc>'))
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
  for (const there of ['What if it leaks?', 'Whoever holds it', 'you &amp; I'])
    assert.ok(said.includes(there), there);
  assert.ok(!said.includes('shut'));
  assert.match(text, /stroke-width="3"/);
  assert.match(
    text,
    new RegExp(`<path [^>]*stroke="${stop}"[^>]*opacity=".35"|opacity=".35"[^>]*stroke="${stop}"`),
  );
});
