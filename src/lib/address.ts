/** Where the site lives. Only absolute addresses need to know: canonical, previews, oEmbed, feeds. */

/**
 * Checks SITE_URL. A sub-path is kept, and gets the slash without which it would be lost.
 * @throws Error with one sentence that says what is wrong
 */
export function checkSiteUrl(text: string): URL {
  const fail = (reason: string) => new Error(`SITE_URL="${text}": ${reason}`);
  if (!URL.canParse(text)) throw fail('write an absolute address such as https://guide.example.com/');
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw fail('it must start with https:// or http://');
  if (url.search || url.hash) throw fail('it must not carry a query or a fragment');
  if (url.username || url.password) throw fail('it must not carry a name or a password');
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return url;
}

export const siteUrl: URL = checkSiteUrl(process.env['SITE_URL'] ?? 'https://circleci-field-guide.example/');

/** Absolute address of a path from the site's root. @param path with or without its leading slash */
export const absolute = (path: string): string => new URL(`./${path.replace(/^\//, '')}`, siteUrl).href;
