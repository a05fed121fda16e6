/**
 * Puts a finished folder in the place of the one that is served. Builds work in folders of their own below `.build/`,
 * so that what is served is whole at every moment: the old site, then the new one.
 */
import { existsSync, lstatSync, mkdirSync, readdirSync, readlinkSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';

const WORK = '.build';
const OLD = 'old';

/** Where a served folder really is: a link stays, and what it leads to is replaced, or a server would show the old site. */
function placeOf(dist: string): string {
  const isLink = lstatSync(dist, { throwIfNoEntry: false })?.isSymbolicLink();
  return isLink ? path.resolve(path.dirname(dist), readlinkSync(dist)) : dist;
}

/** Whether a process with this number still runs. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * Makes a folder for this build, and clears away what builds left behind that were killed.
 * @param project root of the project @param dist name of the folder that is served
 */
export function openWork(project: string, dist: string): string {
  const work = path.join(project, WORK);
  mkdirSync(work, { recursive: true });
  const served = placeOf(path.join(project, dist));
  for (const name of readdirSync(work)) {
    if (isAlive(Number(name)) && Number(name) !== process.pid) continue;
    // Killed between the two renames below: the old site is whole, and goes back.
    const old = path.join(work, name, OLD);
    if (existsSync(old) && !existsSync(served)) renameSync(old, served);
    rmSync(path.join(work, name), { recursive: true, force: true });
  }
  const own = path.join(work, String(process.pid));
  mkdirSync(own);
  return own;
}

/**
 * Two renames, one right behind the other: Node has no call that exchanges two folders in one. After a failure of the
 * second the old folder is back.
 * @param next the finished folder @param dist the folder that is served, or a link to it; it need not exist
 * @param work folder of this build, on the same disk
 */
export function replaceFolder(next: string, dist: string, work: string): void {
  const old = path.join(work, OLD);
  const served = placeOf(dist);
  const hadOld = existsSync(served);
  if (hadOld) renameSync(served, old);
  try {
    renameSync(next, served);
  } catch (error) {
    if (hadOld) renameSync(old, served);
    throw error;
  }
}
