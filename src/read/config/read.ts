/** From the file to what runs. */
import { Unreadable, type Entry, type Source } from '../document.ts';
import { Scope, type Value } from '../scope.ts';
import { callsOf } from './calls.ts';
import { foreignJob, jobOf } from './jobs.ts';
import { Library, type File } from './library.ts';
import type { Config, Job } from './model.ts';

function fileOf(source: Source): File {
  const pipeline = new Map<string, Value>();
  for (const { key, value } of source.entries(source.get(source.root, 'parameters'))) {
    const fallback = source.entry(value, 'default');
    pipeline.set(key, { text: source.string(fallback?.value), line: source.line(fallback?.value) });
  }
  return {
    source,
    library: new Library(source, source.root),
    scope: new Scope(source, pipeline),
    parsed: new Map(),
  };
}

/** The service that a file is for, where that is plainly another one. */
function otherService(source: Source): string | undefined {
  const { root } = source;
  const some = (list: readonly Entry[], key: string) => list.some(({ value }) => source.entry(value, key));
  if (some(source.entries(source.get(root, 'jobs')), 'runs-on')) return 'GitHub Actions';
  const own = source.entry(root, 'jobs') ?? source.entry(root, 'workflows');
  return !own && some(source.entries(root), 'script') ? 'GitLab CI' : undefined;
}

/** @throws Unreadable where it unfolds into more than the bound on work */
export function configOf(source: Source): Config {
  const { root } = source;
  const other = otherService(source);
  if (other) throw new Unreadable(`This is a file of ${other}. This page reads those of CircleCI.`);
  const file = fileOf(source);
  const calls = callsOf(file);
  const jobs: Job[] = [];
  for (const entry of file.library.jobs.values()) {
    if (source.string(source.get(entry.value, 'type')) === 'approval') continue;
    const own = calls?.get(entry.key);
    jobs.push(jobOf(file, entry, entry.key, file.library, own ?? [], !calls || own !== undefined));
  }
  for (const [name, list] of calls ?? []) {
    if (file.library.jobs.has(name)) continue;
    jobs.push(foreignJob(file, name, list));
  }
  return {
    source,
    version: source.string(source.get(root, 'version')) ?? '',
    setup: source.string(source.get(root, 'setup')) === 'true',
    orbs: [...file.library.orbs.values()],
    jobs,
    executors: source.entries(source.get(root, 'executors')),
    commands: source.entries(source.get(root, 'commands')),
    workflows: source.entries(source.get(root, 'workflows')),
  };
}
