/** One run over all sources: reads each again, judges it, and keeps what the next run compares with. */
import { Fetcher } from './fetch.ts';
import { Journal, readState, writeState, type State } from './state.ts';
import { judge, validatorsFor, type Row, type Watched } from './verdict.ts';

export interface Run {
  sources: readonly Watched[];
  day: string;
  fetcher: Fetcher;
  /** File of the state, and folder of the journal. */
  state: string;
  folder: string;
  /** Whether these are some of the sources only: what is known of the others stays. */
  partial?: boolean;
  /** Called after each source, for a line of progress. */
  progress?: (done: number, all: number, row: Row) => void;
}

/** @returns one row a source, in the order given. A run that was interrupted on the same day goes on where it was. */
export async function watch({
  sources,
  day,
  fetcher,
  state,
  folder,
  partial,
  progress,
}: Run): Promise<Row[]> {
  const before = readState(state);
  const journal = new Journal(folder, day);
  await Promise.all(
    sources.map(async (source) => {
      const done = journal.done.get(source.id);
      if (done?.row.address === source.address) return;
      const kept = before[source.id];
      const answer = await fetcher.page(source.address, validatorsFor(source, kept));
      const judged = judge(source, answer, kept, day);
      journal.add(judged);
      progress?.(journal.done.size, sources.length, judged.row);
    }),
  );
  const rows = sources.map(({ id }) => journal.done.get(id)!.row);
  journal.close();
  if (rows.length > 1 && rows.every(({ verdict }) => verdict === 'unreachable')) {
    throw new Error(
      `No source could be read (${rows[0]!.findings.join(' ')}); nothing was kept of this run.`,
    );
  }
  const after: State = partial ? { ...before } : {};
  for (const { id } of sources) {
    const kept = journal.done.get(id)?.kept;
    if (kept) after[id] = kept;
  }
  writeState(state, after);
  return rows;
}
