import assert from 'node:assert/strict';
import { test } from 'node:test';
import { spelledOut } from './label-text.ts';
import { normalise } from './normalise.ts';
import { flowchart } from './types/flowchart.ts';

test('a bare subgraph title with a tag gets quotes', () => {
  assert.equal(normalise('  subgraph One<br/>Two'), '  subgraph "One<br/>Two"');
});

test('a source as long as the editor takes is read once, whatever it repeats', () => {
  const many = (text: string) => text.repeat(Math.floor(5000 / text.length));
  for (const source of [
    `flowchart LR\nsubgraph ${many('\t')}${many('<')}${many('\t')}"`,
    `stateDiagram\n${many('-->')}${many('\t')}:;`,
    `sequenceDiagram\nbox ${many('\t')}rgb(${many('\t')}`,
  ])
    // With a pattern that tries each way to part the blanks this would take years.
    assert.ok(normalise(source) === source);
});

test('a semicolon behind a change of state goes', () => {
  const state = (line: string) => `stateDiagram-v2\n${line}\nB --> C`;
  assert.equal(normalise(state('A --> B ; ')), state('A --> B'));
  assert.equal(normalise(state('A --> B: done;')), state('A --> B: done;'));
});

test('titles that Mermaid 12 reads stay as they are', () => {
  for (const line of [
    'subgraph X[Customer A Network]',
    'subgraph "a<br/>b"',
    'subgraph CircleCI SaaS Platform',
  ]) {
    assert.equal(normalise(line), line);
  }
});

test('a break at the end of a text of a sequence goes, one before a quote or a bracket stays', () => {
  const [head, text] = ['sequenceDiagram\nA->>B: ', '{<br/>"x": 1<br/>}'];
  assert.equal(normalise(`${head}${text}<br/>\n`), `${head}${text}\n`);
});

test('every spelling of a break is one', () => {
  assert.equal(normalise('A[one</br>two]'), 'A[one<br/>two]');
});

test('the color of a box ends where its bracket ends, and a code is one', () => {
  const box = (text: string) => `sequenceDiagram\nbox ${text}\nA->>B: x\nend`;
  assert.equal(normalise(box('rgb(1, 2, 3) Ours (cloud)')), box('transparent Ours (cloud)'));
  assert.equal(normalise(box('#ff0099 Ours')), box('transparent Ours'));
  assert.equal(normalise(box('Aqua Sea')), box('Aqua Sea'));
});

test('codes in a sequence become their character, unless it means something there', () => {
  assert.equal(spelledOut('A->>B: say #quot;hi#quot; #9829;'), 'A->>B: say "hi" ♥');
  for (const kept of ['#35;', '#59;', '#lt;', '#gt;', '#nonsense;']) assert.equal(spelledOut(kept), kept);
});

test('comments become empty lines, so that line numbers hold', () => {
  assert.equal(normalise('%% a\r\nflowchart LR\n  %% b\na-->b'), '\nflowchart LR\n\na-->b');
});

test('sideways flowcharts are turned, upright ones stay', () => {
  const { downward } = flowchart;
  assert.equal(downward('flowchart LR\na'), 'flowchart TB\na');
  assert.equal(downward('\n\ngraph RL\na'), '\n\ngraph TB\na');
  assert.equal(downward('flowchart TD\na'), 'flowchart TD\na');
});
