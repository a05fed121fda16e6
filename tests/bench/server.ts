/**
 * The built site as a good static host serves it: brotli at level 11, HTTP/1.1, no caching. `npm start` does not
 * compress.
 */
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { filesBelow } from '../../src/lib/built.ts';
import { serve } from '../../src/lib/serve.ts';

const compress = promisify(brotliCompress);

/** As hosts precompute it. */
export const brotli = (data: string | Buffer): Promise<Buffer> =>
  compress(data, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: Buffer.byteLength(data) } });

export interface Host {
  /** Address of the root, without a slash at its end. */
  origin: string;
  /** Folder of the built site. */
  dist: string;
  /** Serves one more page, e.g. to compare with. */
  add(address: string, html: string): Promise<void>;
  close(): Promise<void>;
}

/** @param dist folder of the built site */
export async function host(dist: string): Promise<Host> {
  const folder = await mkdtemp(path.join(tmpdir(), 'guide-bench-'));
  await cp(dist, folder, { recursive: true });
  const pack = async (file: string) => writeFile(`${file}.br`, await brotli(await readFile(file)));
  // Pictures are compressed already.
  const texts = (await filesBelow(folder)).filter((file) => !file.endsWith('.png'));
  await Promise.all(texts.map((file) => pack(path.join(folder, file))));
  const served = await serve(folder, { packed: true });
  return {
    origin: served.url.slice(0, -1),
    dist,
    async add(address, html) {
      const file = path.join(folder, address, 'index.html');
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, html);
      await pack(file);
    },
    async close() {
      await served.close();
      await rm(folder, { recursive: true });
    },
  };
}
