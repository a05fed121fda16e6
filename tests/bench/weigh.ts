/** What a page's HTML weighs, and how much of it is inline: brotli bytes. */
import { brotli } from './server.ts';

export interface Weight {
  /** The whole file, brotli at level 11. */
  html: number;
  /** What the inline styles, drawings and scripts add to it: the file's weight less its weight without them. */
  css: number;
  svg: number;
  script: number;
}

const parts = {
  css: /<style\b[^>]*>[\s\S]*?<\/style>/g,
  // Drawings do not nest; one inside another would end at the first closing tag and count too little.
  svg: /<svg\b[^>]*>[\s\S]*?<\/svg>/g,
  // Neither files nor data: `src` leaves the element empty, `application/…` is for search engines.
  script: /<script\b(?![^>]*\btype="application\/)[^>]*>(?!<\/script>)[\s\S]*?<\/script>/g,
};

/** The page without its inline styles, drawings or scripts. */
export const without = (html: string, part: keyof typeof parts): string => html.replace(parts[part], '');

/**
 * They need not add up to the whole, because compression shares words between them.
 */
export async function weigh(html: string): Promise<Weight> {
  const names = ['css', 'svg', 'script'] as const;
  const [all, ...rest] = await Promise.all([
    brotli(html),
    ...names.map((part) => brotli(without(html, part))),
  ]);
  const [css = 0, svg = 0, script = 0] = rest.map((less) => Math.max(0, all!.length - less.length));
  return { html: all!.length, css, svg, script };
}
