/**
 * What this browser keeps of the guide. Storage may be refused (private windows, sandboxed frames) or full, and what
 * stands in it may be anything: another version of the guide wrote it, or another hand.
 */

/** Characters of one value; a longer one is nothing that the guide wrote. */
const LONGEST = 20_000;

/** What stands under `key`; empty where nothing does, or nothing can be read. */
export function stored(key: string, longest = LONGEST): string {
  try {
    const text = localStorage.getItem(key) ?? '';
    return text.length <= longest ? text : '';
  } catch {
    return '';
  }
}

/** Stores a text; an empty one clears the key. @returns whether the browser keeps it */
export function store(key: string, text: string): boolean {
  try {
    if (text) localStorage.setItem(key, text);
    else localStorage.removeItem(key);
    return true;
  } catch {
    return false;
  }
}

/** The texts in a stored object, by name, those longer than `longest` left out. */
export function storedTexts(key: string, longest: number): Record<string, string> {
  const value = parsed(stored(key));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
  return Object.fromEntries(
    Object.entries(value as Record<string, unknown>).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1].length <= longest,
    ),
  );
}

/** The texts in a stored list, those longer than `longest` left out. */
export function storedList(key: string, longest: number): string[] {
  const value = parsed(stored(key));
  return Array.isArray(value)
    ? value.filter((one): one is string => typeof one === 'string' && one.length <= longest)
    : [];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text || 'null');
  } catch {
    return null;
  }
}

/** Calls `act` when another tab changed `key`, and when the reader comes back to a page that may have missed it. */
export function onStored(key: string, act: () => void): void {
  addEventListener('storage', (event) => {
    // Without a name all of it was cleared.
    if (event.key === key || event.key === null) act();
  });
  addEventListener('pageshow', (event) => {
    if (event.persisted) act();
  });
}
