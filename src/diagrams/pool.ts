import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Answer, Task } from './worker.ts';

/** The engine's own folder. From the project's root, since bundlers move this module elsewhere. */
export function engineFolder(): string {
  const folder = join(process.cwd(), 'src/diagrams');
  return existsSync(join(folder, 'worker.ts')) ? folder : import.meta.dirname;
}

/** Ms after which a drawing is named, and after which it is given up: what should not happen must not wait for ever. */
const SLOW = 1000;
const NEVER = 120_000;
/** MB of the thread's heap: a drawing of 500 nodes needs less than half of it. */
const HEAP = 320;

interface Waiting {
  task: Task;
  where: string;
  resolve(answer: Answer): void;
  reject(error: Error): void;
}
const waiting = new Map<number, Waiting>();
let worker: Worker | undefined;
let tasks = 0;

/**
 * Has the worker do `task`. One worker is enough: it starts at the first task and lets the process end when idle.
 *
 * @param where file, line and id, for what is said while one figure takes long
 */
export function ask(task: Task, where = task.id): Promise<Answer> {
  worker ??= start();
  worker.ref();
  const number = tasks++;
  return new Promise((resolve, reject) => {
    waiting.set(number, { task, where, resolve, reject });
    watch();
    worker!.postMessage({ number, task });
  });
}

let clock: { number: number; timers: NodeJS.Timeout[] } | undefined;

/** Says which figure is being drawn when that takes long, and ends the thread when it never comes back. */
function watch(): void {
  const [number, first] = [...waiting][0] ?? [];
  if (clock?.number === number) return;
  clock?.timers.forEach((timer) => clearTimeout(timer));
  clock = undefined;
  if (number === undefined || !first) return;
  const slow = setTimeout(
    () => first.where && console.warn(`${first.where}: still drawing …`),
    SLOW + (number ? 0 : 5 * SLOW),
  );
  const never = setTimeout(() => {
    void worker?.terminate();
    worker = undefined;
    waiting.delete(number);
    first.resolve({
      faults: [{ reason: `The drawing was not done after ${NEVER / 1000} seconds; make two figures of it.` }],
    });
    // The others were waiting behind it.
    const rest = [...waiting];
    waiting.clear();
    for (const [, one] of rest) ask(one.task, one.where).then(one.resolve, one.reject);
  }, NEVER);
  for (const timer of [slow, never]) timer.unref();
  clock = { number, timers: [slow, never] };
}

function start(): Worker {
  const started = new Worker(join(engineFolder(), 'worker.ts'), {
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: HEAP },
  });
  started.on('message', ({ number, answer }: { number: number; answer: Answer }) => {
    waiting.get(number)?.resolve(answer);
    waiting.delete(number);
    watch();
    if (!waiting.size) started.unref();
  });
  started.on('error', (error) => {
    worker = undefined;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  });
  return started;
}
