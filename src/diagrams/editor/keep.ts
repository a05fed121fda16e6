/** Keeps drafts in this browser, one for each figure. Storage may be refused; then nothing is kept, and that is said. */
import type { Work } from './share.ts';

const keyOf = (figure: string) => `drawing:${figure}`;

/** Whether the draft is kept. `undefined` forgets it. */
export function keep(figure: string, work: Work | undefined): boolean {
  try {
    if (work) localStorage.setItem(keyOf(figure), JSON.stringify(work));
    else localStorage.removeItem(keyOf(figure));
    return true;
  } catch {
    return false;
  }
}

/** The draft kept for a figure, if there is one that can be read. */
export function kept(figure: string): Work | undefined {
  try {
    const found = JSON.parse(localStorage.getItem(keyOf(figure)) ?? 'null') as Partial<Work> | null;
    return typeof found?.source === 'string'
      ? { source: found.source, flows: found.flows === true }
      : undefined;
  } catch {
    return undefined;
  }
}
