/** What is slow to make and depends on nothing but files: kept between builds, each under a name made of all of it. */
import { createHash } from 'node:crypto';
import {
  globSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

const FOLDER = 'node_modules/.cache/field-guide';

const hashOf = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');

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

const sumOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** What was stored under `key`; undefined when there is nothing, or not what was stored. */
export function load<T>(key: string, name = key): T | undefined {
  try {
    const text = readFileSync(fileOf(name), 'utf8');
    const end = text.indexOf('\n');
    const body = text.slice(end + 1);
    // A disk or a hand may have changed it since: one other digit in a drawing, and the page would be wrong.
    if (text.slice(0, end) !== `${key} ${sumOf(body)}`) return undefined;
    const now = new Date();
    utimesSync(fileOf(name), now, now);
    return JSON.parse(body) as T;
  } catch {
    // Making it again is always right, so a missing or broken file needs no word.
    return undefined;
  }
}

/**
 * Stores `value`, where the disk takes it: without a cache a build only takes longer. Several builds may write at once,
 * so the file appears whole or not at all.
 */
export function store(key: string, value: unknown, name = key): void {
  const draft = `${fileOf(name)}.${process.pid}`;
  const body = JSON.stringify(value);
  try {
    mkdirSync(path.resolve(FOLDER), { recursive: true });
    writeFileSync(draft, `${key} ${sumOf(body)}\n${body}`);
    renameSync(draft, fileOf(name));
  } catch {
    tryTo(() => rmSync(draft, { force: true }));
  }
}

/** What fails here costs a later build its time and nothing else. */
function tryTo(clear: () => void): void {
  try {
    clear();
  } catch {
    // A disk that can only be read.
  }
}

/** Days that something is kept without being used. */
const KEPT_DAYS = 30;

/** Clears away what no build has used for long, and what a killed one left half written. */
export function evict(folder = path.resolve(FOLDER)): void {
  const oldest = Date.now() - KEPT_DAYS * 24 * 60 * 60 * 1000;
  for (const file of globSync('*', { cwd: folder })) {
    const place = path.join(folder, file);
    const used = statSync(place, { throwIfNoEntry: false })?.mtimeMs;
    if (used !== undefined && used < oldest) tryTo(() => rmSync(place, { force: true }));
  }
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
