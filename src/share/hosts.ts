/** Files that static hosts read: what a page cannot say itself (framing), and how long to keep what never changes. */

/** Only embeds may be framed by others. A `<meta>` cannot carry this rule. */
const FRAMING = "  Content-Security-Policy: frame-ancestors 'self'\n  X-Frame-Options: SAMEORIGIN\n";
const COMMON = '  X-Content-Type-Options: nosniff\n  Referrer-Policy: strict-origin-when-cross-origin\n';

/**
 * A worker takes its policy from its own file: what draws in the editor may fetch nothing. A frame in a sandbox has no
 * origin, and asks for modules as a stranger would.
 */
const ASSETS =
  "  Cache-Control: public, max-age=31536000, immutable\n  Content-Security-Policy: default-src 'none'\n  Access-Control-Allow-Origin: *\n";

/**
 * `_headers`, as Cloudflare Pages and Netlify read it. Both add up the rules that match, and two framing rules mean
 * the stricter one, so no rule for everything may forbid what embeds need: each folder has its own.
 * @param folders top folders of the built site
 */
export function headers(folders: string[]): string {
  const rule = (path: string, lines: string) => `${path}\n${lines}`;
  const framed = folders.filter((name) => !['assets', 'embed', '.well-known'].includes(name));
  return [
    rule('/*', COMMON),
    ...['/', '/index.html', '/404.html', ...framed.map((name) => `/${name}/*`)].map((path) =>
      rule(path, FRAMING),
    ),
    rule('/assets/*', ASSETS),
    rule('/*.md', '  Content-Type: text/markdown; charset=utf-8\n'),
    rule('/*.yml', '  Content-Type: text/yaml; charset=utf-8\n'),
    rule('/*.yaml', '  Content-Type: text/yaml; charset=utf-8\n'),
    rule('/*.sh', '  Content-Type: text/plain; charset=utf-8\n'),
    rule('/*.tf', '  Content-Type: text/plain; charset=utf-8\n'),
    rule('/*.nft', '  Content-Type: text/plain; charset=utf-8\n'),
  ].join('\n');
}
