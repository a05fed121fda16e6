/** From the file to what runs. */
import type { Source } from '../document.ts';
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

/** @throws Unreadable where it unfolds into more than the bound on work */
export function configOf(source: Source): Config {
  const file = fileOf(source);
  const { root } = source;
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
