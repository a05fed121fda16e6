/** Where the reader is, as others can reach it: a mirror of the guide hands out its own addresses. */

/** Address of the site's root, with a slash at its end: the header's link leads there, wherever the site lives. */
export const home =
  document.querySelector<HTMLAnchorElement>('[rel=home]')?.href ?? new URL('/', location.href).href;

export const pageAddress = location.origin + location.pathname.replace(/index\.html$/, '');

/** Path of the page from the site's root, without the leading slash. */
export const pagePath = pageAddress.slice(home.length);
