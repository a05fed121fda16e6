/** Builds a copy of the project with its own build command and says how long it took and what came out. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

export interface Build {
  /** Wall time in s. */
  seconds: number;
  /** Most memory that one of its Node processes held, in MiB; workers count to their process, esbuild does not. */
  memory: number;
}

/** The command of `npm run build`, without npm's own start. */
const buildCommand = (folder: string): string =>
  (JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as { scripts: { build: string } })
    .scripts.build;

/** Stops the shell and what it started. */
function stopGroup(child: ChildProcess): void {
  if (child.exitCode !== null || child.signalCode !== null || !child.pid) return;
  if (process.platform === 'win32') child.kill();
  else process.kill(-child.pid, 'SIGKILL');
}

/**
 * @param options.env added to the environment
 * @param options.limit in s; a build that grows with the square of its pages would never end
 * @throws Error with the end of the build's output, or that it took longer than the limit
 */
export async function build(
  folder: string,
  { env = {}, limit = 600 }: { env?: Record<string, string>; limit?: number } = {},
): Promise<Build> {
  const memoryFile = path.join(folder, 'bench-memory.txt');
  const started = performance.now();
  const child = spawn(buildCommand(folder), {
    cwd: folder,
    shell: true,
    // A group of its own, so that all of it can be stopped.
    detached: process.platform !== 'win32',
    env: {
      ...process.env,
      ...env,
      PATH: `${path.join(folder, 'node_modules', '.bin')}${path.delimiter}${process.env['PATH'] ?? ''}`,
      NODE_OPTIONS: `--import ${new URL('memory.mjs', import.meta.url).href}`,
      BENCH_MEMORY: memoryFile,
      ASTRO_TELEMETRY_DISABLED: '1',
    },
  });
  const stop = () => stopGroup(child);
  process.once('exit', stop);
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    stop();
  }, limit * 1000);
  const output: Buffer[] = [];
  child.stdout.on('data', (data: Buffer) => output.push(data));
  child.stderr.on('data', (data: Buffer) => output.push(data));
  const code = await new Promise<number | null>((resolve, reject) =>
    child.once('error', reject).once('close', resolve),
  );
  const seconds = (performance.now() - started) / 1000;
  process.off('exit', stop);
  clearTimeout(timer);
  if (isLate) throw new Error(`the build took longer than ${limit} s`);
  if (code !== 0) throw new Error(`the build failed:\n${Buffer.concat(output).toString().slice(-2000)}`);
  const lines = existsSync(memoryFile) ? readFileSync(memoryFile, 'utf8').trim().split('\n') : [];
  rmSync(memoryFile, { force: true });
  return { seconds, memory: Math.max(0, ...lines.map(Number)) / 1024 };
}

/** Hash of every file below `folder`, by its path. */
export function hashes(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return new Map(
    files.map((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      return [path.relative(folder, file), createHash('sha256').update(readFileSync(file)).digest('hex')];
    }),
  );
}

/** Paths that only one has, or that differ in content. Sorted. */
export function differences(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): string[] {
  return [...new Set([...a.keys(), ...b.keys()])].filter((file) => a.get(file) !== b.get(file)).sort();
}
