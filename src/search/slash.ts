/** Whether `/` alone opens the search. A single key can get in the way of speech input, so readers may switch it off. */
const KEY = 'slash';

export function hasSlash(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'off';
  } catch {
    return true;
  }
}

/** @returns what holds now: where storage is refused, the key stays on */
export function setSlash(on: boolean): boolean {
  try {
    if (on) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, 'off');
  } catch {
    return true;
  }
  return on;
}
