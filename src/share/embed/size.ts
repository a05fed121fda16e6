/** How high a frame for a whole page's bare view should be, in px, at the 720 px that a wiki's column has. */
import { isOption } from '../../content/pages.ts';
import type { Shared } from '../../content/catalog.ts';

export const EMBED_WIDTH = 720;

export function embedSize({ path, page }: Shared): number {
  if (path.endsWith('/compare/')) return 640;
  return page && isOption(page) ? 740 : 220;
}
