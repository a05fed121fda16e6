import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CONTENT } from '../content/root.ts';
import { site } from '../content/site.ts';
import { addressFiles, compareCommand, loadAddresses } from '../content/snippets/addresses.ts';
import { readPage } from '../content/page-model.ts';
import { listSnippets } from '../content/snippets/files.ts';
import { panelHeading, pagePlaceholders } from '../content/snippets/page.ts';
import {
  checkDeclared,
  fill,
  fits,
  loadValues,
  markPlaceholders,
  placeholdersIn,
} from '../content/snippets/values.ts';
import { highlight, languageOf } from './highlight.ts';

test('placeholders are found, filled and marked as whole words', () => {
  assert.deepEqual(placeholdersIn('YOUR_HOST:YOUR_PORT and YOUR_HOST, not AYOUR_X'), [
    'YOUR_HOST',
    'YOUR_PORT',
  ]);
  assert.equal(fill('YOUR_HOST:YOUR_HOST_IP', { YOUR_HOST: 'db' }), 'db:YOUR_HOST_IP');
  assert.equal(markPlaceholders('a YOUR_X b'), 'a <mark data-value="YOUR_X">YOUR_X</mark> b');
  assert.ok(fits('[a-z]+', 'abc') && !fits('[a-z]+', 'abc1'));
});

test('a placeholder that nobody declared names file, line and word', () => {
  assert.throws(
    () => checkDeclared('one\nYOUR_TYPO', 'content/x.yml', loadValues()),
    /content\/x\.yml:2: YOUR_TYPO is not declared/,
  );
});

test('highlighting keeps every placeholder in one piece', async () => {
  for (const { path, text } of listSnippets()) {
    const html = (await highlight(text.trimEnd(), languageOf(path))).map(markPlaceholders).join('\n');
    const count = (pattern: RegExp, inside: string) => [...inside.matchAll(pattern)].length;
    assert.equal(count(/<mark /g, html), count(/\bYOUR_[A-Z0-9_]+\b/g, text), path);
  }
});

test('a page lists its placeholders once, in the order of first use, and knows where the panel belongs', () => {
  const page = readPage(`${CONTENT}/${site.topics[0]}/ssh-bastion/index.mdx`);
  const names = pagePlaceholders(page);
  assert.equal(new Set(names).size, names.length);
  assert.ok(names.includes('YOUR_BASTION_HOST'));
  const heading = page.headings.find(({ offset }) => offset === panelHeading(page));
  assert.equal(heading?.text, 'Set it up');
  assert.equal(panelHeading(readPage(`${CONTENT}/about/index.mdx`)), undefined);
});

test('every form of the address list holds the list and nothing else', () => {
  const { jobs } = loadAddresses();
  for (const [path, text] of addressFiles()) {
    assert.deepEqual(
      [...text.replace(/^.*# yours$/gm, '').matchAll(/\d+(?:\.\d+){3}/g)].map(([entry]) => entry),
      jobs,
      path,
    );
    assert.ok(text.endsWith('\n') && !text.endsWith('\n\n'), path);
  }
  assert.match(compareCommand('jobs.txt'), /jobs\.txt.*jobs\.knownips\.circleci\.com/);
});
