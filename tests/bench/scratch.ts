/** A copy of the project to build in: its caches start empty, and the real ones stay as they are. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Made by builds and tests, or linked below. */
const LEFT_OUT = new Set([
  'node_modules',
  'dist',
  '.build',
  '.astro',
  'bench-results',
  'test-results',
  'playwright-report',
]);

/** Copies that are still in use. */
const open = new Set<string>();

/**
 * Copies the project (git's history too, which dates the pages) and links its packages. `node_modules` itself is a real
 * folder, because caches are written into it; the dotted folders in it are such caches, but for `.bin`.
 * @param project root of the project
 * @param options.warm with what earlier builds kept
 * @returns the copy's folder; give it to `discard`
 */
export function scratch(project: string, { warm = false } = {}): string {
  // The real path, because bundlers compare paths and the folder for temporary files may be a link. Its name has what
  // paths of readers have: a space, and a letter that two encodings write in two ways.
  const folder = mkdtempSync(path.join(realpathSync(os.tmpdir()), 'field guide é-'));
  open.add(folder);
  for (const entry of readdirSync(project)) {
    if (!LEFT_OUT.has(entry))
      cpSync(path.join(project, entry), path.join(folder, entry), { recursive: true });
  }
  const modules = path.join(project, 'node_modules');
  mkdirSync(path.join(folder, 'node_modules'));
  for (const entry of readdirSync(modules)) {
    if (entry.startsWith('.') && entry !== '.bin') continue;
    symlinkSync(path.join(modules, entry), path.join(folder, 'node_modules', entry), 'junction');
  }
  const kept = path.join('node_modules', '.cache', 'field-guide');
  if (warm && existsSync(path.join(project, kept)))
    cpSync(path.join(project, kept), path.join(folder, kept), { recursive: true });
  return folder;
}

export function discard(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  open.delete(folder);
}

// A bench that is stopped by hand would leave its copies behind.
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    for (const folder of open) discard(folder);
    process.exit(1);
  });
}
