/** Faults of names: jobs, workspaces, orbs, keys, filters and variables that have to exist. */
import type { Config, Run } from './expand.ts';
import { ORBS } from './orbs.ts';
import { GIVEN, nameOf, runStep, type RunStep } from './run-step.ts';

export function secretFaults({ name, job, entry }: Run, steps: RunStep[]): string[] {
  const set = new Set(Object.keys((job['environment'] as object | undefined) ?? {}));
  const used = new Set<string>();
  for (const { command } of steps) {
    for (const [, variable] of command.matchAll(/^\s*(?:export )?([A-Z][A-Z0-9_]*)=/gm)) set.add(variable!);
    for (const [, variable] of command.matchAll(/\$\{?([A-Z][A-Z0-9_]+)/g)) used.add(variable!);
  }
  const foreign = [...used].filter((variable) => !set.has(variable) && !GIVEN.test(variable));
  const contexts = [entry['context']].flat().filter(Boolean);
  return foreign.length && !contexts.length
    ? [`job ${name}: ${foreign.join(', ')} come from no context`]
    : [];
}

/** Names that the steps and the workflows use and that have to exist. */
export function nameFaults(config: Config, runs: Run[]): string[] {
  const faults: string[] = [];
  const used = new Set(runs.map(({ name }) => name));
  for (const job of Object.keys(config.jobs ?? {}))
    if (!used.has(job)) faults.push(`job ${job}: no workflow runs it`);
  for (const { workflow, name, entry, job } of runs) {
    const siblings = runs.filter((run) => run.workflow === workflow);
    const names = siblings.map((run) => String(run.entry['name'] ?? run.name));
    const needs = [entry['requires'] ?? []].flat() as string[];
    for (const need of needs)
      if (!names.includes(need)) faults.push(`job ${name}: requires ${need}, which is not there`);
    const keys = (job.steps ?? []).map(nameOf);
    if (keys.includes('attach_workspace')) {
      const before = siblings.filter((run) => needs.includes(String(run.entry['name'] ?? run.name)));
      if (
        !before.some((run) => (run.job.steps ?? []).some((step) => nameOf(step) === 'persist_to_workspace'))
      )
        faults.push(`job ${name}: attaches a workspace that no required job persists`);
    }
    const needsCode = (job.steps ?? [])
      .map(runStep)
      .some((step) => /(?:^|\s|bash )\.{1,2}\w*\/|\.circleci\/|\bmake\b/.test(step?.command ?? ''));
    if (needsCode && !keys.includes('checkout'))
      faults.push(`job ${name}: uses files of the repository without checkout`);
  }
  return faults;
}

export function orbFaults(config: Config, runs: Run[]): string[] {
  const faults: string[] = [];
  const used = new Set<string>();
  for (const [alias, orb] of Object.entries(config.orbs ?? {})) {
    if (!/^[\w-]+\/[\w-]+@\d+\.\d+\.\d+$/.test(String(orb)))
      faults.push(`orb ${alias}: ${String(orb)} is not pinned to x.y.z`);
    const known = ORBS[alias];
    if (!known?.source.test(String(orb))) faults.push(`orb ${alias}: ${String(orb)} is not a known orb`);
  }
  for (const { name, job } of runs) {
    for (const step of job.steps ?? []) {
      const [alias, command] = nameOf(step).split('/') as [string, string?];
      if (!command) continue;
      used.add(alias);
      const parameters = config.orbs?.[alias] ? ORBS[alias]?.commands[command] : undefined;
      if (!parameters) faults.push(`job ${name}: no command ${alias}/${command}`);
      const given = typeof step === 'string' ? [] : Object.keys(Object.values(step)[0] ?? {});
      for (const key of given)
        if (parameters && !parameters.includes(key))
          faults.push(`job ${name}: ${alias}/${command} has no ${key}`);
    }
    for (const key of Object.keys((job['environment'] as object | undefined) ?? {})) {
      const orbs = Object.keys(config.orbs ?? {}).flatMap((alias) => ORBS[alias]?.environment ?? []);
      const steps = JSON.stringify(job.steps);
      if (!orbs.includes(key) && !new RegExp(`\\$\\{?${key}\\b`).test(steps))
        faults.push(`job ${name}: nothing reads ${key}`);
    }
  }
  for (const alias of Object.keys(config.orbs ?? {}))
    if (!used.has(alias)) faults.push(`orb ${alias} is not used`);
  return faults;
}

const STEPS =
  /^(?:run|checkout|add_ssh_keys|setup_remote_docker|persist_to_workspace|attach_workspace|save_cache|restore_cache|store_artifacts|store_test_results|when|unless|deploy)$/;
const RUN_KEYS = /^(?:name|command|background|when|environment|working_directory|no_output_timeout|shell)$/;

/** Keys that the schema lets through, because a step may have any name. */
export function keyFaults(runs: Run[]): string[] {
  return runs.flatMap(({ name, job }) =>
    (job.steps ?? []).flatMap((step) => {
      const key = nameOf(step);
      if (!key.includes('/') && !STEPS.test(key)) return [`job ${name}: no step ${key}`];
      const run = typeof step === 'object' ? step['run'] : undefined;
      const keys = run && typeof run === 'object' ? Object.keys(run) : [];
      const variables = Object.keys((run as { environment?: object } | undefined)?.environment ?? {});
      return [
        ...keys.filter((entry) => !RUN_KEYS.test(entry)).map((entry) => `job ${name}: run has no ${entry}`),
        ...variables
          .filter((entry) => !GIVEN.test(entry))
          .map((entry) => `job ${name}: nothing reads ${entry}`),
      ];
    }),
  );
}

/** The schema takes any filter. */
export function filterFaults({ name, entry }: Run): string[] {
  const filters = Object.entries((entry['filters'] ?? {}) as Record<string, object>);
  const wrong = [
    ...filters.map(([key]) => key).filter((key) => !/^(?:branches|tags)$/.test(key)),
    ...filters.flatMap(([, filter]) => Object.keys(filter)).filter((key) => !/^(?:only|ignore)$/.test(key)),
  ];
  return wrong.map((key) => `job ${name}: no filter ${key}`);
}
