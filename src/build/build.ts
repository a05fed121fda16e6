/**
 * `npm run build`: builds the guide beside `dist/`, and puts it there when it is whole. A build that fails or is killed
 * leaves what stands in `dist/` as it is.
 */
import { accessSync, constants, globSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'astro';
import { CONTENT, ROOT } from '../content/root.ts';
import { evict } from '../lib/cache.ts';
import { explain } from './explain.ts';
import { openWork, replaceFolder } from './replace.ts';

/** Another root has its own. */
const DIST = path.join(ROOT, 'dist');
const project = process.cwd();

/** Vite takes what follows these signs in a path for a query, a fragment or an escape. */
const UNREADABLE = /[#?%]/;

/** Ends the build: what failed in a callback or a worker is caught nowhere else. */
function fail(error: unknown): never {
  console.error(`\n${explain(error)}`);
  if (work) rmSync(work, { recursive: true, force: true });
  process.exit(1);
}

const sign = UNREADABLE.exec(project)?.[0];
if (sign) {
  console.error(`${project}: a folder with "${sign}" in its path cannot be built in: rename or move it.`);
  process.exit(1);
}

let work = '';
process.on('uncaughtException', fail);
process.on('unhandledRejection', fail);
try {
  // Astro passes over a page that it may not read, and what misses the page is blamed.
  for (const file of globSync(`${CONTENT}/**/*`, { cwd: project }))
    accessSync(path.join(project, file), constants.R_OK);
  work = openWork(project, DIST);
  const site = path.join(work, 'site');
  await build({
    root: project,
    outDir: site,
    // Astro trusts the store of content that it keeps, whatever is in it: each build reads the content anew.
    cacheDir: path.join(work, 'astro'),
    vite: { cacheDir: path.join(work, 'vite') },
  });
  replaceFolder(site, path.join(project, DIST), work);
  rmSync(work, { recursive: true, force: true });
  evict();
} catch (error) {
  fail(error);
}
