import assert from 'node:assert/strict';
import { test } from 'node:test';
import { knowledge } from './testing/cases.ts';
import { mutate } from './testing/mutate.ts';
import { readConfig, Unreadable } from './read.ts';

const read = (text: string) => readConfig(text, knowledge);
/** `job way line` of every way that is sure or likely. */
const ways = (text: string): string[] =>
  read(text).jobs.flatMap(({ name, ways }) => ways.map(({ way, line }) => `${name} ${way} ${line}`));
const SSH = 'ssh -fNL 1:db:1 jump';

const forms: [name: string, text: string, ...ways: string[]][] = [
  [
    'version 2 without workflows',
    `version: 2\njobs:\n  a:\n    machine: true\n    steps:\n      - run: ${SSH}`,
    'a ssh-bastion 6',
  ],
  [
    'the oldest form of a step',
    `jobs:\n  a:\n    machine: true\n    steps:\n      - type: shell\n        command: ${SSH}`,
    'a ssh-bastion 6',
  ],
  [
    'carriage returns',
    `jobs:\r\n  a:\r\n    machine: true\r\n    steps:\r\n      - run: |\r\n          ls\r\n          ${SSH}\r\n`,
    'a ssh-bastion 7',
  ],
  [
    'a byte order mark',
    `\uFEFFjobs:\n  a:\n    machine: true\n    steps:\n      - run: ${SSH}`,
    'a ssh-bastion 5',
  ],
  [
    'several documents',
    `--- # nothing\n---\njobs:\n  a:\n    machine: true\n    steps: [run: ${SSH}]`,
    'a ssh-bastion 6',
  ],
  [
    'a map as a key',
    `? { a: b }\n: c\njobs:\n  a:\n    machine: true\n    steps: [run: ${SSH}]`,
    'a ssh-bastion 6',
  ],
  [
    'merge of a list, the first of which wins',
    `x: &x { resource_class: shop/one }\ny: &y { resource_class: shop/two, machine: true }\njobs:\n  a:\n    <<: [*x, *y]\n    steps: []`,
    'a machine-runner 1',
  ],
  [
    'an anchor, at the line of the original',
    `up: &up\n  run: ${SSH}\njobs:\n  a: { machine: true, steps: [*up] }`,
    'a ssh-bastion 2',
  ],
  [
    'text that stands only with a value, or only without one',
    `commands:\n  go:\n    parameters: { jump: { type: string, default: '' } }\n    steps:\n      - run: |\n          ssh <<# parameters.jump >> -J << parameters.jump >> <</ parameters.jump >> ci@app.shop.example ls\n          <<^ parameters.jump >>\n          wg-quick up wg0\n          <</ parameters.jump >>\njobs:\n  a: { machine: true, steps: [go] }\n  b: { machine: true, steps: [go: { jump: ci@jump.shop.example }] }`,
    'a ssh-host 6',
    'a vpn 8',
    'b ssh-bastion 6',
  ],
  ['a job alone, by its name', `a:\n  machine: true\n  steps:\n    - run: ${SSH}`, 'a ssh-bastion 4'],
  [
    'steps that a command of an orb takes',
    `orbs: { g: circleci/gradle@4.1.0 }\njobs:\n  a:\n    machine: true\n    steps:\n      - g/with_cache:\n          steps:\n            - run: ${SSH}`,
    'a ssh-bastion 8',
  ],
  [
    'steps that a job of an orb takes',
    `orbs: { r: shop/rails@1.0.0 }\nworkflows:\n  w:\n    jobs:\n      - r/test:\n          before-test:\n            - run: ${SSH}`,
    'r/test ssh-bastion 7',
  ],
  [
    'a list of an orb that is no steps',
    `orbs: { r: shop/rails@1.0.0 }\nworkflows:\n  w:\n    jobs:\n      - r/test:\n          setup-hosts: ["${SSH}"]`,
  ],
  [
    'an escaped here-document',
    `jobs:\n  a:\n    machine: true\n    steps:\n      - run: |\n          bash \\<<EOF\n          ${SSH}\n          EOF`,
    'a ssh-bastion 7',
  ],
  [
    'folded text',
    `jobs:\n  a:\n    machine: true\n    steps:\n      - run: >\n          ssh -fNL 1:db:1\n          jump`,
    'a ssh-bastion 6',
  ],
  [
    'a command with a parameter',
    `commands:\n  up:\n    parameters: { how: { type: string, default: ls } }\n    steps: [run: << parameters.how >>]\njobs:\n  a: { machine: true, steps: [up: { how: '${SSH}' }] }\n  b: { machine: true, steps: [up] }`,
    'a ssh-bastion 4',
  ],
  [
    'a command by the name of an old step',
    `commands:\n  deploy: { steps: [run: ${SSH}] }\njobs:\n  a: { machine: true, steps: [deploy] }\n  b: { machine: true, steps: [deploy: { command: ls }] }`,
    'a ssh-bastion 2',
    'b ssh-bastion 2',
  ],
  [
    'steps handed over',
    `commands:\n  with:\n    parameters: { inner: { type: steps } }\n    steps: << parameters.inner >>\njobs:\n  a: { machine: true, steps: [with: { inner: [run: ${SSH}] }] }`,
    'a ssh-bastion 6',
  ],
  [
    'a condition that does not hold',
    `jobs:\n  a:\n    parameters: { on: { type: boolean, default: false } }\n    machine: true\n    steps:\n      - when: { condition: << parameters.on >>, steps: [run: ${SSH}] }\n      - unless: { condition: true, steps: [run: ${SSH}] }`,
  ],
  [
    'a pattern that takes the whole of a value, a part of it, or nothing',
    `jobs:\n  a:\n    parameters: { to: { type: string, default: prod-eu } }\n    machine: true\n    steps:\n      - when: { condition: { matches: { pattern: ^prod-.*$, value: << parameters.to >> } }, steps: [run: ${SSH}] }\n      - when: { condition: { matches: { pattern: prod, value: << parameters.to >> } }, steps: [run: wg-quick up wg0] }\n      - when: { condition: { matches: { pattern: ^dev.*$, value: << parameters.to >> } }, steps: [run: netbird up] }\n      - when: { condition: { matches: { pattern: '^(p+)+$', value: << parameters.to >> } }, steps: [run: zrok access private x] }`,
    'a ssh-bastion 6',
    'a vpn 7',
    'a reverse-tunnel 9',
  ],
  [
    'a pattern that would take long',
    `jobs:\n  a:\n    machine: true\n    steps:\n      - when: { condition: { matches: { pattern: ${'a?'.repeat(40)}b, value: ${'a'.repeat(40)} } }, steps: [run: zrok access private x] }`,
    'a reverse-tunnel 5',
  ],
  [
    'an executor that a condition compares by its alias',
    `executors:\n  d: &d { docker: [{ image: cimg/base:2026.08 }] }\n  m: &m { machine: true }\njobs:\n  a:\n    parameters: { on: { type: executor, default: m } }\n    executor: << parameters.on >>\n    steps:\n      - when: { condition: { equal: [*d, << parameters.on >>] }, steps: [run: netbird up] }\n      - when: { condition: { equal: [*m, << parameters.on >>] }, steps: [run: ${SSH}] }`,
    'a ssh-bastion 10',
  ],
  [
    'an expression, which nobody can decide',
    `jobs:\n  a:\n    machine: true\n    steps:\n      - when: { condition: pipeline.git.branch == "main", steps: [run: ${SSH}] }`,
    'a ssh-bastion 5',
  ],
  [
    'a parameter of the pipeline, which whoever starts it decides',
    `parameters: { on: { type: boolean, default: false } }\njobs:\n  a:\n    parameters: { up: { type: boolean, default: false } }\n    machine: true\n    steps:\n      - when: { condition: << parameters.up >>, steps: [run: ${SSH}] }\nworkflows:\n  w:\n    when: { equal: [true, << pipeline.parameters.on >>] }\n    jobs: [a: { up: << pipeline.parameters.on >> }]`,
    'a ssh-bastion 7',
  ],
  [
    'a workflow that never runs',
    `jobs:\n  a:\n    parameters: { c: { type: string, default: large } }\n    machine: true\n    resource_class: << parameters.c >>\n    steps: []\nworkflows:\n  w:\n    when: false\n    jobs: [a: { c: shop/x }]`,
  ],
  [
    'a matrix',
    `jobs:\n  a:\n    parameters: { c: { type: string } }\n    machine: true\n    resource_class: << parameters.c >>\n    steps: []\nworkflows:\n  w:\n    jobs:\n      - a: { matrix: { parameters: { c: [large, shop/x] } } }`,
    'a machine-runner 5',
  ],
  [
    'an executor by parameter',
    `executors:\n  in: { machine: true, resource_class: shop/x }\njobs:\n  a:\n    parameters: { e: { type: executor, default: in } }\n    executor: << parameters.e >>\n    steps: []`,
    'a machine-runner 2',
  ],
  [
    'an executor of an orb',
    `orbs: { win: circleci/windows@5.0.0 }\njobs:\n  a: { executor: win/default, circleci_ip_ranges: true, steps: [] }`,
    'a ip-ranges 3',
  ],
  [
    'an inline orb, its own command first',
    `orbs:\n  own:\n    commands: { up: { steps: [run: ${SSH}] } }\n    jobs: { go: { machine: true, steps: [up] } }\ncommands: { up: { steps: [checkout] } }\njobs: {}\nworkflows: { w: { jobs: [own/go] } }`,
    'own/go ssh-bastion 3',
  ],
  [
    'an executor of an inline orb',
    `orbs:\n  own:\n    executors: { in: { machine: true, resource_class: shop/x } }\njobs:\n  a: { executor: own/in, steps: [] }`,
    'a machine-runner 3',
  ],
  [
    'steps before a job of an orb',
    `orbs: { o: shop/o@1.0.0 }\njobs: {}\nworkflows:\n  w:\n    jobs:\n      - o/go:\n          pre-steps:\n            - run: ${SSH}`,
    'o/go ssh-bastion 8',
  ],
  [
    'steps after a job',
    `jobs:\n  a: { machine: true, steps: [] }\nworkflows:\n  w:\n    jobs:\n      - a: { post-steps: [run: ${SSH}] }`,
    'a ssh-bastion 6',
  ],
  [
    'a group of jobs',
    `jobs:\n  a: { machine: true, steps: [run: ${SSH}] }\njob-groups: { g: { jobs: [a] } }\nworkflows: { w: { jobs: [g] } }`,
    'a ssh-bastion 2',
  ],
  [
    'the 40th call with another class',
    `jobs:\n  a:\n    parameters: { c: { type: string, default: large }, n: { type: string } }\n    machine: true\n    resource_class: << parameters.c >>\n    steps: []\nworkflows:\n  w:\n    jobs:\n${Array.from({ length: 40 }, (_, n) => `      - a: { n: v${n} }\n`).join('')}      - a: { n: w, c: shop/x }`,
    'a machine-runner 5',
  ],
  [
    'a command that calls itself',
    `commands: { a: { steps: [a, run: ${SSH}] } }\njobs:\n  a: { machine: true, steps: [a] }`,
    'a ssh-bastion 1',
  ],
];

