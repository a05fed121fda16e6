/**
 * `npm run package`: the built site as one archive for internal mirrors, with a checksum file and a list of the packages
 * inside. Two builds of one commit give the same bytes.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { packTar } from 'modern-tar';
import packageFile from '../../package.json' with { type: 'json' };
import { bundleDrawer } from '../diagrams/editor/bundle.ts';
import { filesBelow } from '../lib/built.ts';
import { bundleReader } from '../read/bundle.ts';
import { audit } from './audit.ts';
import { bill, type Lock } from './bill.ts';
import { shipped } from './licenses.ts';

/** @param dist the built site @param folder name of the one folder that the archive unpacks to */
export async function pack(dist: string, folder: string): Promise<Buffer> {
  const files = await filesBelow(dist);
  const entries = files.map(async (file) => {
    const body = await readFile(path.join(dist, file));
    // Neither dates nor owners: the archive depends on the files alone.
    return {
      header: { name: `${folder}/${file}`, size: body.length, mode: 0o644, mtime: new Date(0) },
      body,
    };
  });
  const archive = gzipSync(await packTar(await Promise.all(entries)), { level: 9 });
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

  const workers = await Promise.all([bundleDrawer(), bundleReader()]);
  const inside = shipped(workers.flatMap(({ inputs }) => inputs));
  const lock = JSON.parse(await readFile('package-lock.json', 'utf8')) as Lock;
  const list = bill({ ...packageFile, sha256: sum }, inside, lock);
  await writeFile(`packages/${name}.cdx.json`, `${JSON.stringify(list, null, 2)}\n`);
  console.log(`packages/${name}.cdx.json, ${inside.length} packages that reach a browser`);
  console.log(audit(inside));
}
