/** What runs keep: a state file for the next run, and a journal that lets an interrupted run go on. */
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { CONTENT } from '../content/root.ts';
import type { Kept, Row } from './verdict.ts';

export const STATE = `${CONTENT}/watch/state.json`;

export type State = Record<string, Kept>;

/** @throws Error naming the file when it is there and is not JSON */
export function readState(file: string): State {
  if (!existsSync(file)) return {};
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as State;
  } catch (error) {
    throw new Error(
      `${file}: ${(error as Error).message}. Restore it from git, or delete it to start anew.`,
      {
        cause: error,
      },
    );
  }
}

/** Writes the file whole or not at all, in the order of ids, so that a difference shows what changed. */
export function writeState(file: string, state: State): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const sorted = Object.fromEntries(Object.entries(state).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(`${file}.new`, `${JSON.stringify(sorted, null, 2)}\n`);
  renameSync(`${file}.new`, file);
}

export interface Judged {
  row: Row;
  kept: Kept | undefined;
}

/** One line a source, written as soon as it is judged. */
export class Journal {
  readonly #file: string;
  readonly done = new Map<string, Judged>();

  /** @param day a journal of another day is not continued: its answers are old */
  constructor(folder: string, day: string) {
    this.#file = path.join(folder, `run-${day}.jsonl`);
    mkdirSync(folder, { recursive: true });
    if (!existsSync(this.#file)) return;
    for (const line of readFileSync(this.#file, 'utf8').split('\n')) {
      try {
        const judged = JSON.parse(line) as Judged;
        this.done.set(judged.row.id, judged);
      } catch {
        // The last line of a run that was killed while it wrote; that source is read again.
      }
    }
  }

  add(judged: Judged): void {
    this.done.set(judged.row.id, judged);
    appendFileSync(this.#file, `${JSON.stringify(judged)}\n`);
  }

  close(): void {
    rmSync(this.#file, { force: true });
  }
}
