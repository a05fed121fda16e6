/** Serves a built site: for `npm start`, the tests and the bench, also under a sub-path to prove that one build works anywhere. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import sirv from 'sirv';

export interface Served {
  /** Address of the site's root, with a trailing slash. */
  url: string;
  close(): Promise<void>;
}

/** Types that the file's ending does not tell, or tells wrongly, in sirv's list. */
const TEXT: Record<string, string> = {
  '.md': 'text/markdown; charset=utf-8',
  '.yml': 'text/yaml; charset=utf-8',
  '.yaml': 'text/yaml; charset=utf-8',
  '.sh': 'text/plain; charset=utf-8',
  '.tf': 'text/plain; charset=utf-8',
  '.nft': 'text/plain; charset=utf-8',
};

/**
 * @param dist folder of the built site
 * @param options.base path that the site lives under, with slashes at both ends
 * @param options.port 0 for any free one
 * @param options.headers what an answer carries, by its path below the site's root
 * @param options.packed sends `file.br` in place of `file` where it stands beside it, as a good host does
 */
export async function serve(
  dist: string,
  {
    base = '/',
    port = 0,
    packed = false,
    headers = () => ({}),
  }: {
    base?: string;
    port?: number;
    packed?: boolean;
    headers?: (path: string) => Readonly<Record<string, string>>;
  } = {},
): Promise<Served> {
  const files = sirv(path.resolve(dist), {
    // Reads every file anew: a build may take the place of the one before while it is served.
    dev: true,
    brotli: packed,
    extensions: [],
    setHeaders: (response, pathname) => {
      response.setHeaders(new Map(Object.entries(headers(pathname))));
      const type = TEXT[path.extname(pathname)];
      if (type) response.setHeader('content-type', type);
    },
  });
  const notFound = async () => readFile(path.join(dist, '404.html')).catch(() => Buffer.from('Not found'));

  const server = createServer((request, response) => {
    const missing = async () => {
      response.writeHead(404, { ...headers('404.html'), 'content-type': 'text/html; charset=utf-8' });
      response.end(await notFound());
    };
    // Two slashes at the start would name another host.
    const url = URL.parse((request.url ?? '/').replace(/^\/+/, '/'), 'http://localhost');
    if (url && `${url.pathname}/` === base) {
      response.writeHead(301, { location: base }).end();
      return;
    }
    if (!url?.pathname.startsWith(base)) {
      void missing();
      return;
    }
    // Below two slashes in a row a page's own links would lead elsewhere.
    if (url.pathname.includes('//')) {
      response.writeHead(301, { location: url.pathname.replace(/\/+/g, '/') + url.search }).end();
      return;
    }
    // Folders answer under their address with a slash, as static hosts do; relative links depend on it.
    const last = url.pathname.split('/').at(-1)!;
    if (last && !last.includes('.')) {
      response.writeHead(301, { location: `${url.pathname}/${url.search}` }).end();
      return;
    }
    // The folder's own page, before sirv guesses at `name.html`.
    const file = url.pathname.endsWith('/') ? 'index.html' : '';
    request.url = `/${url.pathname.slice(base.length)}${file}`;
    files(request, response, () => void missing());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  const actual = typeof address === 'object' && address ? address.port : port;
  return {
    url: `http://127.0.0.1:${actual}${base}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
