/** What the editor offers for a first paste: the source with every remedy in place, drawn. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { paste } from './testing/paste.ts';

/** What is told, with words and source of what is drawn with the remedies. */
async function pasted(source: string): Promise<string> {
  const { told, drawn } = await paste(source);
  return [...told, ...(drawn ? [...drawn.words, drawn.source] : [])].join('\n');
}

const PASTED: [name: string, source: string, ...expected: (string | RegExp)[]][] = [
  [
    'HTML and rows',
    'flowchart LR\nA["<b>Our jobs</b><br>cloud"] -->|<i>443</i>| B[DB]',
    'From Our jobs cloud to DB: 443.',
    'A["Our jobs<br>cloud"] -->|443| B[DB]',
    'accTitle: Our jobs cloud and DB',
  ],
  ['a tag that ends any other', "flowchart LR\na[<a href='x'>One</>] --> b", 'From One to b.'],
  [
    'front matter and settings of several lines',
    '---\ntitle: One\n---\n%%{\n  init: {"flowchart": {\n    "padding": 0 } }\n}%%\nflowchart LR\na --> b',
    /^1: Front matter[^]*\n4: %%\{…\}%%: Settings[^]*\nFrom a to b\.\nflowchart LR\n/,
  ],
  [
    'an answer with its fence, and a second one',
    'Here is it:\n\n```mermaid\nflowchart LR\na --> b\n```\n```mermaid\nflowchart LR\nc --> d\n```\nDone?',
    /^1: This stands outside of the fence[^]*\n7: One drawing is made at a time[^]*\nFrom a to b\.\n+flowchart LR\n/,
    /\na --> b$/,
  ],
  ['the word of a fence', 'mermaid\nflowchart LR\na --> b', /^flowchart LR$/m, 'From a to b.'],
  ['no first line', 'a --> b\nb --> c', /^flowchart LR\na --> b$/m, 'From b to c.'],
  ['a sequence without its first line', 'A->>B: hi', /^sequenceDiagram\nA->>B: hi$/m],
  [
    'an arrow that is not done',
    'flowchart LR\na --> b\nb -->|443|',
    /^3: This arrow leads nowhere; write its other end, or leave it out: b\.$/m,
    'From a to b.',
  ],
  [
    'a text behind a colon',
    'flowchart LR\na --> b[DB]: port 443\nb -.-> c : "5432"',
    'a -->|"port 443"| b[DB]\nb -.->|"5432"| c',
  ],
  ['a shape that is none', 'flowchart LR\na@{ shape: server, label: "Host" } --> b', 'From Host to b.'],
  ['icons', 'flowchart LR\nA(fa:fa-server Web) --> B[fa:fa-user-lock]', 'From Web to user lock.'],
  [
    'pictures',
    'flowchart LR\na@{ icon: "x:user", form: "circle", label: "Our jobs", pos: "b", h: 36 } --> b@{ img: "x" }',
    'From Our jobs to b.',
    'a@{ shape: rect, label: "Our jobs" }',
  ],
  [
    'attributes without quotes around',
    'flowchart TD\nA[<i class="fa fa-x"></i> Web] --> B',
    'From Web to B.',
  ],
  [
    'attributes in quotes, beside brackets',
    'flowchart TD\nA(<img src="/x.svg" class="y"/> {{our}} jobs) --> B',
    /^1: [^]*\n2: HTML and icons are not drawn[^]*\nFrom \{\{our\}\} jobs to B\./,
  ],
  [
    'blocks of HTML, on another line than the name stands first',
    'flowchart LR\na --> b\nb["<div><h3>One</h3><p>two</p></div>"]',
    'b["One<br/>two"]',
  ],
  [
    'several faults on one line',
    'flowchart LR\na["<b>x</b>"]:::red --> b\nclassDef red fill:#f00,color:#000;',
    'From x to b.',
  ],
  [
    'several classes on one line',
    'flowchart LR\na["<b>One</b>"]:::x --> b:::xy\nclassDef x fill:#f90\nclassDef xy fill:#09f',
    'From One to b.',
    /^(?![^]*There is no class)/,
  ],
  [
    'a comment behind a statement',
    'flowchart LR\na --> b %% why\nb --> c',
    'From b to c.',
    'a --> b\nb --> c',
  ],
  [
    'faults that show once others are mended, at the lines as they were written',
    '---\ntitle: X\n---\nflowchart LR\na[Our (x)] --> b\nb --> c\nstyle a fill:#f00\nclick b "#"',
    /^1: Front matter[^]*\n5: A text with brackets[^]*\n7: Colors are not drawn[^]*\n8: Links and clicks/,
  ],
  ['a sequence', 'sequenceDiagram\nA->>B: <b>hello</b> there', 'From A to B: hello there.'],
  [
    'an activation without an end',
    'sequenceDiagram\nA->>+B: x\nB->>+C: y',
    'B->>+C: y\ndeactivate B\ndeactivate C',
  ],
  ['ends without a start', 'sequenceDiagram\nA->>B: x\ndeactivate B\nB-->>-A: y', 'A->>B: x\nB-->>A: y'],
  [
    'texts that end early',
    'sequenceDiagram\nparticipant B as Arc&lt;T&gt;\nA->>B: one; two;',
    'From A to Arc<T>: one; two.',
  ],
  ['texts that would be cut off', 'sequenceDiagram\nA->>B: issue #2; x', 'From A to B: issue #2; x.'],
  [
    'brackets in a state diagram',
    'stateDiagram-v2\na[Our jobs] --> b["The cloud"]',
    'From Our jobs to The cloud.',
    'a --> b\na: Our jobs\nb: The cloud',
  ],
  [
    'a guard without a colon, and semicolons',
    'stateDiagram-v2\na --> b [x > 3]\nb --> c;\nc --> a;',
    'From a to b: [x > 3].\nFrom b to c.\nFrom c to a.',
  ],
  [
    'kinds of states that are declared late',
    'stateDiagram-v2\nstate x {\na --> c\nstate c <<choice>>\n}\nc --> b',
    'From a to c.',
    'state c <<choice>>\na --> c',
  ],
  [
    'notes without an end',
    'stateDiagram-v2\na --> b\nnote right of a\nwhy\nend',
    'Between a and why (dotted line).',
  ],
  [
    'an arrow out of a state, within its braces',
    'stateDiagram-v2\nstate Build {\n[*] --> Test\nTest --> Deploy: passed\n}\nBuild --> Deploy: forced',
    /4: "Deploy" stands in "Build", whose braces hold an arrow to it; move that arrow below them/,
    /\[\*\] --> Test\n\}\nTest --> Deploy: passed\nBuild --> Deploy: forced$/,
  ],
  ['a text of a state that ends early', 'stateDiagram-v2\nA --> B: one; two', 'From A to B: one; two.'],
  [
    'texts without quotes',
    'flowchart LR\na[/etc/hosts] -->|read (all)| b[x(y)]',
    'From /etc/hosts to x(y): read (all).',
  ],
  [
    'a title of its own',
    'sequenceDiagram\ntitle: How a job gets in\nA->>B: x',
    'accTitle: How a job gets in',
  ],
  [
    'a title in front matter',
    '---\ntitle: How a job gets in\n---\nflowchart LR\na --> b',
    'accTitle: How a job gets in',
  ],
  ['signs that no font has', 'flowchart LR\na[⎈ Pod] --> b', 'From Pod to b.'],
  [
    'pictures that say yes or no',
    'flowchart LR\na -->|❌ SSH 22| b[⛔️ Server]\na -->|✅ HTTPS 443| b\na -- ✔️ ping --> b',
    'From a to ✗ Server: ✗ SSH 22.',
    'From a to ✗ Server: ✓ HTTPS 443.',
    'From a to ✗ Server: ✓ ping.',
  ],
  ['keys', 'flowchart LR\na[1️⃣ First] --> b', 'From 1 First to b.'],
  [
    'shapes beside a class',
    'flowchart LR\na:::x@{ shape: doc, label: "Page" } --> b\nclassDef x fill:#fff',
    'From Page to b.',
  ],
  ['a state diagram', 'stateDiagram-v2\n[*] --> A : <b>go</b>', 'From Start to A: go.'],
  ['a fence of Markdown', '```mermaid\nflowchart LR\na --> b\n```', 'From a to b.', 'flowchart LR'],
  [
    'colors that end in a semicolon',
    'flowchart LR\na --> b\nclassDef x fill:#f90,color:#fff;\nclass a x\nstyle b fill:#3b48cc',
    'From a to b.',
  ],
  [
    'a class of colors for a thing that is not there',
    'flowchart LR\na --> b\nclass a,z x\nclassDef x fill:#f90',
    'From a to b.',
  ],
  ['a wall that is not there', 'flowchart LR\na --> b\nclass z wall', '3: There is no zone "z" here'],
  [
    'several statements on one line',
    'flowchart LR; a[One] --> b; style a fill:#f9f; style b fill:#f90\nclass a x; class b y;\nb --> c; click c "#"; c --> d\nclassDef x fill:#f90\nclassDef y fill:#09f',
    'From One to b.\nFrom b to c.\nFrom c to d.\nflowchart LR; a[One] --> b;',
    'b --> c; c --> d',
  ],
  [
    'pictures in labels',
    'flowchart LR\na[👩‍💻 Developer] --> b["Prod 🚀"]\nb --> c[⚙️ CI]',
    'From Developer to Prod.',
    'From Prod to CI.',
  ],
  [
    'shapes that are not drawn',
    'flowchart LR\na>flag] --> b[/in/]\nb --> c[\\"out"/]\nc --> d(((Done)))\nd --> e@{ shape: doc, label: "Page" }',
    'From flag to in.',
    'From in to out.',
    'From out to Done.',
    'From Done to Page.',
  ],
  [
    'brackets in a text, with a sign or a break behind them',
    'flowchart LR\na[One (x)<br/>two] --> b[Users (admin) - all]\nb --> c{f(x) = (y)}<-->d',
    'From One (x) two to Users (admin) - all.',
    'From Users (admin) - all to f(x) = (y).',
  ],
  ['quotes within a text', 'flowchart LR\na[Deploy to "prod"] --> b', 'From Deploy to "prod" to b.'],
  [
    'labels that are a picture alone',
    'flowchart LR\nsubgraph z [🔒]\na["🚀"] --"🔒"--> your-jobs(🚀)\nend\nb{{"⎈"}} -->|🔒| c-->d[🚀]\nc -. 🔒 .-> d -- 🔒 --- e == 🔒 ==> f',
    'From a to your-jobs.',
    'b{{"b"}} --> c-->d[d]',
    'c -.-> d --- e ==> f',
    'subgraph z [z]',
  ],
  ['a label of many pictures', `flowchart LR\na[${'🚀'.repeat(60)} Go] --> b`, 'From Go to b.'],
  [
    'labels of nothing but markup',
    'flowchart LR\na[<br><br>] -->|<b></b>| b["<i></i>"]',
    'From a to b.',
    'a[a] --> b["b"]',
  ],
  ['formulas', 'flowchart LR\na["costs $$x^2$$"] --> b', '2: Formulas between $$ are not drawn'],
];

for (const [name, source, ...expected] of PASTED)
  test(`pasted: ${name}`, async () => {
    const found = await pasted(source);
    for (const one of expected)
      if (typeof one === 'string') assert(found.includes(one), `${one}\n${found}`);
      else assert.match(found, one);
  });
