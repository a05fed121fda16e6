import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { colorsOf } from './colors.ts';
import { icon } from './mark.ts';

test('a new accent in tokens.css reaches the icon, in both schemes', () => {
  const css = readFileSync('src/theme/tokens.css', 'utf8').replace(
    /--go: .*;/,
    '--go: var(--light, #123456) var(--dark, #abcdef);',
  );
  const svg = icon(colorsOf(css));
  assert.match(svg, /circle\{fill:#123456\}@media\(prefers-color-scheme:dark\)/);
  assert.match(svg, /circle\{fill:#abcdef\}\}/);
});

test('no other file repeats a color of the tokens', () => {
  const { light, dark } = colorsOf(readFileSync('src/theme/tokens.css', 'utf8'));
  assert.ok(Object.keys(light).length > 5 && Object.keys(dark).length > 5);
  for (const file of ['src/share/Preview.astro', 'src/share/preview/image.ts', 'src/theme/mark.ts'])
    assert.doesNotMatch(readFileSync(file, 'utf8'), /#[\da-f]{6}\b/i, file);
});
