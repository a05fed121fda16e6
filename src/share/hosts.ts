/** Files that static hosts read: what a page cannot say itself, and how long to keep what never changes. */
import { COMMON, FOLDERS, OF_KIND, type Headers } from './headers.ts';

/** Hosts ask for every file again unless told otherwise. */
const lines = (headers: Headers) =>
  Object.entries(headers)
    .filter(([, value]) => value !== 'no-cache')
    .map(([name, value]) => `  ${name}: ${value}\n`)
    .join('');

/**
 * `_headers`, as Cloudflare Pages and Netlify read it. Both add up the rules that match, and of two policies each forbids
 * for itself: no rule for everything may forbid what embeds need, so each folder has its own.
 * @param folders top folders of the built site
 */
export function headers(folders: string[]): string {
  const rule = (path: string, text: string) => `${path}\n${text}`;
  const framed = folders.filter((name) => !(name in FOLDERS) && name !== '.well-known');
  return [
    rule('/*', lines(COMMON)),
    ...['/', '/index.html', '/404.html', ...framed.map((name) => `/${name}/*`)].map((path) =>
      rule(path, lines(OF_KIND.page)),
    ),
    ...Object.entries(FOLDERS).map(([folder, kind]) => rule(`/${folder}/*`, lines(OF_KIND[kind]))),
    rule('/*.md', '  Content-Type: text/markdown; charset=utf-8\n'),
    rule('/*.yml', '  Content-Type: text/yaml; charset=utf-8\n'),
    rule('/*.yaml', '  Content-Type: text/yaml; charset=utf-8\n'),
    rule('/*.sh', '  Content-Type: text/plain; charset=utf-8\n'),
    rule('/*.tf', '  Content-Type: text/plain; charset=utf-8\n'),
    rule('/*.nft', '  Content-Type: text/plain; charset=utf-8\n'),
  ].join('\n');
}
