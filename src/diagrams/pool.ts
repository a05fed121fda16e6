import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Answer, Task } from './worker.ts';

/** The engine's own folder. From the project's root, since bundlers move this module elsewhere. */
export function engineFolder(): string {
  const folder = join(process.cwd(), 'src/diagrams');
  return existsSync(join(folder, 'worker.ts')) ? folder : import.meta.dirname;
}

const waiting = new Map<number, { resolve(answer: Answer): void; reject(error: Error): void }>();
let worker: Worker | undefined;
let tasks = 0;

/** Has the worker do `task`. One worker is enough: it starts at the first task and lets the process end when idle. */
export function ask(task: Task): Promise<Answer> {
  worker ??= start();
  worker.ref();
  const number = tasks++;
  return new Promise((resolve, reject) => {
    waiting.set(number, { resolve, reject });
    worker!.postMessage({ number, task });
  });
}

function start(): Worker {
  const started = new Worker(join(engineFolder(), 'worker.ts'), { execArgv: [] });
  started.on('message', ({ number, answer }: { number: number; answer: Answer }) => {
    waiting.get(number)?.resolve(answer);
    waiting.delete(number);
    if (!waiting.size) started.unref();
  });
  started.on('error', (error) => {
    worker = undefined;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  });
  return started;
}
