/** Sources from a stranger: whatever they try, no script runs, nothing is fetched, and the page lives on. */

const text = (body: string) => `flowchart LR\naccTitle: T\naccDescr: D\n${body}`;

export const hostile: Record<string, string> = {
  'script in a label': text('a["<script>hacked()</script>x"] --> b[B]'),
  'handler in a label': text('a["<img src=x onerror=hacked()>x"] --> b[B]'),
  'handler in an edge label': text('a[A] -->|"<svg onload=hacked()>"| b[B]'),
  'handler in a zone title': text('subgraph z ["<b onclick=hacked()>z</b>"]\na[A]\nend\na --> b[B]'),
  'entity in a label': text(
    'a["&lt;script&gt;hacked()&lt;/script&gt; #lt;img src=x onerror=hacked()#gt;"] --> b[B]',
  ),
  'link by click': text('a[A] --> b[B]\nclick a "javascript:hacked()" "tip"'),
  'link by click href': text('a[A] --> b[B]\nclick a href "javascript:hacked()" _self'),
  'callback by click': text('a[A] --> b[B]\nclick a call hacked()'),
  'callback by name': text('a[A] --> b[B]\nclick a hacked'),
  'data address': text('a[A] --> b[B]\nclick a "data:text/html,<script>hacked()</script>"'),
  'style with an address': text('a[A] --> b[B]\nstyle a fill:url(https://evil.example/x)'),
  'style that breaks out': text('a[A] --> b[B]\nstyle a fill:red;}</style><script>hacked()</script>'),
  'class definition': text(
    'a[A]:::x --> b[B]\nclassDef x fill:url(https://evil.example/x),background-image:url(//evil.example)',
  ),
  'link style': text('a[A] --> b[B]\nlinkStyle 0 stroke:url(https://evil.example/x)'),
  'image shape': text('a@{ img: "https://evil.example/x.png", label: "x" } --> b[B]'),
  'icon shape': text('a@{ icon: "fa:x", label: "x" } --> b[B]'),
  'markdown link': text('a["`[x](javascript:hacked())`"] --> b[B]'),
  formula: text('a["$$\\\\href{javascript:hacked()}{x}$$"] --> b[B]'),
  'settings up front': `---\nconfig:\n  securityLevel: loose\n  htmlLabels: true\n---\n${text('a["<img src=x onerror=hacked()>"] --> b[B]')}`,
  'settings inside': `%%{init: {"securityLevel":"loose","htmlLabels":true,"themeCSS":"*{background:url(https://evil.example)}"}}%%\n${text('a["<img src=x onerror=hacked()>"] --> b[B]')}`,
  'settings behind': text('a["<img src=x onerror=hacked()>"] --> b[B] %%{init: {"securityLevel":"loose"}}%%'),
  'title that breaks out': `flowchart LR\naccTitle: </title><script>hacked()</script>\naccDescr: "><img src=x onerror=hacked()>\na --> b[B]`,
  'prototype names': text(
    '__proto__[A] --> constructor[B]\nconstructor --> prototype\nhasOwnProperty --> toString\nvalueOf --> __proto__',
  ),
  'prototype zones': text(
    'subgraph __proto__ [P]\na[A]\nend\nsubgraph constructor [C]\nb[B]\nend\n__proto__ --> constructor',
  ),
  'ids that break out': text('a["x"] --> b["\\" onload=hacked() x=\\""]'),
  'a sequence':
    'sequenceDiagram\naccTitle: T\naccDescr: D\nparticipant a as <img src=x onerror=hacked()>\na->>b: <script>hacked()</script>\nlink a: x @ javascript:hacked()',
  'another type': 'gantt\ntitle x\nclick a href "javascript:hacked()"',
  'another layout': `flowchart-elk LR\naccTitle: T\naccDescr: D\na --> b[B]`,
  nothing: '',
  'no words': '\u0000\uFFFF\u202E',
  'deep nesting': text(`${'subgraph z\n'.repeat(300)}${'end\n'.repeat(300)}`),
  'many brackets': text(`a${'['.repeat(5000)}`),
  'many ampersands': text(
    `${Array.from({ length: 60 }, (_, i) => `a${i}`).join(' & ')} --> ${Array.from({ length: 60 }, (_, i) => `b${i}`).join(' & ')}`,
  ),
};

/** More than anyone can look at. */
export const huge = text(
  Array.from({ length: 450 }, (_, i) => `n${i}[N] --> n${(i * 7 + 3) % 450}`).join('\n'),
);
