import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toMarkdown, type Blocks } from './markdown.ts';
import { readText } from './page-model.ts';

const blocks: Blocks = {
  address: (href) => `https://g.example${href}`,
  cite: (ids) => ids.map((id) => `[^${id}]`).join(''),
  snippet: ({ file, title }, line) =>
    `**${title}** (${line})\n\n\`\`\`yaml\n# ${file} <Cite s="x" />\n\`\`\``,
  figure: (source, number) => `**Figure ${number}**\n\n\`\`\`mermaid\n${source}\n\`\`\``,
  block: (name) => (name === 'Facts' ? '| a |' : undefined),
};
const convert = (mdx: string) => toMarkdown(readText(mdx, 'content/a.mdx'), blocks);

test('citations become footnotes, terms and links become absolute', () => {
  assert.equal(
    convert('A <Term id="mtls">mutual `TLS`</Term> and [**b**](/c/#d).<Cite s="one two" />'),
    'A [mutual `TLS`](https://g.example/glossary/#mtls) and [**b**](https://g.example/c/#d).[^one][^two]\n',
  );
  assert.equal(
    convert('See [the other page][p].\n\n[p]: /c/\n'),
    'See [the other page][p].\n\n[p]: https://g.example/c/\n',
  );
  assert.equal(
    convert('A **<Term id="a">b</Term>**<br/>c {/* no */}d\n'),
    'A **[b](https://g.example/glossary/#a)**<br/>c d\n',
  );
});

test('figures are counted fences, snippets are inlined, and nothing inside code is touched', () => {
  const text = convert(
    '```mermaid flows id=fig-a\nflowchart LR\n```\n\n<Snippet file="a.yml" title="A" />\n\n`<Cite s="x" />`\n\n```sh title="t"\na\n\n\n\n[b](/c/)\n```\n',
  );
  assert.match(text, /\*\*Figure 1\*\*\n\n```mermaid\nflowchart LR\n```/);
  assert.match(text, /# a\.yml <Cite s="x" \/>/);
  assert.match(text, /`<Cite s="x" \/>`/);
  assert.match(text, /```sh\na\n\n\n\n\[b\]\(\/c\/\)\n```/);
});

test('remarks become quotations, with what stands in them', () => {
  assert.equal(
    convert('<Danger title="Never do it">\n\nOne.\n\n<Snippet file="a.yml" title="A" />\n\n</Danger>\n'),
    '> **Danger: Never do it**\n>\n> One.\n>\n> **A** (5)\n>\n> ```yaml\n> # a.yml <Cite s="x" />\n> ```\n',
  );
});

test('steps and tabs leave their content, nested as they are; a control leaves nothing', () => {
  assert.equal(
    convert(
      '<Steps>\n\n### One\n\n<Tabs sync="x">\n\n<Tab title="Linux">\n\n<Note title="N">\n\nL\n\n</Note>\n\n</Tab>\n\n</Tabs>\n\n</Steps>\n\n<Chooser />\n\n<Facts criteria="a" />\n',
    ),
    '### One\n\n**Linux**\n\n> **Note: N**\n>\n> L\n\n| a |\n',
  );
});

test('a figure or a snippet in a list stays in it', () => {
  assert.equal(
    convert(
      '1. One\n\n   ```mermaid id=fig-a\n   flowchart LR\n     a\n   ```\n\n2. Two\n\n   <Snippet file="b.sh" title="B" />\n',
    ),
    '1. One\n\n   **Figure 1**\n   \n   ```mermaid\n   flowchart LR\n     a\n   ```\n\n2. Two\n\n   **B** (10)\n\n   ```yaml\n   # b.sh <Cite s="x" />\n   ```\n'.replace(
      /^ +$/gm,
      '',
    ),
  );
});
