/** Arithmetic of the bench. Pure, so that a number in the report can be trusted. */

/** Middle value; of an even count the mean of the two in the middle. @throws RangeError on an empty list */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const low = sorted[Math.floor((sorted.length - 1) / 2)];
  const high = sorted[Math.floor(sorted.length / 2)];
  if (low === undefined || high === undefined) throw new RangeError('the median of nothing');
  return (low + high) / 2;
}

/** A task of the main thread. Both in ms; `start` counts from the start of the navigation. */
export interface Task {
  start: number;
  duration: number;
}

/** Longer than this, in ms, a task keeps a reader waiting. */
const SHORT = 50;

/**
 * Total blocking time in ms, as Lighthouse defines it: what long tasks take beyond 50 ms each, after `from`.
 * Of a task that began before, only the part after it counts.
 */
export function blockingTime(tasks: readonly Task[], from: number): number {
  return tasks.reduce((sum, { start, duration }) => {
    const after = start + duration - Math.max(start, from);
    return sum + Math.max(0, after - SHORT);
  }, 0);
}

/** Which drawings have their place when a frame begins: `at` in ms from the start of the navigation. */
export interface Frame {
  at: number;
  /** Whether the HTML was read to its end. */
  parsed: boolean;
  /** All drawings so far, and those of them in the first screen. */
  all: number;
  onScreen: number;
}

/**
 * Drawings that come late: in the first screen, later than the first paint; anywhere, later than the HTML. A browser
 * paints before it has read a long page to its end, which is good; what it has read must be drawn.
 * @param paint when the content of the first painted frame was fixed, in ms
 * @param last how it looks in the end
 */
export function lateDrawings(frames: readonly Frame[], paint: number, last: Frame): number {
  const first = frames.filter(({ at }) => at <= paint).at(-1);
  const whole = frames.find(({ parsed }) => parsed) ?? last;
  return Math.max(0, last.onScreen - (first?.onScreen ?? 0)) + Math.max(0, last.all - whole.all);
}

/** How much one more page costs, in ms, between two builds that took `small` and `large` s and differ by `pages`. */
export function msPerPage(small: number, large: number, pages: number): number {
  return ((large - small) * 1000) / pages;
}
