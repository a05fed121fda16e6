/** Revisions from git: in which commit a file last changed. One call for the whole history, as for its dates. */
import { execFileSync } from 'node:child_process';
import { parseHistory } from './history.ts';

let revisions: Map<string, string> | undefined;

/** Short hash of the last commit that touched the file; undefined outside a git checkout or before the first. */
export function lastRevision(file: string): string | undefined {
  if (!revisions) {
    try {
      const log = execFileSync('git', ['log', '--abbrev=8', '--format=@%h', '--name-only', '--', 'content'], {
        encoding: 'utf8',
        maxBuffer: 64 * 1024 * 1024,
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      revisions = parseHistory(log);
    } catch {
      revisions = new Map();
    }
  }
  return revisions.get(file);
}
