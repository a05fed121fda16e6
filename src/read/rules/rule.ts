/** What a rule is, and what it may look at. A family of rules is one file; adding a rule is one entry in it. */
import type { Config, Job, Run, Step } from '../config/model.ts';
import type { Command } from '../shell/command.ts';
import type { Severity } from './severity.ts';
import { selfHosted } from '../ways/declared.ts';
import type { Evidence, Way } from '../ways/way.ts';

/** What the guide knows and a rule needs, handed in so that the engine reads no files. */
export interface Knowledge {
  /** CircleCI's published addresses of jobs that opted in, and of its own services. */
  jobs: readonly string[];
  core: readonly string[];
  /** Placeholders of the guide's snippets, such as `YOUR_HOST`. */
  placeholders: readonly string[];
}

export interface Hit {
  line: number;
  severity?: Severity | undefined;
  /** The file alone does not decide whether it happens: an assumed executor, a condition, a parameter. */
  conditional?: boolean | undefined;
}

export interface Context {
  config: Config;
  job: Job;
  run: Run;
  evidence: readonly Evidence[];
  knowledge: Knowledge;
}

export interface Rule {
  /** Stands in reports and in the comment that puts a finding aside; never changes. */
  id: string;
  severity: Severity;
  /** What happens, in one sentence. */
  why: string;
  /** What to do. */
  remedy: string;
  /** Section of the guide, from the topic's address. */
  address: string;
  /** Ids in `content/sources.yaml`; empty where it is the guide's judgment. */
  sources: readonly string[];
  /** What looks like it and is not. */
  traps?: string;
  /** Shown once in a file, whatever the number of places. */
  once?: boolean;
  job?: (context: Context) => Hit[];
  file?: (config: Config, knowledge: Knowledge) => Hit[];
}

export interface Placed {
  step: Step;
  command: Command;
}

/** Every command of a run with its step. */
export const commandsOf = ({ steps }: Run): Placed[] =>
  steps.flatMap((step) => step.commands.map((command) => ({ step, command })));

/** Hits at the commands that a test takes. */
export const atCommands = (
  { run }: Context,
  wanted: (command: Command, step: Step) => boolean,
  severity?: Severity,
): Hit[] =>
  commandsOf(run)
    .filter(({ command, step }) => wanted(command, step))
    .map(({ command, step }) => ({ line: command.line, severity, conditional: step.conditional }));

/** Where a step, a tunnel or a piece of evidence stands. */
export const place = ({ line, conditional }: Hit): Hit => ({ line, conditional });

/** A parameter that a step hands to an orb's command, by one of its names. */
export const given = (step: Step, ...names: readonly string[]): Step['given'][number] | undefined =>
  step.given.find(({ key }) => names.includes(key));

/** Images of a job's containers. */
export const imagesOf = ({ config: { source }, run }: Context): string[] =>
  source.items(run.executor.node).map((image) => run.scope.string(source.get(image, 'image')) ?? '');

export const hasWay = ({ evidence }: Context, ...ways: readonly Way[]): boolean =>
  evidence.some(({ way, sure }) => sure !== 'named' && ways.includes(way));

export const builtin = ({ steps }: Run, name: string): Step[] =>
  steps.filter((step) => step.kind === 'builtin' && step.name === name);

/** Whether the job runs on CircleCI's own hosts in this kind of executor. */
export const hostedOn = (run: Run, ...kinds: readonly Run['executor']['kind'][]): boolean =>
  !selfHosted(run) && kinds.includes(run.executor.kind);

/** All shell text of a run. */
export const textOf = ({ steps }: Run): string =>
  steps.map(({ rows }) => rows.map(({ text }) => text).join('\n')).join('\n');

/** A small job for a test of a rule. */
export interface CaseJob {
  on?: 'vm' | 'docker' | 'macos' | 'container-runner' | 'machine-runner';
  /** Keys of the job beside its executor, as YAML. */
  keys?: string;
  /** Its steps, as YAML; or the text of its only one. */
  steps?: string;
  shell?: string;
  /** What stands above the jobs. */
  head?: string;
}

/** Shell text of one step on a Linux machine, a job, or a whole file. */
export type Case = string | CaseJob | { file: string };

/** Where a rule must find something, on the rows that are marked, and what looks like it and is not. */
export type RuleCases = Record<string, { hits: readonly Case[]; misses: readonly Case[] }>;
