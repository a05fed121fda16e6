import assert from 'node:assert/strict';
import { test } from 'node:test';
import { spelledOut } from './label-text.ts';
import { normalise } from './normalise.ts';
import { flowchart } from './types/flowchart.ts';

test('a bare subgraph title with a tag gets quotes and loses its last break', () => {
  assert.equal(normalise('subgraph IP Ranges<br/>\nend'), 'subgraph "IP Ranges"\nend');
  assert.equal(normalise('  subgraph One<br/>Two'), '  subgraph "One<br/>Two"');
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

test('a break at the end of a label goes, one within stays', () => {
  assert.equal(normalise('A[one<br/>two<br/>]'), 'A[one<br/>two]');
  assert.equal(normalise('B["one<br> <br/>"]'), 'B["one"]');
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
