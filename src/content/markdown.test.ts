import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toMarkdown, type Blocks } from './markdown.ts';

const blocks: Blocks = {
  address: (href) => `https://g.example${href}`,
  cite: (ids) => ids.map((id) => `[^${id}]`).join(''),
  snippet: ({ file, title }) => `**${title}**\n\n\`\`\`yaml\n# ${file} <Cite s="x" />\n\`\`\``,
  figure: (source, meta, number) => `**Figure ${number}** (${meta})\n\n\`\`\`mermaid\n${source}\`\`\``,
  block: (name) => (name === 'Facts' ? '| a |' : undefined),
};
const convert = (mdx: string) => toMarkdown(mdx, blocks);

test('citations become footnotes, terms and links become absolute', () => {
  assert.equal(
    convert('A <Term id="mtls">mutual `TLS`</Term> and [b](/c/#d).<Cite s="one two" />'),
    'A [mutual `TLS`](https://g.example/glossary/#mtls) and [b](https://g.example/c/#d).[^one][^two]\n',
  );
});

test('figures are counted fences, snippets are inlined, and nothing inside code is touched', () => {
  const text = convert(
    '```mermaid flows id=fig-a\nflowchart LR\n```\n\n<Snippet file="a.yml" title="A" />\n\n`<Cite s="x" />`\n',
  );
  assert.match(text, /\*\*Figure 1\*\* \(flows id=fig-a\)\n\n```mermaid\nflowchart LR\n```/);
  assert.match(text, /# a\.yml <Cite s="x" \/>/);
  assert.match(text, /`<Cite s="x" \/>`/);
});

test('remarks become quotations, with what stands in them', () => {
  assert.equal(
    convert('<Danger title="Never do it">\n\nOne.\n\n<Snippet file="a.yml" title="A" />\n\n</Danger>\n'),
    '> **Danger: Never do it**\n>\n> One.\n>\n> **A**\n> \n> ```yaml\n> # a.yml <Cite s="x" />\n> ```\n',
  );
});

test('steps and tabs leave their content; a control leaves nothing', () => {
  assert.equal(
    convert(
      '<Steps>\n\n### One\n\n<Tabs sync="x">\n\n<Tab title="Linux">\n\nL\n\n</Tab>\n\n</Tabs>\n\n</Steps>\n\n<Chooser />\n\n<Facts criteria="a" />\n',
    ),
    '### One\n\n**Linux**\n\nL\n\n| a |\n',
  );
});
