/**
 * Makes every reference inside a built page relative, so that one `dist/` works at a domain's root, under any
 * sub-path, and unpacked anywhere, without rebuilding.
 *
 * @param html a built page. Quotes inside text and values are escaped there, so the pattern only meets attributes;
 *   `content`, which holds absolute addresses, is left alone
 * @param depth folders between the page and the site's root: 0 for `/index.html`, 2 for `/a/b/index.html`
 * @returns the page with `href="/x/"` as `href="../../x/"`
 */
export function relativize(html: string, depth: number): string {
  const up = depth === 0 ? './' : '../'.repeat(depth);
  return html.replace(/(\s(?:href|src|data-src)="|content="0;url=)\/(?!\/)/g, `$1${up}`);
}
