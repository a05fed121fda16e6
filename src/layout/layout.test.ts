import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mdxToJs } from 'satteri';
import { readText } from '../content/page-model.ts';
import { blocks } from './blocks.ts';
import { inline } from '../lib/inline.ts';
import { addressOf, editAddress } from '../content/site.ts';

const compile = async (source: string) => {
  const { code } = await mdxToJs(source, {
    mdastPlugins: [blocks],
    fileURL: new URL('content/x/index.mdx', `file://${process.cwd()}/`),
  });
  return code;
};

test('a Mermaid fence becomes a numbered figure that knows its file and line', async () => {
  const code = await compile(
    '# One\n\n```mermaid flows id=fig-a\nflowchart LR\n```\n\n```mermaid flows id=fig-b\nflowchart LR\n```\n',
  );
  assert.match(
    code,
    /from: "content\/x\/index\.mdx"[\s\S]*line: "3"[\s\S]*meta: "flows id=fig-a"[\s\S]*number: "1"/,
  );
  assert.match(code, /line: "7"[\s\S]*number: "2"/);
});

test('citations are numbered by first use, several at once, the same number again', async () => {
  const source = 'A.<Cite s="one" /> B.<Cite s="two one" />\n';
  assert.match(await compile(source), /s: "one"[\s\S]*n: "1"[\s\S]*s: "two one"[\s\S]*n: "2 1"/);
  assert.deepEqual(readText(source, 'content/a.mdx').cited, ['one', 'two']);
});

test('tabs know their group and place, and keep what is inside', async () => {
  const code = await compile(
    '<Tabs sync="os">\n\n<Tab title="Linux">\n\ntext inside\n\n</Tab>\n\n<Tab title="macOS">\n\nmore\n\n</Tab>\n\n</Tabs>\n',
  );
  assert.match(code, /title: "Linux"[\s\S]*group: "os"[\s\S]*index: "0"[\s\S]*text inside/);
  assert.match(code, /title: "macOS"[\s\S]*group: "os"[\s\S]*index: "1"[\s\S]*more/);
});

test('counters start anew on every page', async () => {
  const fence = '```mermaid flows id=fig-a\nflowchart LR\n```\n';
  await compile(fence);
  assert.match(await compile(fence), /number: "1"/);
});

test('text from YAML is escaped, code in backticks is code', () => {
  assert.equal(inline('a `b <c>` & <script>'), 'a <code>b &lt;c&gt;</code> &amp; &lt;script&gt;');
  assert.equal(inline("CircleCI's `it's`"), 'CircleCI’s <code>it&#39;s</code>');
});

test('ids become addresses', () => {
  assert.equal(addressOf('home'), '/');
  assert.equal(addressOf('topic'), '/topic/');
  assert.equal(addressOf('topic/option/index'), '/topic/option/');
  assert.match(editAddress('content/home.mdx'), /^https:\/\/.*\/edit\/main\/content\/home\.mdx$/);
});
