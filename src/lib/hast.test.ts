import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseFragment, stringify } from './hast.ts';

test('what a template holds is written back, the fields of the values among it', () => {
  const html = '<div><template><label>Host <input name="YOUR_HOST"></label></template></div>';
  assert.equal(stringify(parseFragment(html)), html);
});
