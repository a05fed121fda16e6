/** Keeps drafts in this browser, one for each figure. Storage may be refused; then nothing is kept, and that is said. */
import { store, stored } from '../../lib/storage.client.ts';
import { LINES, LONGEST, type Work } from './share.ts';

const keyOf = (figure: string) => `drawing:${figure}`;
/** What is typed may be longer than what is drawn; JSON writes some characters as six. */
const MOST = LONGEST * 8;
/** A text field takes long to lay out more lines than these. */
const MOST_LINES = LINES * 4;
const isTooLong = (source: string) => source.split('\n', MOST_LINES + 1).length > MOST_LINES;

/** Whether the draft is kept. `undefined` forgets it. */
export const keep = (figure: string, work: Work | undefined): boolean =>
  !(work && isTooLong(work.source)) && store(keyOf(figure), work ? JSON.stringify(work) : '');

/** The draft kept for a figure, if there is one that can be read. */
export function kept(figure: string): Work | undefined {
  try {
    const found = JSON.parse(stored(keyOf(figure), MOST) || 'null') as Partial<Work> | null;
    return typeof found?.source === 'string' && !isTooLong(found.source)
      ? { source: found.source, flows: found.flows === true }
      : undefined;
  } catch {
    return undefined;
  }
}
