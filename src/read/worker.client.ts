/**
 * The worker that reads: the parser and the rules, away from the page, so that it answers while a long file is read, and
 * can be ended. It needs no network, and so has none.
 */
import { readConfig, Unreadable, type Knowledge } from './read.ts';
import { picturesOf, type Picture } from './picture.ts';
import { reportOf, type Report } from './report.ts';
import { secretLines } from './secret.ts';

export interface Task {
  text: string;
  knowledge: Knowledge;
}
export type Answer =
  | { report: Report; pictures: Picture[]; /** Lines that look like a credential. */ secret: number[] }
  | { problem: string; line: number; column: number };

const worker = self as unknown as Record<string, unknown> & {
  onmessage: ((event: MessageEvent<Task>) => void) | null;
  postMessage(answer: Answer): void;
};
for (const name of [
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'EventSource',
  'importScripts',
  'caches',
  'indexedDB',
])
  Object.defineProperty(worker, name, { value: undefined });

function answer({ text, knowledge }: Task): Answer {
  try {
    const report = reportOf(readConfig(text, knowledge));
    const secret = secretLines(text.split('\n').map((row) => row.slice(0, 4000)));
    return { report, pictures: picturesOf(report), secret };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { problem: error.message, line: error.line, column: error.column };
  }
}

worker.onmessage = ({ data }) => worker.postMessage(answer(data));