for (const [name, text, ...expected] of forms)
  test(`reads ${name}`, () => assert.deepEqual(ways(text), expected));

test('approval jobs are none, jobs without a workflow stand apart, jobs elsewhere cannot be told', () => {
  const { jobs } = read(
    'jobs:\n  a: { machine: true, steps: [] }\n  b: { machine: true, steps: [] }\n  hold: { type: approval }\nworkflows:\n  w: { jobs: [a, wait: { type: approval }, x/y] }',
  );
  assert.deepEqual(
    jobs.map(({ name, used, verdict }) => [name, used, verdict]),
    [
      ['a', true, 'none-seen'],
      ['b', false, 'none-seen'],
      ['x/y', true, 'cannot-tell'],
    ],
  );
});

test('a job is said to run wherever one of its runs does', () => {
  const [job] = read(
    'jobs:\n  a:\n    parameters: { c: { type: string } }\n    machine: true\n    resource_class: << parameters.c >>\n    steps: []\nworkflows:\n  w:\n    jobs:\n      - a: { matrix: { parameters: { c: [large, shop/x, large] } } }',
  ).jobs;
  assert.equal(job?.executor, 'machine, large or machine, shop/x');
});

test('an executor of an orb that is called a machine is one, whatever the orb has besides', () => {
  const { jobs } = read(
    'orbs: { g: circleci/gcp-cli@3.3.1, d: circleci/docker@2.8.2, x: shop/tools@1.0.0 }\njobs:\n  a: { executor: g/default, steps: [] }\n  b: { executor: g/machine, steps: [] }\n  c: { executor: d/machine, steps: [] }\n  d: { executor: x/machine, steps: [] }',
  );
  assert.deepEqual(
    jobs.map(({ executor }) => executor),
    ['docker', 'machine', 'machine', ''],
  );
});

