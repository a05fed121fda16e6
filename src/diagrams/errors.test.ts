import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ContentError } from '../lib/content-error.ts';
import { drawFigure } from './figure.ts';

const HEAD = 'flowchart LR\naccTitle: T\naccDescr: D\n';
const fence = (source: string, meta = 'id=fig-a') => ({
  source,
  meta,
  file: 'content/x/index.mdx',
  line: 40,
});

/** Draws and returns the message of the ContentError that must come. */
async function refusal(source: string, meta?: string): Promise<string> {
  const error: unknown = await drawFigure(fence(source, meta)).then(
    () => undefined,
    (e: unknown) => e,
  );
  assert(error instanceof ContentError, `no ContentError but ${String(error)}`);
  assert.ok(error.message.startsWith(`content/x/index.mdx:${error.line}: ${error.reason}`));
  return error.message;
}

test('a syntax error names the line in the file', async () => {
  assert.match(
    await refusal(`${HEAD}a --> b\nb -=> c\n`),
    /^content\/x\/index\.mdx:45: Mermaid: cannot read “-” in “b -=> c”/,
  );
  assert.match(await refusal(`%% one\n%% two\n${HEAD}a --> b\nb -=> c\n`), /^content\/x\/index\.mdx:47: /);
  assert.match(await refusal(`${HEAD}\na[open\n`), /:45: A bracket is not closed; ] is missing/);
  assert.match(await refusal('flowchrt LR\na'), /:4\d: Mermaid: No diagram type/);
});

test('title, description and id must be there', async () => {
  assert.match(await refusal('flowchart LR\naccDescr: D\na-->b'), /:41: The figure has no title/);
  assert.match(await refusal('flowchart LR\naccTitle: T\na-->b'), /:41: The figure has no description/);
  assert.match(await refusal(`${HEAD}a-->b`, 'flows'), /:40: The figure has no id/);
  assert.match(await refusal(`${HEAD}a-->b`, 'id=who'), /:40: The id "who" must be/);
  assert.match(await refusal(`${HEAD}a-->b`, 'flow id=fig-a'), /:40: "flow" after ```mermaid is not known/);
});

test('only proven types and shapes are drawn', async () => {
  assert.match(
    await refusal('pie\naccTitle: T\naccDescr: D\n"a": 3'),
    /:41: Diagrams of type "pie" are not drawn/,
  );
  assert.match(
    await refusal('sequenceDiagram\naccTitle: T\naccDescr: D\nA->>B: x', 'flows id=fig-a'),
    /`flows` needs a flowchart/,
  );
  assert.match(await refusal(`${HEAD}a[/leaning/]-->b[b]`), /:44: The shape of "a"/);
});

test('configuration in a diagram is refused', async () => {
  assert.match(await refusal(`%%{init: {}}%%\n${HEAD}a-->b`), /:41: %%{…}%%: Settings are not read/);
});

test('an arrow cannot lead to the zone that it stands in', async () => {
  assert.match(await refusal(`${HEAD}subgraph z\na[A]\nend\na --> z`), /:47: "a" stands in the zone "z"/);
});

test('a letter of a script that cannot be drawn names the scripts that can', async () => {
  assert.match(
    await refusal(`${HEAD}a[เครือข่าย] --> b`),
    /:44: The character "เ" \(U\+0E40\) cannot be measured; its script cannot be drawn here\. Latin, .* and Korean can\./,
  );
  const names = [
    'Your Größe',
    'Δίκτυο',
    'Сеть',
    'רשת',
    'شبكة',
    'Ցանց',
    'ქსელი',
    '网络',
    'ネット',
    '네트워크',
  ];
  for (const name of names) {
    const { words } = await drawFigure(fence(`${HEAD}a["${name.normalize('NFD')}"] --> b`));
    assert.deepEqual(words, [`From ${name} to b.`]);
  }
});
