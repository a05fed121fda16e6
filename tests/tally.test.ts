import assert from 'node:assert/strict';
import { test } from 'node:test';
import { table, type Note } from './tally.ts';

const fault = (at: number): Note => ({ sort: 'fault', what: 'a script', of: `one that does not come ${at}` });

test('what did not run is said to be so, and is not enough', () => {
  const { text, enough } = table([{ sort: 'missing', what: 'WebKit', of: 'no MiniBrowser' }]);
  assert.match(text, /^Pages × checks +not run$/m);
  assert.match(text, /^Faults survived +not run$/m);
  assert.match(text, /^ {2}WebKit +not run: no MiniBrowser$/m);
  assert.equal(enough, false);
});

test('each page, case, fault and path counts once', () => {
  const { text, enough } = table([
    ...['a/', 'b/', 'a/'].map((of): Note => ({ sort: 'check', what: 'valid HTML', of })),
    ...['a/'].map((of): Note => ({ sort: 'check', what: 'accessible', of })),
    { sort: 'cases', what: 'query', of: '1200' },
    ...Array.from({ length: 80 }, (_, at) => fault(at % 40)),
    { sort: 'engine', what: 'Firefox 1', of: 'read' },
  ]);
  assert.match(text, /^Pages × checks +3\n {2}valid HTML +2\n {2}accessible +1$/m);
  assert.match(text, /^Cases fuzzed +1,200\n {2}query +1,200$/m);
  assert.match(text, /^Faults survived +40\n/m);
  assert.match(text, /^Engines +1\n {2}Firefox 1 +1 core paths$/m);
  assert.equal(enough, true);
  assert.equal(table([fault(1)]).enough, false);
});
