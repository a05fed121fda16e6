/** Generated sources, by seed: each is drawn as written or refused in words. */
import assert from 'node:assert/strict';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { Worker } from 'node:worker_threads';
import { cases } from '../lib/testing/thorough.ts';
import { normalise } from './normalise.ts';
import { generate } from './testing/grammar.ts';
import type { Answer } from './worker.ts';

const COUNT = cases(500, 20_000);
/** What no author should ever read: a fault of the engine, or of Mermaid, instead of one of the source. */
const INTERNAL = /would not show|cannot be drawn \(|is not a function|undefined|render tree|\n\s+at /;

/** Draws every source of one share of the seeds, in a thread of its own. */
function share(first: number, step: number, each: (seed: number, answer: Answer) => void): Promise<void> {
  const worker = new Worker(path.join(import.meta.dirname, 'worker.ts'), { execArgv: [] });
  return new Promise((resolve, reject) => {
    worker.on('error', reject);
    const ask = (seed: number) => {
      const { source, flows } = generate(seed);
      worker.postMessage({ number: seed, task: { id: 'fig-x', source: normalise(source), flows } });
    };
    worker.on('message', ({ number, answer }: { number: number; answer: Answer }) => {
      each(number, answer);
      if (number + step < COUNT) return ask(number + step);
      void worker.terminate().then(() => resolve());
    });
    ask(first);
  });
}

test(`${COUNT} generated sources are drawn as written, or refused with a reason`, async () => {
  const wrong: string[] = [];
  let drawn = 0;
  const each = (seed: number, answer: Answer) => {
    if ('drawn' in answer) drawn++;
    else if ('raw' in answer || !answer.faults.length) wrong.push(`${seed}: neither drawn nor refused`);
    else
      for (const { reason, line } of answer.faults)
        if (INTERNAL.test(reason) || !line) wrong.push(`${seed}: line ${line}: ${reason}`);
  };
  const threads = Math.min(2, availableParallelism());
  await Promise.all(Array.from({ length: threads }, (_, i) => share(i, threads, each)));
  assert.deepEqual(wrong, []);
  assert(drawn > COUNT / 5, `${drawn} drawn`);
});
