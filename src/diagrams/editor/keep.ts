/** Keeps drafts in this browser, one for each figure. Storage may be refused; then nothing is kept, and that is said. */
import { store, stored } from '../../lib/storage.client.ts';
import { checked, LONGEST, type Work } from './share.ts';

const keyOf = (figure: string) => `drawing:${figure}`;
/** JSON writes some characters as six. */
const MOST = LONGEST * 8;

/** Whether the draft is kept. `undefined` forgets it. */
export const keep = (figure: string, work: Work | undefined): boolean =>
  store(keyOf(figure), work ? JSON.stringify(work) : '');

/** The draft kept for a figure, if there is one that can be read and is no more than a drawing. */
export function kept(figure: string): Work | undefined {
  try {
    const found = JSON.parse(stored(keyOf(figure), MOST) || 'null') as Partial<Work> | null;
    return typeof found?.source === 'string'
      ? checked({ source: found.source, flows: found.flows === true })
      : undefined;
  } catch {
    return undefined;
  }
}
