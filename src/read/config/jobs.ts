/** Jobs with their runs: one for each way in which a workflow calls them. */
import type { Node } from 'yaml';
import type { Entry } from '../document.ts';
import type { Scope } from '../scope.ts';
import { matrixOf, MOST_CALLS, type Call } from './calls.ts';
import { executorOf } from './executors.ts';
import type { File, Library, Place } from './library.ts';
import type { Executor, Job, Run } from './model.ts';
import { namedStep, stepsOf, withScripts } from './steps.ts';

export function foreignJob(file: File, name: string, calls: Call[]): Job {
  const { source } = file;
  const [alias = '', inner = ''] = name.split('/');
  const library = file.library.inline.get(alias);
  const entry = library?.jobs.get(inner);
  if (library && entry) return jobOf(file, entry, name, library, calls, true);
  const executor: Executor = { kind: 'unknown', line: calls[0]?.line ?? 1, assumed: false, missing: false };
  return {
    name,
    line: calls[0]?.line ?? 1,
    node: undefined,
    used: true,
    // An orb's job is one step that the file does not show, between those that the call adds.
    runs: calls.slice(0, MOST_CALLS).map(({ value, line, conditional }) => {
      const place: Place = { library: file.library, scope: file.scope, conditional, stack: [] };
      return {
        executor,
        keys: [],
        scope: file.scope,
        steps: withScripts(file, [
          ...stepsOf(file, source.get(value, 'pre-steps'), place),
          ...(name.includes('/') ? namedStep(file, name, value, line, place) : []),
          ...stepsOf(file, source.get(value, 'post-steps'), place),
        ]),
      };
    }),
    elsewhere: file.library.orbs.get(alias)?.name ?? (name.includes('/') ? alias : 'another file'),
    calls,
    matrix: false,
  };
}

export function jobOf(
  file: File,
  entry: Entry,
  name: string,
  library: Library,
  calls: Call[],
  used: boolean,
): Job {
  const { source } = file;
  const runs: Run[] = [];
  const seen = new Set<string>();
  const places = new Set<string>();
  const list: (Call | undefined)[] = calls.length ? calls : [undefined];
  const deciding = decidingOf(file, entry.value);
  for (const call of list) {
    for (const given of matrixOf(file, call)) {
      const values = file.scope.call(source.get(entry.value, 'parameters'), call?.value);
      for (const [key, value] of given) values.set(key, value);
      source.work(values.size);
      const key = [...values].map(([id, { text, line }]) => `${id}=${text ?? line}`).join('\n');
      const place = deciding.map((id) => values.get(id)?.text ?? values.get(id)?.line).join('\n');
      if (seen.has(key) || (seen.size >= MOST_CALLS && places.has(place)) || seen.size >= 4 * MOST_CALLS)
        continue;
      seen.add(key);
      places.add(place);
      runs.push(runOf(file, entry, library, file.scope.with(values), call));
    }
  }
  const override = calls.some(({ value }) => source.get(value, 'override-with'));
  return {
    name,
    line: entry.line,
    node: entry.value,
    used,
    runs,
    elsewhere: override ? 'override-with' : undefined,
    calls,
    matrix: calls.some(({ value }) => source.get(value, 'matrix')),
  };
}

/** Parameters that decide where a job runs or which of its steps do; others change words. */
function decidingOf(file: File, job: Node | undefined): string[] {
  const { source } = file;
  const used = ['executor', 'resource_class', 'docker', 'machine', 'macos', 'circleci_ip_ranges']
    .map((key) => source.get(job, key))
    .map((node) => source.resolve(node)?.range)
    .map((range) => (range ? source.text.slice(range[0], range[1]) : ''))
    .join('\n');
  return source
    .entries(source.get(job, 'parameters'))
    .filter(
      ({ key, value }) =>
        /^(boolean|enum|executor|steps)$/.test(source.string(source.get(value, 'type')) ?? '') ||
        used.includes(`parameters.${key}`),
    )
    .map(({ key }) => key);
}

function runOf(file: File, entry: Entry, library: Library, scope: Scope, call: Call | undefined): Run {
  const { source } = file;
  const conditional = Boolean(call?.conditional);
  const executor = executorOf(file, entry.value, library, scope, entry.line);
  const place: Place = { library, scope, conditional, shell: executor.shell, stack: [] };
  const outer: Place = { ...place, library: file.library, scope: file.scope };
  return {
    executor,
    keys: [...(executor.environment ?? []), ...source.entries(entry.value)],
    scope,
    steps: withScripts(file, [
      ...stepsOf(file, source.get(call?.value, 'pre-steps'), outer),
      ...stepsOf(file, source.get(entry.value, 'steps'), place),
      ...stepsOf(file, source.get(call?.value, 'post-steps'), outer),
    ]),
  };
}
