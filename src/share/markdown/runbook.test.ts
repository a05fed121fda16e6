import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPage } from '../../content/page-model.ts';
import { absolute } from '../../lib/address.ts';
import { runbook, runbookFiles } from './runbook.ts';

test('a runbook is Markdown: steps, whole snippets, sources and the way back', () => {
  assert.ok(runbookFiles().length > 0);
  for (const page of runbookFiles()) {
    const text = runbook(page);
    assert.ok(text.includes(`: runbook\n\nFrom <${absolute(readPage(page).path)}>.`), page);
    assert.match(text, /^## Set it up$/m);
    assert.match(text, /^## Remove it$/m);
    assert.doesNotMatch(text, /<\/?(?:Snippet|Cite|Term|Tabs?|Steps|Danger|Note)\b|undefined|\]\(\//, page);
    assert.equal([...text.matchAll(/^```/gm)].length % 2, 0, page);
  }
});
