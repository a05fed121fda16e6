/** What is slow to make and depends on nothing but files: kept between builds, each under a name made of all of it. */
import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const FOLDER = 'node_modules/.cache/field-guide';

export const hashOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex');

export const hashOfFile = (file: string): string =>
  createHash('sha256').update(readFileSync(file)).digest('hex');

/** One hash for each script, stylesheet and data file in a folder and the folders in it, tests and `skip` left out. */
export const hashesOfSources = (folder: string, skip?: string): string[] =>
  globSync('**/*.{ts,css,yaml}', { cwd: folder })
    .filter((file) => !file.endsWith('.test.ts') && !(skip && file.startsWith(skip)))
    .sort()
    .map((file) => hashOfFile(path.join(folder, file)));

/** Every installed package and font, by what the lockfile says of them. */
export const hashOfPackages = (): string => hashOfFile('package-lock.json');

/** Makes keys of what differs, and of `fixed`: looked up once a build, and in development every time. */
export function keyed(fixed: () => unknown): (...parts: unknown[]) => string {
  let hash: string | undefined;
  return (...parts) => {
    if (!hash || import.meta.env?.DEV) hash = hashOf(fixed());
    return hashOf([hash, parts]);
  };
}

/** Path of the file that holds what is called `name`. */
export const fileOf = (name: string): string => path.resolve(FOLDER, `${name}.json`);

/** What was stored under `key`; undefined when there is nothing, or nothing that can be read. */
export function load<T>(key: string, name = key): T | undefined {
  try {
    const { key: stored, value } = JSON.parse(readFileSync(fileOf(name), 'utf8')) as {
      key: string;
      value: T;
    };
    return stored === key ? value : undefined;
  } catch {
    // Making it again is always right, so a missing or broken file needs no word.
    return undefined;
  }
}

/** Stores `value`. Several builds may write at once, so the file appears whole or not at all. */
export function store(key: string, value: unknown, name = key): void {
  mkdirSync(path.resolve(FOLDER), { recursive: true });
  const draft = `${fileOf(name)}.${process.pid}`;
  writeFileSync(draft, JSON.stringify({ key, value }));
  renameSync(draft, fileOf(name));
}

/**
 * What is stored under `key`; else makes it and stores it.
 *
 * @param name of what is large and of which only the newest is worth keeping: it takes the place of the one before
 */
export async function kept<T>(key: string, make: () => T | Promise<T>, name = key): Promise<T> {
  const stored = load<T>(key, name);
  if (stored !== undefined) return stored;
  const made = await make();
  store(key, made, name);
  return made;
}
