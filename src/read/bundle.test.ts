/** The worker as browsers get it, against the engine that was tested. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createContext, runInContext } from 'node:vm';
import { listSnippets } from '../content/snippets/files.ts';
import { bundleReader } from './bundle.ts';
import { loadKnowledge } from './knowledge.ts';
import { readConfig } from './read.ts';
import { reportOf } from './report.ts';
import type { Answer, Task } from './worker.client.ts';

const knowledge = loadKnowledge();
const worker: { onmessage?: (event: { data: Task }) => void; postMessage(answer: Answer): void } = {
  postMessage: (answer) => (last = answer),
};
let last: Answer | undefined;

/** What crosses to the page is plain data. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

test('the bundled worker says of every configuration what the engine says', async () => {
  const context = createContext({ self: worker });
  runInContext((await bundleReader()).code, context);
  const files = listSnippets().filter(({ path }) => /\/config[\w-]*\.yml$/.test(path));
  assert(files.length > 10);
  for (const { path, text } of files) {
    worker.onmessage!({ data: { text, knowledge } });
    assert(last && 'report' in last, path);
    assert.deepEqual(plain(last.report), plain(reportOf(readConfig(text, knowledge))), path);
  }
});

test('what is no configuration ends in the same sentence there', () => {
  for (const text of ['a: [', '? {a: 1}\n: b', '"x": &a [*a, *a]', '- 1']) {
    let said: unknown;
    try {
      said = reportOf(readConfig(text, knowledge));
    } catch (error) {
      said = (error as Error).message;
    }
    worker.onmessage!({ data: { text, knowledge } });
    assert.deepEqual(plain('report' in last! ? last.report : last!.problem), plain(said), text);
  }
});
