/** Kinds of slips and constructs, each with what is drawn and said of it, or the message that refuses it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { normalise } from './normalise.ts';
import { ask } from './pool.ts';

type Kind = [name: string, source: string, expected: string | RegExp | (string | RegExp)[]];

async function outcome(source: string, flows: boolean): Promise<string> {
  const [first, ...rest] = source.split('\n');
  const whole = [first, 'accTitle: T', 'accDescr: D', ...rest].join('\n');
  const answer = await ask({ id: 'fig-a', source: normalise(whole), flows });
  if ('drawn' in answer) return [...answer.drawn.words, answer.drawn.wide.svg].join('\n');
  return 'raw' in answer ? '' : answer.faults.map(({ line, reason }) => `${line}: ${reason}`).join('\n');
}

function check(kinds: Kind[], flows = false): void {
  for (const [name, source, expected] of kinds)
    test(`${flows ? 'flows: ' : ''}${name}`, async () => {
      const found = await outcome(source, flows);
      for (const one of [expected].flat())
        if (typeof one === 'string') assert(found.includes(one), `${one}\n${found}`);
        else assert.match(found, one);
    });
}

check([
  ['less and greater', 'flowchart LR\na["x < 5"] -->|"y > 3"| b[B]', ['From x < 5 to B: y > 3.', /x &lt; 5/]],
  [
    'entity codes',
    'flowchart LR\na["say #quot;hi#quot;"] --> b["x&nbsp;y &#40;z&#41"]\nb --> c["Proxy &#40Envoy&#41"]',
    ['From say "hi" to x y (z).', 'From x y (z) to Proxy (Envoy).'],
  ],
  ['click', 'flowchart LR\na --> b\nclick b "https://example.com"', /^5: Links and clicks/],
  [
    'cross and circle',
    'flowchart LR\na --x b\na --o c',
    ['ends in a cross', 'ends in a circle', 'dg-head-cross', 'dg-head-circle'],
  ],
  [
    'dotted and thick',
    'flowchart LR\na -.-> b\na ==> c',
    ['dotted line', 'dg-plain dg-dotted', 'dg-plain dg-thick'],
  ],
  ['a direction of its own', 'flowchart LR\nsubgraph z\ndirection TB\na\nend', /^5: All zones run/],
  [
    'title of a zone upward',
    'flowchart BT\nsubgraph n [Our network]\np[Proxy]\nend\np --> o[Out]',
    'From Proxy to Out.',
  ],
  [
    'Markdown',
    'flowchart LR\na["`**bold** and _it_`"] --> b',
    ['From bold and it to b.', 'class="dg-strong"'],
  ],
  [
    'signs of Markdown that mark nothing, and marks over rows',
    'flowchart LR\na["`2 * 3 * 4, *.js`"] --> b["`**one<br/>two** _three`"]',
    ['From 2 * 3 * 4, *.js to one two _three.', /dg-strong">one<[^]*dg-strong">two</],
  ],
  [
    'addresses that hold the names of codes',
    'flowchart LR\na["x?a=1&timestamp=2&copy=3"] -->|"a &lt b &#41 Q&A"| b',
    'From x?a=1&timestamp=2&copy=3 to b: a < b ) Q&A.',
  ],
  ['codes of nothing', 'flowchart LR\na["fixes #12; done"] --> b', /^4: "#12;" is the code[^\n]*$/],
  [
    'rows at the ends of labels',
    'flowchart LR\na["one<br/>(two)<br/>"] --> b["{<br/>x<br/>}"]',
    'From one (two) to { x }.',
  ],
  ['other Markdown', 'flowchart LR\na["`# head`"] --> b', /^4: Of Markdown/],
  ['backslash n', 'flowchart LR\na["one\\ntwo"] --> b', 'From one two to b.'],
  ['icons', 'flowchart LR\na["fa:fa-server Web"] --> b', /^4: Icons are not drawn/],
  ['HTML', 'flowchart LR\na["<b>x</b>"] --> b', /^4: HTML is not drawn; leave out "<b>"/],
  ['a class with a typo', 'flowchart LR\nsubgraph z\na\nend\nclass z wal', /^7: There is no class "wal"/],
  ['colors', 'flowchart LR\na --> b\nstyle a fill:#f00', /^5: Colors are not drawn/],
  ['other names of shapes', 'flowchart LR\na@{ shape: db, label: "Data" } --> b', 'From Data to b.'],
  ['other shapes', 'flowchart LR\na[/x/] --> b', /^4: The shape of "a"/],
  ['signs', 'flowchart LR\na[→ ✓ ≠ ≤] --> b[Được]', 'From → ✓ ≠ ≤ to Được.'],
  ['emoji', 'flowchart LR\na[🔒] --> b', /^4: The character "🔒"/],
  [
    'long words',
    'flowchart LR\na["runner.circleci.com/some/path"] --> b["averyverylongwordwithoutjoints"]',
    [/>runner\.circleci\.com\/<\/tspan>/, />averyverylongwordwithoutjoints</],
  ],
  [
    'names as wide as a box may be, and words beside them',
    'flowchart LR\na["Our runner.circleci.com (the API)"] --> b["Our own runner in this network"]',
    [/>runner\.circleci\.com</, />\(the API\)</, />Our own runner in</],
  ],
  [
    'rows that the author broke',
    'flowchart TB\na["A job in CircleCI cloud<br/>and its SSH key"] --> b["A job in CircleCI cloud"]',
    [/>A job in CircleCI cloud</, />A job in CircleCI<[^]*>cloud</],
  ],
  [
    'signs within long words',
    'flowchart LR\na["100.200.300.40->destination.example.com"] --> b',
    />100\.200\.300\.40-&gt;destination\.</,
  ],
  [
    'brackets without quotes',
    'flowchart LR\na[Our jobs (cloud)] --> b',
    /^4: .*quotes: a\["Our jobs \(cloud\)"\]/,
  ],
  [
    'brackets behind another label',
    'flowchart LR\na[A] --> here[read(x)]\na -->|b (c)| d',
    /^4: .*quotes: here\["read\(x\)"\]\.\n5: .*quotes: \|"b \(c\)"\|/,
  ],
  ['a path', 'flowchart LR\na[/var/backups] --> b', /^4: .*slash needs quotes: a\["\/var\/backups"\]/],
  [
    'a title of signs',
    'flowchart LR\nsubgraph /x?y=z\na\nend',
    /^4: A title with signs in it needs quotes: subgraph "\/x\?y=z"/,
  ],
  ['a slip after a brace and an empty line', 'flowchart LR\na{A}\n\nb -=> c', /^6: .*“b -=> c”/],
  ['another layout', 'flowchart-elk LR\na --> b', 'From a to b.'],
  ['labels beside a slip', 'flowchart LR\na[A] -=> b[B]', '4: Mermaid: cannot read “-” in “a[A] -=> b[B]”.'],
  ['several at once', 'flowchart LR\na -=> b\nc[open\nd --> e', /^4: [^]*\n5: A bracket/],
  [
    'arrows to themselves',
    'flowchart LR\na --> b[B]\nb -->|again| b\nb --x b',
    ['B to itself: again.', 'B to itself (ends in a cross).', 'data-from="b" data-to="b"'],
  ],
  [
    'a zone to itself',
    'flowchart LR\nsubgraph z\na\nend\nz --> z',
    /^7: An arrow from "z" to "z" starts and ends in the same place/,
  ],
  [
    'a zone that has no title',
    'flowchart LR\nsubgraph z [" "]\na[A]\nend\nsubgraph y\nb\nend\nb --> z',
    ['From b to z.', '>y<', /^(?![^]*>z<)/],
  ],
  [
    'a zone whose title is a space that holds',
    'flowchart LR\nsubgraph z ["&nbsp;"]\na\nend\nsubgraph y ["#nbsp;"]\nb\nend\nb --> z',
    ['From b to z.', /^(?![^]*>[zy]<)/],
  ],
  ['nothing', 'flowchart LR', /^1: The figure shows nothing/],
  [
    'a zone in a wall',
    'flowchart LR\nsubgraph n\nsubgraph i\na\nend\nend\na --> b\nclass n wall',
    /data-node="n"[^]*data-node="i"/,
  ],
]);

check(
  [
    ['a label like its id', 'flowchart LR\njobs[Jobs] --> proxy[proxy]', 'From Jobs to proxy: allowed.'],
    ['an arrow to itself', 'flowchart LR\na[A] --> a', /^4: An arrow from "a"/],
    ['an unknown node', 'flowchart LR\na[A] --> databse', /^4: An arrow names "databse"/],
    ['several ports', 'flowchart LR\na[A] -->|443| b[B]\na --x|22| b', ['allowed (443)', 'blocked (22)']],
    [
      'lines that say nothing',
      'flowchart LR\na[A] ~~~ b[B]\na --- b\na --o b',
      /^4: .*invisible[^]*\n5: .*no head[^]*\n6: .*circle/,
    ],
    [
      'an empty zone',
      'flowchart LR\nsubgraph i [The internet]\nend\nb[B]\ni --x b',
      'From The internet to B: blocked.',
    ],
  ],
  true,
);

check([
  ['activation', 'sequenceDiagram\nA->>+B: x\nB-->>-A: y', 'class="dg-active"'],
  ['activation without an end', 'sequenceDiagram\nA->>+B: x', /^4: "B" is made active and never ended/],
  [
    'activations within one another',
    'sequenceDiagram\nA->>+B: x\nB->>+B: y\nB->>+B: y\nB->>+B: y\nB->>+B: y\nB->>B: z\n'.concat(
      'deactivate B\n'.repeat(5),
    ),
    'B to itself: z.',
  ],
  [
    'activation with a color',
    'sequenceDiagram\nA->>B: x\nactivate B #f00\nB-->>A: y',
    /^5: Activations have/,
  ],
  [
    'an end without a start',
    'sequenceDiagram\nA->>+B: x\nB--xA: y\nB-->>-A: y\ndeactivate B',
    /^7: "B" is ended here/,
  ],
  ['a word of the language', 'sequenceDiagram\nA->>B: x\nActor->>B: x', /^5: "Actor" opens a statement/],
  ['a text that ends early', 'sequenceDiagram\nA->>B: one; two', /^4: A semicolon ends the text here/],
  ['brackets alone', 'sequenceDiagram\nA->>B: []', 'From A to B: [].'],
  [
    'a wide participant that is created',
    'sequenceDiagram\nA->>B: x\ncreate participant C as Everything of the control plane\nA->>C: x',
    'It creates Everything of the control plane.',
  ],
  ['rect', 'sequenceDiagram\nrect rgb(1,2,3)\nA->>B: x\nend', 'class="dg-ground"'],
  [
    'numbers and figures',
    'sequenceDiagram\nautonumber\nactor U as User\nU->>S: x',
    ['1. From User to S: x.', 'class="dg-number"'],
  ],
  [
    'kinds of participants',
    'sequenceDiagram\nparticipant D@{ "type": "database" }\nA->>D: x',
    'From A to D: x.',
  ],
  ['links', 'sequenceDiagram\nA->>B: x\nlink A: Docs @ https://example.com', /^5: Links are not drawn/],
  ['boxes', 'sequenceDiagram\nbox Cloud\nparticipant A\nend\nA->>B: x', '>Cloud<'],
  ['empty rows', 'sequenceDiagram\nA->>B: one<br/>\nA->>B: two<br/><br/>three', ['one.', 'two three.']],
  ['rows that end a text', 'sequenceDiagram\nA->>B: one\\n\\n', />one<\/text>/],
  [
    'texts that a # would cut off',
    'sequenceDiagram\nparticipant A as Team #1\nA->>B: issue #2\nrect #eee\nB->>A: #9829;\nend',
    /^4: A # begins a comment[^\n]*\n5: A # begins[^\n]*$/,
  ],
  ['formulas', 'sequenceDiagram\nA->>B: costs $$2$$', /^4: Formulas/],
  ['ends of blocks', 'sequenceDiagram\nalt ok\nA->>B: x\nend\nA->>B: y', 'End of “If: ok”.'],
  ['blocks over all', 'sequenceDiagram\npar_over all\nA->>B: x\nend', 'At the same time: all.'],
  ['both ways', 'sequenceDiagram\nA<<->>B: x', 'Between A and B: x.'],
  ['to itself', 'sequenceDiagram\nA->>A: Done.', 'A to itself: Done.\n'],
  ['half heads', 'sequenceDiagram\nA-|\\B: x', /^4: Half heads/],
]);

check([
  [
    'states',
    'stateDiagram-v2\n[*] --> Open\nOpen --> [*]: done',
    ['From Start to Open.', 'From Open to End: done.', 'dg-stateStart'],
  ],
  [
    'a state in a state',
    'stateDiagram-v2\nstate Outer {\n[*] --> Inner\n}',
    /class="dg-zone" data-node="Outer"/,
  ],
  [
    'a text of several rows',
    'stateDiagram-v2\nOpen: first\nOpen: second\nOpen --> Shut',
    'From first second to Shut.',
  ],
  [
    'changes to the same state',
    'stateDiagram-v2\nstate Outer {\nOpen --> Open: beat\nOpen --> Shut\n}',
    ['Open to itself: beat.', '>beat<'],
  ],
  [
    'a label of a line to itself, which does not hide its turn',
    'stateDiagram-v2\ndirection LR\nOpen --> Open: a label that is much longer than its line is',
    'Open to itself: a label that is much longer than its line is.',
  ],
  [
    'a change to itself of what holds states',
    'stateDiagram-v2\nstate Outer {\nOpen --> Shut\n}\nOuter --> Outer',
    /^7: A change from "Outer" to itself is not drawn/,
  ],
  [
    'rows of a note as its author broke them',
    'stateDiagram-v2\nnote right of a\nsubscribe/harvestNextPlant\nevery second of it\nend note',
    ['>subscribe/harvestNextPlant<', '>every second of it<'],
  ],
  ['a note', 'stateDiagram-v2\nOpen --> Shut\nnote right of Open : why', ['dg-stateNote', '>why<']],
  [
    'a direction of its own',
    'stateDiagram-v2\nstate A {\ndirection LR\nB --> C\n}',
    /^5: All states run in the direction of the figure/,
  ],
  [
    'a text in brackets',
    'stateDiagram-v2\nnote right of a\nsome words [x]\nend note\na[Our jobs] --> b',
    /^7: Brackets are for flowcharts; the text of a state follows a colon: a: Our jobs\.$/,
  ],
  [
    'words that are none of a state',
    'stateDiagram-v2\naccDescr {\nsome words of it\n}\nstate "x y" as z\nz --> [*]: [a] b\nnote left of z : c d',
    'From x y to End: [a] b.',
  ],
  ['words without a colon', 'stateDiagram-v2\na --> b done', /^4: “done” would be a state of its own/],
  [
    'a fork that is declared late',
    'stateDiagram-v2\na --> f\nstate f <<fork>>\nf --> b',
    /^5: "f" is named before it is declared, so it would not be drawn as a fork/,
  ],
  [
    'an arrow from a state to what holds it',
    'stateDiagram-v2\nstate Outer {\n[*] --> Inner\nInner --> Outer: again\n}',
    /^6: "Inner" stands in "Outer", so no arrow can lead from one to the other/,
  ],
  [
    'a note without an end',
    'stateDiagram-v2\na --> b\nnote right of a\nwhy\nend',
    /^5: This note is not closed; its last line is `end note`\.$/,
  ],
  [
    'states at once',
    'stateDiagram-v2\nstate A {\n[*] --> B\n--\n[*] --> C\n}',
    /^6: States at the same time/,
  ],
]);

test('the name of a figure stands clear of the first ground', async () => {
  const svg = await outcome('sequenceDiagram\nactor U as User\nrect #eee\nNote over U: x\nend', false);
  const [, lift, name] = /translate\(0 (-\d+)\)[^]*?<text [^>]*\by="([\d.]+)"/.exec(svg)!;
  const [, ground] = /<rect [^>]*\by="([\d.]+)"[^>]*class="dg-ground"/.exec(svg)!;
  assert(Number(name) + Number(lift) + 9 < Number(ground), `${name} ${lift} above ${ground}`);
});

test('numbers of several digits stand on their disks', async () => {
  const svg = await outcome('sequenceDiagram\nautonumber 100\nA->>B: x', false);
  const [, radius] = /dg-head-number"><circle [^>]*\br="([\d.]+)"/.exec(svg)!;
  const [, width] = /class="dg-number" textLength="([\d.]+)"/.exec(svg)!;
  assert(2 * Number(radius) > Number(width), `${radius} for ${width}`);
});

test('notes and texts that are wider than what is between their participants', async () => {
  const long = 'a text that is wider than the participants, the way between them, and what is around them';
  const source = `sequenceDiagram\nA->>B: x\nNote over A,B: one<br/>${long}\nB->>B: x`;
  const svg = await outcome(source, false);
  const [left, , width] = /viewBox="([^"]*)"/.exec(svg)![1]!.split(' ').map(Number);
  const [, x, noted] = /<rect x="([-\d.]+)" y="[\d.]+" width="([\d.]+)"[^>]*class="dg-note"/.exec(svg)!;
  const [, row] = /textLength="([\d.]+)"[^>]*>a text that is wider/.exec(svg)!;
  assert(Number(noted) > Number(row), `${noted} for ${row}`);
  assert(
    Number(x) > left! && Number(x) + Number(noted) < left! + width!,
    `${x} + ${noted} in ${left} + ${width}`,
  );
});
