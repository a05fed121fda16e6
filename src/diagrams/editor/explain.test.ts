import assert from 'node:assert/strict';
import { test } from 'node:test';
import { explain } from './explain.ts';

const at = (source: string, line: number) => explain(source, { problem: 'Mermaid: cannot read "x".', line });

test('an open label, bracket or quote is found on the line where it opened', () => {
  assert.deepEqual(at('a -->|x b\nb --> c', 2), {
    problem: 'The label is not closed; a second | must come before the target.',
    line: 1,
  });
  assert.deepEqual(at('a[x --> b\nb --> c', 2), {
    problem: 'A bracket is not closed; ] is missing.',
    line: 1,
  });
  assert.equal(at('a["x] --> b', 1).problem, 'The text in quotes is not closed; a second " is missing.');
});

test('what has no plain cause stays as it came', () => {
  assert.deepEqual(at('a["(x | y"] --> b\nb ==== c', 2), { problem: 'Mermaid: cannot read "x".', line: 2 });
  assert.deepEqual(explain('a|', { problem: 'No title.', line: 1 }), { problem: 'No title.', line: 1 });
});
