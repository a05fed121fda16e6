/** Hits as the reader sees them: by page, the best page first, each place once. */
import { addressOf, type Entry } from './entry.ts';
import type { Hit } from './engine.ts';

export interface Group<E> {
  path: string;
  page: string;
  hits: { entry: E; words: string[] }[];
}

/** Nobody reads on; and each costs a keystroke its share on a slow phone. */
const MOST_HITS = 12;
const MOST_PER_PAGE = 3;
/** A page's second hit stands before other pages' first: it must be nearly as good as its own first. */
const NEARLY = 0.75;
/** Below this share of the best score a hit only shares a common word with the query. */
const LEAST = 0.1;

export function group<E extends Pick<Entry, 'path' | 'page' | 'id'>>(
  hits: readonly Hit[],
  entries: readonly E[],
): Group<E>[] {
  const groups = new Map<string, Group<E> & { best: number }>();
  const seen = new Set<string>();
  let shown = 0;
  for (const { entry: at, score, words } of hits) {
    if (shown === MOST_HITS || score < hits[0]!.score * LEAST) break;
    const entry = entries[at]!;
    const address = addressOf(entry);
    if (seen.has(address)) continue;
    let there = groups.get(entry.path);
    if (!there)
      groups.set(entry.path, (there = { path: entry.path, page: entry.page, hits: [], best: score }));
    if (there.hits.length === MOST_PER_PAGE || score < there.best * NEARLY) continue;
    there.hits.push({ entry, words });
    seen.add(address);
    shown += 1;
  }
  return [...groups.values()];
}
