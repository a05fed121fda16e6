/**
 * `npm run build`: builds the guide beside `dist/`, and puts it there when it is whole. A build that fails or is killed
 * leaves what stands in `dist/` as it is.
 */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'astro';
import { evict } from '../lib/cache.ts';
import { explain } from './explain.ts';
import { openWork, replaceFolder } from './replace.ts';

const DIST = 'dist';
const project = process.cwd();

/** Vite takes what follows these signs in a path for a query, a fragment or an escape. */
const UNREADABLE = /[#?%]/;

async function run(): Promise<void> {
  const sign = UNREADABLE.exec(project)?.[0];
  if (sign)
    throw new Error(`${project}: a folder with "${sign}" in its path cannot be built in: rename or move it.`);
  const work = openWork(project, DIST);
  try {
    const site = path.join(work, 'site');
    // Astro trusts the store of content that it keeps, whatever is in it: each build reads the content anew.
    await build({ root: project, outDir: site, cacheDir: path.join(work, 'cache') });
    replaceFolder(site, path.join(project, DIST), work);
    evict();
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

try {
  await run();
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}
