/** Talks to the worker that draws. One drawing at a time; one that takes too long ends with its worker. */
import { trusted } from '../../lib/trusted.client.ts';
import type { Drawn, Task } from '../engine.ts';
import type { Fault } from '../problem.ts';
import type { Images } from '../image/parse.ts';
import type { Reply } from './drawer.client.ts';

/** A drawing, with what had to be mended for it and the source that was drawn; or what is wrong. */
export type Result =
  { drawn: Drawn; images: Images; faults: Fault[]; source?: string | undefined } | { faults: Fault[] };

/** The worker's script did not arrive, or does not run here. */
export class NoDrawer extends Error {}

/** Ms. A large figure takes a tenth of it on a slow phone. */
const PATIENCE = 8000;

export class Drawer {
  #address: string;
  #worker: Worker | undefined;
  #ready: Promise<void> | undefined;
  #count = 0;
  #busy = false;

  constructor(address: string) {
    this.#address = address;
  }

  /** Fetches and starts the worker. Rejects with NoDrawer; the next call tries again. */
  start(): Promise<void> {
    return (this.#ready ??= new Promise<void>((resolve, reject) => {
      const fail = () => {
        this.stop();
        reject(new NoDrawer('no drawer'));
      };
      try {
        const worker = new Worker(trusted.createScriptURL(this.#address));
        this.#worker = worker;
        worker.onerror = fail;
        worker.onmessage = () => resolve();
      } catch {
        fail();
      }
    }));
  }

  /** Ends the worker and whatever it draws. */
  stop(): void {
    this.#worker?.terminate();
    this.#worker = this.#ready = undefined;
    this.#busy = false;
  }

  /** Draws a source. A call while another runs ends the other, whose answer never comes. */
  async draw(source: string, flows: boolean): Promise<Result> {
    const number = (this.#count += 1);
    if (this.#busy) this.stop();
    await this.start();
    if (number !== this.#count) return new Promise(() => undefined);
    const worker = this.#worker!;
    this.#busy = true;
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        if (worker !== this.#worker) return;
        this.stop();
        const reason = `It was still not drawn after ${PATIENCE / 1000} seconds, so the attempt was ended. Leave something out.`;
        resolve({ faults: [{ reason }] });
      }, PATIENCE);
      const finish = (result: Result) => {
        clearTimeout(timer);
        this.#busy = false;
        resolve(result);
      };
      worker.onerror = (event) => {
        event.preventDefault();
        finish({ faults: [{ reason: 'This source cannot be drawn.' }] });
      };
      worker.onmessage = ({ data }: MessageEvent<Reply>) => {
        if (data === 'ready') return;
        if ('drawn' in data && data.images)
          finish({ drawn: data.drawn, images: data.images, faults: data.faults ?? [], source: data.source });
        else if (!('drawn' in data) && 'faults' in data) finish({ faults: data.faults });
      };
      worker.postMessage({ id: 'own', source, flows, mend: true } satisfies Task);
    });
  }
}
