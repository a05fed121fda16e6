/** Asks the worker to read. It is fetched at the first reading; one that takes too long ends with its worker. */
import { trusted } from '../lib/trusted.client.ts';
import type { Answer, Task } from './worker.client.ts';

/** Ms. The largest file that is admitted takes a third of it on a slow phone. */
const PATIENCE = 15_000;

export class Reader {
  readonly #address: string;
  #worker: Worker | undefined;

  constructor(address: string) {
    this.#address = address;
  }

  /** Never rejects: what goes wrong is a problem in words. A second call ends the first, whose answer never comes. */
  read(task: Task): Promise<Answer> {
    this.#worker?.terminate();
    const problem = (text: string): Answer => ({ problem: text, line: 1, column: 1 });
    return new Promise((resolve) => {
      let worker: Worker;
      try {
        worker = this.#worker = new Worker(trusted.createScriptURL(this.#address));
      } catch {
        resolve(problem('This browser does not let the page start what reads.'));
        return;
      }
      const end = (answer: Answer) => {
        clearTimeout(timer);
        worker.terminate();
        resolve(answer);
      };
      const timer = setTimeout(
        () =>
          end(problem(`It was still not read after ${PATIENCE / 1000} seconds, so the attempt was ended.`)),
        PATIENCE,
      );
      worker.onerror = (event) => {
        event.preventDefault();
        end(
          problem(
            'What reads did not arrive, or met something it does not know. Nothing of your text was sent.',
          ),
        );
      };
      worker.onmessage = ({ data }: MessageEvent<Answer>) => end(data);
      worker.postMessage(task);
    });
  }
}
