/** Places that an address names. Anybody may have made the address, so what it holds may be malformed. */

/** Reads escapes (`%20`): a malformed one is text like any other. */
export function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Writes escapes: half a character, which is none, becomes the sign for one that is missing. */
export const encode = (text: string): string => encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'));

/** More than any id has, with escapes. The rest of a fragment isn't read: a megabyte of it would hold the page up. */
const LONGEST = 1000;

/** The element that the address names, if the page has it. */
export const target = (): HTMLElement | null => {
  const id = decode(location.hash.slice(1, LONGEST));
  return id ? document.getElementById(id) : null;
};

/**
 * Puts an address into the address bar; what is shown holds without it, too. Browsers refuse where the page has none of
 * its own (opened from disk, in a frame), and limit how often.
 */
export function setAddress(address: string | URL, how: 'replaceState' | 'pushState' = 'replaceState'): void {
  try {
    history[how](null, '', address);
  } catch {
    // Nothing to do: the page has no address, or keeps the one before.
  }
}
