/** What is slow to make and depends on nothing but files: kept between builds, each under a name made of all of it. */
import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const FOLDER = 'node_modules/.cache/field-guide';

export const hashOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex');

export const hashOfFile = (file: string): string =>
  createHash('sha256').update(readFileSync(file)).digest('hex');

/** One hash for each script and stylesheet in a folder and the folders in it, tests and `skip` left out. */
export const hashesOfSources = (folder: string, skip?: string): string[] =>
  globSync('**/*.{ts,css}', { cwd: folder })
    .filter((file) => !file.endsWith('.test.ts') && !(skip && file.startsWith(skip)))
    .sort()
    .map((file) => hashOfFile(path.join(folder, file)));

/** Every installed package and font, by what the lockfile says of them. */
export const hashOfPackages = (): string => hashOfFile('package-lock.json');

/** Path of the file for `key`. */
export const fileOf = (key: string): string => path.resolve(FOLDER, `${key}.json`);

/** What was stored under `key`; undefined when there is nothing, or nothing that can be read. */
export function load<T>(key: string): T | undefined {
  try {
    const { key: stored, value } = JSON.parse(readFileSync(fileOf(key), 'utf8')) as { key: string; value: T };
    return stored === key ? value : undefined;
  } catch {
    // Making it again is always right, so a missing or broken file needs no word.
    return undefined;
  }
}

/** Stores `value`. Several builds may write at once, so the file appears whole or not at all. */
export function store(key: string, value: unknown): void {
  mkdirSync(path.resolve(FOLDER), { recursive: true });
  const draft = `${fileOf(key)}.${process.pid}`;
  writeFileSync(draft, JSON.stringify({ key, value }));
  renameSync(draft, fileOf(key));
}

/** What is stored under `key`; else makes it and stores it. */
export async function kept<T>(key: string, make: () => T | Promise<T>): Promise<T> {
  const stored = load<T>(key);
  if (stored !== undefined) return stored;
  const made = await make();
  store(key, made);
  return made;
}
