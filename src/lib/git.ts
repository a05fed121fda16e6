/** What git knows of the files of `content/`: one call for the whole history, then a look-up. */
import { execFileSync } from 'node:child_process';

export interface Revision {
  /** Day of the commit, YYYY-MM-DD. */
  date: string;
  /** Short hash of the commit. */
  revision: string;
}

/**
 * Reads `git log --name-only` with lines `@date hash parents` before the files of each commit, newest first: the first
 * commit that names a file is its last change.
 *
 * @param shallow whether the history is cut off: its oldest commits then name every file, changed or not, so that they
 *   say nothing
 */
export function parseLog(log: string, shallow = false): Map<string, Revision> {
  const found = new Map<string, Revision>();
  let commit: Revision | undefined;
  for (const row of log.split('\n')) {
    if (row.startsWith('@')) {
      const [date = '', revision = '', ...parents] = row.slice(1).split(' ').filter(Boolean);
      commit = shallow && !parents.length ? undefined : { date, revision };
    } else if (row && commit && !found.has(row)) found.set(row, commit);
  }
  return found;
}

const git = (...args: string[]): string =>
  execFileSync('git', args, {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'pipe'],
  });

let revisions: Map<string, Revision> | undefined;

function readLog(): Map<string, Revision> {
  try {
    const shallow = git('rev-parse', '--is-shallow-repository').trim() === 'true';
    // The guide may be a folder of a larger repository, whose root git would name the files from.
    const names = ['-c', 'core.quotePath=false', 'log', '--relative', '--name-only'];
    return parseLog(git(...names, '--abbrev=8', '--format=@%cs %h %p', '--', 'content'), shallow);
  } catch (error) {
    // No git, or none of its folders, is a way to build; a refusal of git is a fault of the machine that nobody would see.
    const { stderr = '' } = error as { stderr?: string };
    const refusal = stderr.split('\n')[0]!;
    if (refusal && !/not a git repository|does not have any commits/.test(refusal))
      console.warn(`git tells no dates, so pages have none: ${refusal}`);
    return new Map();
  }
}

/** The last commit that touched a file; undefined outside of a checkout, and where the history is cut off before it. */
export const lastCommit = (file: string): Revision | undefined => (revisions ??= readLog()).get(file);

/** Its date. */
export const lastChanged = (file: string): string | undefined => lastCommit(file)?.date;
