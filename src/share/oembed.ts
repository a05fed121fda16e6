/** oEmbed, version 1.0: what readers that ask for more than a preview put in their page. Static, so of one size. */
import { escapeHtml } from '../lib/inline.ts';
import { site } from '../content/site.ts';
import { absolute } from '../lib/address.ts';
import type { Shared } from '../content/catalog.ts';
import { fullTitle } from '../content/title.ts';
import { EMBED_WIDTH, embedSize } from './embed/size.ts';
import { PREVIEW_HEIGHT, PREVIEW_WIDTH } from './preview/size.ts';

export function oembed(page: Shared): Record<string, string | number> {
  const title = fullTitle(page.title, page.path);
  const height = embedSize(page);
  return {
    version: '1.0',
    type: 'rich',
    title,
    provider_name: site.name,
    provider_url: absolute(''),
    cache_age: 86_400,
    thumbnail_url: absolute(`${page.path}preview.png`),
    thumbnail_width: PREVIEW_WIDTH,
    thumbnail_height: PREVIEW_HEIGHT,
    width: EMBED_WIDTH,
    height,
    html: `<iframe src="${absolute(`embed${page.path}`)}" title="${escapeHtml(title)}" width="${EMBED_WIDTH}" height="${height}" loading="lazy"></iframe>`,
  };
}
