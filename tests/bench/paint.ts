/** One throttled load of a page: when it paints, what moves, what blocks, and which figures the first frame holds. */
import type { Browser } from '@playwright/test';
import { throttling } from 'lighthouse/core/config/constants.js';
import { fresh } from './chromium.ts';
import { blockingTime, lateDrawings, type Frame, type Task } from './stats.ts';

/**
 * A cheap phone far away: 150 ms a round trip, 1.6 Mbit/s, a CPU four times slower. A cold request costs more than one
 * round trip, and the browser's own throttling counts none but the answer's: Lighthouse's figures for it allow for that.
 */
const { requestLatencyMs, downloadThroughputKbps, uploadThroughputKbps, cpuSlowdownMultiplier } =
  throttling.mobileSlow4G;
const bytesPerSecond = (kbps: number) => (kbps * 1024) / 8;
/** How long to watch after `load` for what comes late, in ms. */
const WATCH_MS = 1000;

export interface Paint {
  /** First and largest contentful paint, in ms. */
  first: number;
  largest: number;
  /** Sum of all layout shifts, which is stricter than the worst window of CLS. */
  shift: number;
  /** Total blocking time in ms. */
  blocking: number;
  /** Drawings in figures, those that come late (see `lateDrawings`), and when the last one had its place, in ms. */
  drawings: number;
  late: number;
  drawn: number;
}

interface Watched {
  first: number;
  /** When the content of that first frame was fixed, in ms. */
  fixed: number;
  largest: number;
  shift: number;
  tasks: Task[];
}

/** Runs in the page, before anything of its own. */
function watch(): void {
  const watched: Watched = { first: 0, fixed: 0, largest: 0, shift: 0, tasks: [] };
  const on = (type: string, take: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  on('paint', (entry) => {
    if (entry.name !== 'first-contentful-paint') return;
    watched.first = entry.startTime;
    // `startTime` may be when the frame reached the screen, and the next one may have begun by then.
    watched.fixed = (entry as PerformanceEntry & { paintTime?: number }).paintTime ?? entry.startTime;
  });
  on('largest-contentful-paint', (entry) => (watched.largest = entry.startTime));
  on('layout-shift', (entry) => (watched.shift += (entry as PerformanceEntry & { value: number }).value));
  on('longtask', ({ startTime, duration }) => watched.tasks.push({ start: startTime, duration }));
  // In the order they come. Only at the end are they asked for their place: asking sooner would have the page laid out.
  const drawings = new Set<SVGSVGElement>();
  const moments: { at: number; parsed: boolean; drawings: number }[] = [];
  const note = () => {
    for (const svg of document.querySelectorAll<SVGSVGElement>('figure svg')) drawings.add(svg);
    moments.push({
      at: performance.now(),
      parsed: document.readyState !== 'loading',
      drawings: drawings.size,
    });
  };
  const frame = () => {
    note();
    // Later frames would only cost the page time; how it ends is looked up once.
    if (document.readyState !== 'complete') requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  /** How each frame stood, the last one being now. */
  const look = (): Frame[] => {
    note();
    // A drawing is wide; the small ones in a figure are signs on its buttons. One for another width is not shown.
    const shown = [...drawings].map((svg) => svg.width.baseVal.value >= 100 && svg.checkVisibility());
    const isOnScreen = [...drawings].map((svg) => svg.getBoundingClientRect().top < innerHeight);
    return moments.map(({ at, parsed, drawings: come }) => ({
      at,
      parsed,
      all: shown.slice(0, come).filter(Boolean).length,
      onScreen: shown.slice(0, come).filter((is, index) => is && isOnScreen[index]).length,
    }));
  };
  Object.assign(window, { watched, look });
}

/** Loads the page in a new context: cold cache, cold connection. */
export async function paint(browser: Browser, url: string): Promise<Paint> {
  return fresh(browser, async (page, session) => {
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: requestLatencyMs,
      downloadThroughput: bytesPerSecond(downloadThroughputKbps),
      uploadThroughput: bytesPerSecond(uploadThroughputKbps),
    });
    await session.send('Emulation.setCPUThrottlingRate', { rate: cpuSlowdownMultiplier });
    await page.addInitScript(watch);
    await page.goto(url, { waitUntil: 'load' });
    await page.waitForTimeout(WATCH_MS);
    const { watched, frames } = await page.evaluate(() => {
      const own = window as unknown as { watched: Watched; look: () => Frame[] };
      return { watched: own.watched, frames: own.look() };
    });
    const { first, fixed, largest, shift, tasks } = watched;
    if (!first) throw new Error(`${url} painted nothing`);
    const last = frames.at(-1)!;
    return {
      first,
      largest,
      shift,
      blocking: blockingTime(tasks, first),
      drawings: last.all,
      late: lateDrawings(frames, fixed, last),
      drawn: frames.find(({ all }) => all === last.all)!.at,
    };
  });
}
