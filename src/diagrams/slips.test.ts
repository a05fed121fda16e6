/** Typical mistakes of a first paste: what is told, and what is drawn with the remedy. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { paste } from './testing/paste.ts';

/** A source below `accTitle`, in line 2, and `accDescr`; what is told with its line; and the words of what is drawn. */
type Slip = [source: string, told: string, said?: string];

const SLIPS: Slip[] = [
  ['flowchart LR A --> B', '1: The first line holds the direction alone.', 'From A to B.'],
  ['flowchart right\nA --> B', '1: A flowchart runs TB, LR, BT or RL: flowchart TB.', 'From A to B.'],
  ['flowchart LR\nA -> B', '4: An arrow is written with two dashes: A --> B.', 'From A to B.'],
  ['flowchart LR\nA → B', '4: An arrow is written with two dashes: A --> B.', 'From A to B.'],
  [
    'flowchart LR\nA => B',
    '4: A thick arrow is written with two signs: A ==> B.',
    'From A to B (thick line).',
  ],
  [
    'flowchart LR\nA --|x| B',
    '4: The head of an arrow comes before its label: A -->|x| B.',
    'From A to B: x.',
  ],
  ['flowchart LR\nA --|x| B\nB --> C', '4: The head of an arrow', 'From B to C.'],
  ['flowchart LR\nA --|x|--> B', '4: The head of an arrow', 'From A to B: x.'],
  ['flowchart LR\nA ->|"x -> y"| B', '4: The head of an arrow', 'From A to B: x -> y.'],
  [
    'flowchart LR\nA -. 4.b .-> B',
    '4: A text in a dotted arrow stands between bars: A -.->|"4.b"| B.',
    'From A to B (dotted line): 4.b.',
  ],
  [
    'flowchart LR\nA[“One” → two] –> B',
    '4: An arrow is written with two dashes: A[“One” → two] --> B.',
    'From “One” → two to B.',
  ],
  [
    'flowchart LR\nA["pay\u200bpal"] --> B',
    '4: U+200B is a sign that nobody sees; leave it out.',
    'From paypal to B.',
  ],
  ['flowchart LR\nA -->|"not \u202edewolla\u202c"| B', '4: U+202E is a sign', 'From A to B: not dewolla.'],
  ['flowchart LR\nA["not #8238;dewolla"] --> B', '4: U+202E is a sign', 'From not dewolla to B.'],
  ['flowchart LR\nproxy --> B\nA --> pro\u200bxy', '5: U+200B is a sign', 'From A to proxy.'],
  ['flowchart LR\nA["\u2066"] -->|\u200b| B', '4: U+2066 is a sign', 'From A to B.'],
  ['sequenceDiagram\nA->>B: \u202edewolla', '4: U+202E is a sign', 'From A to B: dewolla.'],
  ['flowchart LR\n# why\nA --> B', '4: A comment begins with %%.', 'From A to B.'],
  ['flowchart LR\nA: Job\nA --> B', '4: A text stands in brackets: A["Job"].', 'From Job to B.'],
  [
    'flowchart LR\nour jobs --> the proxy\nthe proxy -- by name --> B',
    '4: A name of several words needs an id of its own: our_jobs["our jobs"] --> the_proxy["the proxy"].',
    'From the proxy to B: by name.',
  ],
  [
    'flowchart LR\nA --> end',
    '4: A word that begins a statement is no id; write it with a capital: A --> End.',
    'From A to End.',
  ],
  ['flowchart LR\nA --> end[The end]', '4: A word that begins a statement', 'From A to The end.'],
  ['flowchart LR\nA[x] --> B[y]]', '4: One ] closes nothing; leave it out.'],
  ['flowchart LR\nA --> B\nend', '5: This `end` closes nothing; leave it out.', 'From A to B.'],
  [
    'flowchart LR\nsubgraph z\nloop[Loop] --> B',
    '4: `subgraph` is not closed; its last line is `end`.',
    'From Loop to B.',
  ],
  [
    'flowchart LR\nA[Say "one\ntwo"] --> B',
    '4: Quotes within a text are written #quot;',
    'From Say "one two" to B.',
  ],
  [
    'flowchart LR\nA["Say "hi" there"] --> B',
    '4: Quotes within a text are written #quot;',
    'From Say "hi" there to B.',
  ],
  ['flowchart LR\nA[{"k": 1}] --> B', 'A["{#quot;k#quot;: 1}"]', 'From {"k": 1} to B.'],
  ['flowchart LR\nA["one] --> B\nB --> C["two"]', '4: The text in quotes is not closed'],
  ['stateDiagram-v2\nA -> B', '4: An arrow is written with two dashes: A --> B.', 'From A to B.'],
  ['sequenceDiagram\nA->>B hello', '4: A colon stands before the text: A->>B: hello.', 'From A to B: hello.'],
  [
    'sequenceDiagram\nA=>>B: hello',
    '4: A message is written ->> or -->>: A->>B: hello.',
    'From A to B: hello.',
  ],
  [
    'sequenceDiagram\nNote A: hello\nA->>B: x',
    '4: A note stands over, left of, or right of: Note over A: hello.',
    'Note, A: hello.',
  ],
  [
    'sequenceDiagram\nA->>B: x\nNote over A,B hello',
    '5: A colon stands before the text',
    'Note, A and B: hello.',
  ],
  [
    'sequenceDiagram\nparticipant R["Resolver<br/>(ISP)"]\nR->>B: x',
    '4: A participant is called by `as`: participant R as Resolver<br/>(ISP).',
    'From Resolver (ISP) to B: x.',
  ],
  [
    'sequenceDiagram\nA->>/etc/hosts: read\nNote over /etc/hosts: small',
    '4: A name with signs needs an id: participant etc_hosts as /etc/hosts.',
    'From A to /etc/hosts: read.\nNote, /etc/hosts: small.',
  ],
  [
    'sequenceDiagram\nloop each\nA->>B: x',
    '4: `loop` is not closed; its last line is `end`.',
    'From A to B: x.',
  ],
  [
    'sequenceDiagram\nA->>B: x\nloop for every orphaned IPAMClaim\nB->>B: delete the claim\nend',
    '5: “IPAMClaim” is wider than the block that it stands in',
    'Repeated: for every orphaned IPAMClaim.',
  ],
  ['sequenceDiagram\nA->>B: x\nelse no\nend', '5: `else` divides a block `alt`, and none is open here.'],
];

for (const [source, told, said] of SLIPS)
  test(`a slip in ${JSON.stringify(source)}`, async () => {
    const [first, ...rest] = source.split('\n');
    const { told: all, drawn } = await paste([first, 'accTitle: T', 'accDescr: D', ...rest].join('\n'));
    const faults = all.join('\n');
    assert(faults.includes(told), faults);
    assert.equal(all.length, new Set(all).size);
    const words = drawn?.words.join('\n');
    if (said === undefined) assert.equal(words, undefined);
    else assert(words?.includes(said), `${words}\n${faults}`);
  });
