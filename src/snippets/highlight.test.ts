import assert from 'node:assert/strict';
import { test } from 'node:test';
import { highlight, languageOf } from './highlight.ts';

test('highlighting carries classes, escapes the text, and loses nothing of it', async () => {
  const source = 'key: "a < b" # why & how\nother: 1';
  const lines = await highlight(source, 'yaml');
  assert.equal(lines.length, 2);
  assert.match(lines[0]!, /<span class="c"># why &amp; how<\/span>/);
  assert.match(lines[0]!, /<span class="k">key/);
  assert.ok(!lines.join('').includes('style='));
  const text = lines
    .join('\n')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
  assert.equal(text, source);
});

test('the language comes from the file name, and what is not known stays plain', async () => {
  assert.equal(languageOf('config.yml'), 'yaml');
  assert.equal(languageOf('open-rule.sh'), 'bash');
  assert.equal(languageOf('trust.tf'), 'terraform');
  assert.equal(languageOf('notes.xyz'), 'text');
  assert.deepEqual(await highlight('<a>', 'text'), ['&lt;a&gt;']);
});