test('a comment puts a finding aside, on its line or above it, and it stays visible there', () => {
  const at = (before: string, behind: string, id = 'tailscale-down') =>
    read(
      `jobs:\n  a:\n    machine: { image: u }\n    steps:\n      - run: |\n          ${before}\n          tailscale down ${behind}\n`,
    ).aside.map(({ rule }) => rule.id === id);
  assert.deepEqual(at('# guide: ignore tailscale-down, the node is deleted elsewhere', ''), [true]);
  assert.deepEqual(at('ls', '# guide: ignore tailscale-down'), [true]);
  assert.deepEqual(at('# guide: ignore tailscale', ''), []);
  assert.deepEqual(at('echo "# guide: ignore tailscale-down"', ''), []);
});

const refused: [name: string, text: string, line: number][] = [
  ['nothing', '', 1],
  ['a text', 'Dear reader', 1],
  ['a list', '- a\n- b', 1],
  ['broken YAML', 'jobs:\n  a: [b\nc: d', 3],
  ['tabs', 'jobs:\n\ta: b', 2],
  ['a second key on one row', 'jobs:\n  a: b: c', 2],
  ['a key that stands twice', `jobs:\n  a:\n    steps: []\n    steps: [run: ${SSH}]`, 4],
  ['a file of GitHub Actions', `jobs:\n  a:\n    runs-on: x\n    steps: [run: ${SSH}]`, 1],
  ['a file of GitLab CI', `stages: [a]\na:\n  stage: a\n  script: [${SSH}]`, 1],
  ['a long text', 'a'.repeat(1_000_001), 1],
  ['brackets in brackets', `a: ${'['.repeat(5000)}`, 1],
  ['maps in maps', Array.from({ length: 500 }, (_, n) => `${' '.repeat(n)}a:`).join('\n'), 1],
  ['lists in lists', `a: \n${'- '.repeat(50_000)}b`, 1],
];

