/** The reader's last searches. They stay in this browser; a browser that refuses storage has none. */
const KEY = 'searches';
const MOST = 6;
const LONGEST = 200;

export function recent(): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(stored) ? stored.filter((one) => typeof one === 'string').slice(0, MOST) : [];
  } catch {
    return [];
  }
}

export function remember(query: string): void {
  const text = query.trim().slice(0, LONGEST);
  if (!text) return;
  store([text, ...recent().filter((one) => one !== text)].slice(0, MOST));
}

export const forget = (): void => store([]);

function store(searches: string[]): void {
  try {
    if (searches.length) localStorage.setItem(KEY, JSON.stringify(searches));
    else localStorage.removeItem(KEY);
  } catch {
    // Refused: there is nothing to recall, which harms nobody.
  }
}
