/** The reader's last searches. They stay in this browser; a browser that refuses storage has none. */
import { store, storedList } from '../lib/storage.client.ts';

const KEY = 'searches';
const MOST = 6;
const LONGEST = 200;

export const recent = (): string[] => storedList(KEY, LONGEST).slice(0, MOST);

export function remember(query: string): void {
  const text = query.trim().slice(0, LONGEST);
  if (!text) return;
  const searches = [text, ...recent().filter((one) => one !== text)].slice(0, MOST);
  store(KEY, JSON.stringify(searches));
}

export const forget = (): boolean => store(KEY, '');
