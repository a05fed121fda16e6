/** Draws in a thread of its own: Mermaid needs a `window`, and the build must not see one. */
import { parentPort } from 'node:worker_threads';
import { answerWith, type Task } from './engine.ts';
import { installDom } from './measure/dom.ts';

export type { Answer, Drawing, Drawn, Task } from './engine.ts';

await installDom();
const { default: mermaid } = await import('mermaid');
const answer = answerWith(mermaid);

let queue = Promise.resolve();
parentPort?.on('message', ({ number, task }: { number: number; task: Task }) => {
  queue = queue.then(async () => parentPort!.postMessage({ number, answer: await answer(task) }));
});
