import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkWords, type WordRule } from './words.ts';

const rules: WordRule[] = [
  { avoid: ['of yours'], use: 'your own', why: undefined, except: [] },
  { avoid: ['stand*'], use: 'is', why: 'It stands nowhere', except: ['stands for'] },
];
const found = (text: string, file = 'content/a.mdx') =>
  checkWords(text, file, rules).map(({ line, reason, hint }) => `${line} ${reason.split('"')[1]} → ${hint}`);

test('a word to avoid is named with its line, what to write, and why', () => {
  assert.deepEqual(found('A host\nof yours.\n\nIt Stands there.'), [
    '2 of yours → Write your own.',
    '4 Stands → Write is. It stands nowhere.',
  ]);
});

test('a phrase over a line break counts, with the line it begins on', () => {
  assert.deepEqual(found('a host of\nyours'), ['1 of yours → Write your own.']);
});

test('an exception and a part of another word are fine', () => {
  assert.deepEqual(found('CI stands for something. An understanding, outstanding.'), []);
});

test('code, fences, quotes, tags, and link targets are not read', () => {
  const text = '`of yours` "of yours" <Term id="stands">x</Term> [x](/stands/)\n\n```bash\nof yours\n```\n';
  assert.deepEqual(found(text), []);
});

test('front matter is read without its keys and without old fragments', () => {
  const text = '---\nstands: fine\nlede: A host of yours\naliases:\n  it-stands: it-is\n---\nText.';
  assert.deepEqual(found(text), ['3 of yours → Write your own.']);
});

test('in data files keys in braces and the names of things there are not read', () => {
  const text = 'kinds:\n  - { id: stands, title: A host of yours, sign: stands, stands: true }\n';
  assert.deepEqual(found(text, 'content/a/topic.yaml'), ['2 of yours → Write your own.']);
});

test('in data files the words of programs and comments are not read', () => {
  const text = "# of yours\n- line: 'a host of yours'\n  means: 'A host of yours.'\n";
  assert.deepEqual(found(text, 'content/errors.yaml'), ['3 of yours → Write your own.']);
});
