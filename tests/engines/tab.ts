/** One tab of a browser, in the few words that the core paths need. Each engine has its own way to drive it. */
import { setTimeout as wait } from 'node:timers/promises';

export interface Tab {
  /** As the engine tells it: `WebKitGTK 2.50.6`. */
  name: string;
  open(url: string): Promise<void>;
  /** Runs a function in the page. What it is given and what it returns is JSON. */
  run<A extends unknown[], R>(inPage: (...args: A) => R, ...args: A): Promise<Awaited<R>>;
  /** A real press on the first element that shows, matches and holds the words. */
  press(selector: string, words?: string): Promise<void>;
  type(selector: string, text: string): Promise<void>;
  /** The page as a PDF, in base64. Not every driver can. */
  print?(): Promise<string>;
  close(): Promise<void>;
}

/** An engine, or the sentence that says why there is none. */
export interface Engine {
  name: string;
  /** What the machine lacks: `no Firefox`. */
  missing: string | undefined;
  start(): Promise<Tab>;
}

/** Asks until there is an answer: what a page brings may take a moment, and a page that is being left cannot be asked. */
export async function eventually<T>(ask: () => Promise<T | undefined>, what: () => string): Promise<T> {
  let cause: unknown;
  for (const end = Date.now() + 30_000; Date.now() < end; await wait(100))
    try {
      const answer = await ask();
      if (answer !== undefined) return answer;
    } catch (error) {
      cause = error;
    }
  throw new Error(`Never came: ${what()}`, { cause });
}

/**
 * Goes to an address as a link does, and asks the page itself whether it has arrived: Firefox's driver now and then never
 * hears of an arrival, WebKit's of a page that comes back.
 */
export async function goTo(run: Tab['run'], url: string): Promise<void> {
  await run((to) => {
    Object.assign(globalThis, { left: true });
    location.assign(to);
  }, url);
  // On the way there is an empty document, which is complete.
  const arrived = () =>
    document.readyState === 'complete' && !('left' in globalThis) && document.querySelector('h1') !== null;
  await eventually(
    async () => (await run(arrived)) || undefined,
    () => url,
  );
}

/** Runs in the page: the element that `press` means. */
export function pick(selector: string, words = ''): Element | undefined {
  return [...document.querySelectorAll(selector)].find(
    (element) =>
      element.textContent.includes(words) &&
      (element as HTMLElement).checkVisibility({ visibilityProperty: true }) &&
      element.getBoundingClientRect().width > 0,
  );
}
