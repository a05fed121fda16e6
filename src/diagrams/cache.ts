import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mermaidConfig } from './config.ts';
import { engineFolder } from './pool.ts';

const FOLDER = 'node_modules/.cache/field-guide/diagrams';
let fixed: string | undefined;

/** The name of a drawing: everything that it depends on. */
export function keyOf(...parts: unknown[]): string {
  fixed ??= hash([engine(), mermaidVersion(), mermaidConfig(), mermaidConfig(true)]);
  return hash([fixed, parts]);
}

/** What was stored under `key`; undefined when there is nothing, or nothing that can be read. */
export function load<T>(key: string): T | undefined {
  try {
    const { key: stored, value } = JSON.parse(readFileSync(fileOf(key), 'utf8')) as { key: string; value: T };
    return stored === key ? value : undefined;
  } catch {
    // Drawing again is always right, so a missing or broken file needs no word.
    return undefined;
  }
}

/** Stores `value`. Several builds may write at once, so the file appears whole or not at all. */
export function store(key: string, value: unknown): void {
  mkdirSync(join(process.cwd(), FOLDER), { recursive: true });
  const draft = `${fileOf(key)}.${process.pid}`;
  writeFileSync(draft, JSON.stringify({ key, value }));
  renameSync(draft, fileOf(key));
}

/** Path of the file for `key`. */
export const fileOf = (key: string): string => join(process.cwd(), FOLDER, `${key}.json`);

const hash = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex');
const fileHash = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

function engine(): string[] {
  const own = globSync('**/*.ts', { cwd: engineFolder() })
    .filter((file) => !file.endsWith('.test.ts') && !file.startsWith('live/'))
    .sort();
  const fonts = ['latin', 'latin-ext'].map((set) =>
    join(process.cwd(), `node_modules/@fontsource/inter/files/inter-${set}-400-normal.woff`),
  );
  return [...own.map((file) => join(engineFolder(), file)), ...fonts].map(fileHash);
}

const mermaidVersion = () =>
  (
    JSON.parse(readFileSync(join(process.cwd(), 'node_modules/mermaid/package.json'), 'utf8')) as {
      version: string;
    }
  ).version;
