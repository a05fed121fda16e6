/** The sitemap: every page that search engines may list. */
import { escapeHtml } from '../lib/inline.ts';

export interface Entry {
  /** Absolute address. */
  address: string;
  /** YYYY-MM-DD; missing where it is not known. */
  changed: string | undefined;
}

export const sitemap = (entries: Entry[]): string =>
  '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n' +
  entries
    .map(
      ({ address, changed }) =>
        `<url><loc>${escapeHtml(address)}</loc>${changed ? `<lastmod>${changed}</lastmod>` : ''}</url>\n`,
    )
    .join('') +
  '</urlset>\n';
