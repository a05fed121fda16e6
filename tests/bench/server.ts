/**
 * Serves a folder as a good static host does: brotli at level 11, HTTP/1.1, no caching. Not the server of
 * `npm start`, which does not compress. Everything comes from memory, so that no disk disturbs a time.
 */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.xml': 'application/xml',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};
/** Compressed already: a host sends them as they are. */
const PACKED = new Set(['.png', '.woff2']);

const compress = promisify(brotliCompress);

/** @param quality 11 as hosts precompute it; 9 is ten times faster and enough to compare with itself */
export async function brotli(data: string | Buffer, quality = 11): Promise<Buffer> {
  const size = Buffer.byteLength(data);
  return compress(data, {
    params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: size },
  });
}

interface Entry {
  type: string;
  encoding: 'br' | 'identity';
  body: Buffer;
}

export interface Host {
  /** Address of the root, without a slash at its end. */
  origin: string;
  /** Serves one more page, e.g. to compare with. */
  add(address: string, html: string): void;
  close(): Promise<void>;
}

async function pack(data: string | Buffer, extension: string): Promise<Entry> {
  const type = TYPES[extension] ?? 'application/octet-stream';
  if (PACKED.has(extension)) return { type, encoding: 'identity', body: Buffer.from(data) };
  return { type, encoding: 'br', body: await brotli(data) };
}

/** @param dist folder of the built site */
export async function host(dist: string): Promise<Host> {
  const entries = new Map<string, Promise<Entry>>();
  const entry = (address: string): Promise<Entry> => {
    const file = address.endsWith('/') ? `${address}index.html` : address;
    let found = entries.get(file);
    if (!found) {
      found = readFile(path.join(dist, file)).then((data) => pack(data, path.extname(file)));
      entries.set(file, found);
    }
    return found;
  };
  const server = createServer((request, response) => {
    // `new URL` resolves `..`, so that no address leaves the folder.
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    entry(decodeURIComponent(pathname)).then(
      ({ type, encoding, body }) => {
        const headers = { 'content-type': type, 'content-length': body.length, 'cache-control': 'no-store' };
        response.writeHead(200, encoding === 'br' ? { ...headers, 'content-encoding': 'br' } : headers);
        response.end(body);
      },
      () => response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found'),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('the bench server has no port');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    add: (place, html) => void entries.set(`${place}index.html`, pack(html, '.html')),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
