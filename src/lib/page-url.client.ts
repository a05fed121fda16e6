/**
 * Where the reader is, as others can reach it. A mirror hands out its own addresses; opened from disk, where an
 * address is of no use to anybody else, the published site's.
 */
const root = new URL('..', (document.currentScript as HTMLScriptElement).src);

/** Path of the page from the site's root, without the leading slash. */
export const pagePath = location.pathname.slice(root.pathname.length).replace(/index\.html$/, '');

const canonical = document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href ?? '';

/** Address of the site's root. */
export const home =
  location.protocol === 'file:' ? canonical.slice(0, canonical.length - pagePath.length) : root.href;

export const pageAddress = home + pagePath;