for (const [name, text, line] of refused)
  test(`refuses ${name} with a sentence and a line`, () => {
    assert.throws(
      () => read(text),
      (error) =>
        error instanceof Unreadable && error.line === line && /[a-z]{3}.*[.?a-z)]$/i.test(error.message),
    );
  });

/** Texts made to take long or to grow without end. Reading them ends, in whatever way; the bound is on work, not time. */
const hostile: [name: string, text: string][] = [
  [
    'aliases that double',
    `a0: &a0 { run: ls }\n${Array.from({ length: 30 }, (_, n) => `a${n + 1}: &a${n + 1} [*a${n}, *a${n}]\n`).join('')}jobs:\n  j: { machine: true, steps: *a30 }`,
  ],
  [
    'merges that double',
    `m0: &m0 { k: v }\n${Array.from({ length: 30 }, (_, n) => `m${n + 1}: &m${n + 1} { <<: [*m${n}, *m${n}] }\n`).join('')}jobs: { <<: *m30 }`,
  ],
  ['an alias to itself', 'jobs: &j\n  a: *j\n  <<: *j'],
  [
    'commands that call commands ten times',
    `commands:\n${Array.from(
      { length: 12 },
      (_, n) =>
        `  c${n}: { steps: [${Array(10)
          .fill(`c${n + 1}`)
          .join(', ')}] }\n`,
    ).join('')}  c12: { steps: [run: ls] }\njobs:\n  a: { machine: true, steps: [c0] }`,
  ],
  [
    'values that double',
    `commands:\n${Array.from({ length: 25 }, (_, n) => `  c${n}:\n    parameters: { p: { type: string } }\n    steps: [c${n + 1}: { p: << parameters.p >><< parameters.p >> }]\n`).join('')}  c25: { parameters: { p: { type: string } }, steps: [run: << parameters.p >>] }\njobs:\n  a: { machine: true, steps: [c0: { p: xxxxxxxx }] }`,
  ],
  [
    'a matrix of a million',
    `jobs:\n  a: { parameters: {}, machine: true, steps: [run: ls] }\nworkflows:\n  w:\n    jobs:\n      - a: { matrix: { parameters: { ${'abcdef'
      .split('')
      .map((key) => `${key}: [${Array.from({ length: 10 }, (_, n) => n).join(', ')}]`)
      .join(', ')} } } }`,
  ],
  ...(
    [
      '@',
      '$(',
      '"$(',
      '`',
      "'",
      '<<EOF ',
      '((',
      '[[ ',
      'while x; do ',
      'if x; then ',
      '{ ',
      '( ',
      'case x in ',
      'bash -c "',
      'a=',
      '\\',
      '<<',
      '<< parameters.x >>',
      'a@b:',
      '-----BEGIN ',
      'TOKEN',
      'x.sh ',
    ] as const
  ).flatMap((part): [string, string][] => [
    [
      `a long row of ${part}`,
      `jobs:\n  a:\n    machine: true\n    steps:\n      - run: |\n          scp ${part.repeat(100_000 / part.length)}`,
    ],
    [
      `many rows of ${part}`,
      `jobs:\n  a:\n    machine: true\n    steps:\n      - run: |\n${`          scp ${part}\n`.repeat(5000)}`,
    ],
  ]),
  ...(
    [
      ['rows that assign and print', 'A_TOKEN=x; echo $A_TOKEN'],
      ['rows that write and show a file', 'echo $A_TOKEN > f; cat f'],
      ['rows of one pipe', 'env | sort |'],
      ['names that stand for many words', 'X="a b c d e f g h"; $X $X $X $X'],
    ] as const
  ).map(([name, row]): [string, string] => [
    `many ${name}`,
    `jobs:\n  a:\n    machine: true\n    steps:\n      - run: |\n${`          ${row}\n`.repeat(15_000)}`,
  ]),
  [
    'steps of an orb that hold themselves',
    'orbs: { g: shop/g@1.0.0 }\njobs:\n  a: { machine: true, steps: &s [run: ls, g/x: { steps: *s }] }',
  ],
  [
    'steps of an orb that double',
    `orbs: { g: shop/g@1.0.0 }\na0: &a0 [run: ls]\n${Array.from({ length: 30 }, (_, n) => `a${n + 1}: &a${n + 1} [run: ls, g/x: { steps: *a${n} }, g/y: { steps: *a${n} }]\n`).join('')}jobs:\n  a: { machine: true, steps: *a30 }`,
  ],
  ['many documents', '---\n'.repeat(100_000)],
  [
    'many keys',
    `jobs:\n${Array.from({ length: 30_000 }, (_, n) => `  j${n}: { machine: true, steps: [] }\n`).join('')}`,
  ],
];

for (const [name, text] of hostile)
  test(`comes to an end with ${name}`, { timeout: 20_000 }, () => {
    try {
      read(text);
    } catch (error) {
      assert.ok(error instanceof Unreadable, String(error));
    }
  });

test('reads or refuses damaged configurations, and never fails by itself', () => {
  const { read, refused, broken } = mutate(400, 20_261_127);
  assert.deepEqual(broken, []);
  assert.ok(read > 0 && refused > 0);
});
