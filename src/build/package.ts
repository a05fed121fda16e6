/**
 * `npm run package`: the built site as one archive for internal mirrors, with a checksum file. Two builds of one commit
 * give the same bytes.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import packageFile from '../../package.json' with { type: 'json' };
import { tar } from './tar.ts';

/** @param dist the built site @param folder name of the one folder that the archive unpacks to */
export async function pack(dist: string, folder: string): Promise<Buffer> {
  const entries = await readdir(dist, { recursive: true, withFileTypes: true });
  const files = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry) => {
        const file = path.join(entry.parentPath, entry.name);
        return {
          path: `${folder}/${path.relative(dist, file).replaceAll('\\', '/')}`,
          bytes: await readFile(file),
        };
      }),
  );
  if (!files.length) throw new Error('dist/ is empty: run `npm run build` first');
  const archive = gzipSync(tar(files), { level: 9 });
  // The system that compressed is part of gzip's header: 255 says unknown.
  archive[9] = 255;
  return archive;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const name = `${packageFile.name}-${packageFile.version}`;
  const archive = await pack('dist', name);
  const sum = createHash('sha256').update(archive).digest('hex');
  await mkdir('packages', { recursive: true });
  await writeFile(`packages/${name}.tar.gz`, archive);
  await writeFile(`packages/${name}.tar.gz.sha256`, `${sum}  ${name}.tar.gz\n`);
  console.log(`packages/${name}.tar.gz, ${(archive.length / 1e6).toFixed(1)} MB, sha256 ${sum}`);
}
