/** Dates from git: when a file last changed. One call for the whole history, then a look-up. */
import { execFileSync } from 'node:child_process';

let dates: Map<string, string> | undefined;

/**
 * Reads `git log --name-only` output with dates marked `@2026-08-20`. Newest first, so the first date of a file counts.
 */
export function parseHistory(log: string): Map<string, string> {
  const found = new Map<string, string>();
  let date = '';
  for (const row of log.split('\n')) {
    if (row.startsWith('@')) date = row.slice(1);
    else if (row && !found.has(row)) found.set(row, date);
  }
  return found;
}

/** Date (YYYY-MM-DD) of the last commit that touched the file; undefined outside a git checkout or before the first. */
export function lastChanged(file: string): string | undefined {
  if (!dates) {
    try {
      const log = execFileSync('git', ['log', '--format=@%cs', '--name-only', '--', 'content'], {
        encoding: 'utf8',
        maxBuffer: 64 * 1024 * 1024,
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      dates = parseHistory(log);
    } catch {
      dates = new Map();
    }
  }
  return dates.get(file);
}
