/** Steps of a job, as the checks look at them. */
import type { Step } from './expand.ts';

export interface RunStep {
  name: string;
  command: string;
  /** The same with each command on one line, as the shell takes it. */
  joined: string;
  background: boolean;
  when: string;
}

/** A `run` step in its long form, or undefined for any other step. */
export function runStep(step: Step): RunStep | undefined {
  if (typeof step === 'string' || !('run' in step)) return undefined;
  const run = step['run'];
  const long = typeof run === 'string' ? { command: run } : ((run ?? {}) as Record<string, unknown>);
  const command = String(long['command'] ?? '');
  return {
    name: String(long['name'] ?? ''),
    command,
    joined: command.replace(/\\\n\s*/g, ' '),
    background: long['background'] === true,
    when: String(long['when'] ?? 'on_success'),
  };
}

/** What a step is called: its key. */
export const nameOf = (step: Step): string =>
  typeof step === 'string' ? step : (Object.keys(step)[0] ?? '');

/** Variables that a job has without a context. */
export const GIVEN = /^(?:CIRCLE_\w+|CIRCLECI|HOME|PATH|PWD|USER|BASH_ENV|HOSTNAME|RULE_ID|ALL_PROXY)$/;
