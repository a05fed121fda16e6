import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isOptionData, readFrontMatter } from '../../content/front-matter.ts';
import { readPage } from '../../content/page-model.ts';
import { runbook, runbookFiles } from './runbook.ts';

test('a runbook is Markdown: steps, whole snippets, sources and the way back', () => {
  assert.ok(runbookFiles().length >= 12);
  for (const page of runbookFiles()) {
    const text = runbook(page);
    // A page beside the options may have nothing to set up.
    const isOption = isOptionData(readFrontMatter(readPage(page)));
    assert.match(
      text,
      /^# .+: runbook\n\nFrom <https:\/\/circleci-field-guide\.example\/private-connectivity\//,
    );
    if (isOption) assert.match(text, /^## Set it up$[\s\S]*^## Take it down$/m);
    assert.doesNotMatch(text, /<\/?(?:Snippet|Cite|Term|Tabs?|Steps|Danger|Note)\b|undefined|\]\(\//, page);
    assert.equal([...text.matchAll(/^```/gm)].length % 2, 0, page);
  }
});
