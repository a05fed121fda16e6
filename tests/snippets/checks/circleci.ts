/** CircleCI configuration: the published schema, and what it does not know but a run would find out. */
import { parseDocument } from 'yaml';
import { executorFaults } from './executor-faults.ts';
import { expand, type Config } from './expand.ts';
import { filterFaults, keyFaults, nameFaults, orbFaults, secretFaults } from './name-faults.ts';
import { proofFaults, startFaults, tunnelFaults } from './path-faults.ts';
import { runStep, type RunStep } from './run-step.ts';
import { circleciSchema } from './schema.ts';

/** Keys are words; what is wrong goes to the faults, not to the console. */
const YAML = { stringKeys: true, logLevel: 'error' } as const;

/**
 * Faults of one configuration with its placeholders filled in.
 * @param schema CircleCI's schema; undefined where it cannot be had
 */
export function checkCircleci(text: string, schema = circleciSchema()): string[] {
  const document = parseDocument(text, YAML);
  if (document.errors.length) return document.errors.map(({ message }) => message.split('\n')[0]!);
  const config = document.toJS() as Config & { version?: unknown };
  const form = schema?.(config) ?? [];
  if (config.version !== 2.1) form.push(`version is ${String(config.version)}`);
  try {
    const { runs, faults } = expand(config);
    if (!runs.length) faults.push('no workflow runs a job');
    faults.push(...keyFaults(runs), ...nameFaults(config, runs), ...orbFaults(config, runs));
    for (const run of runs) {
      const steps = (run.job.steps ?? []).map(runStep).filter((step) => step !== undefined);
      for (const step of steps) if (!step.command) faults.push(`job ${run.name}: a step without a command`);
      faults.push(
        ...executorFaults(run, steps),
        ...tunnelFaults(run),
        ...startFaults(run),
        ...proofFaults(run),
        ...secretFaults(run, steps),
        ...filterFaults(run),
      );
    }
    return [...form, ...faults];
  } catch (error) {
    // So broken that it cannot be expanded: the schema's words, or the reason.
    return form.length ? form : [String(error)];
  }
}

/** The shell commands of a configuration, for ShellCheck. */
export function commandsOf(text: string): RunStep[] {
  const { runs } = expand(parseDocument(text, YAML).toJS() as Config);
  return runs.flatMap(({ job }) => (job.steps ?? []).map(runStep).filter((step) => step !== undefined));
}
