/** What a configuration comes to: jobs as workflows call them, their executor and their steps, commands unfolded. */
import type { Node } from 'yaml';
import type { Entry, Line, Source } from '../document.ts';
import type { Scope } from '../scope.ts';
import type { Command } from '../shell/command.ts';

export interface Executor {
  kind: 'docker' | 'machine' | 'macos' | 'windows' | 'unknown';
  line: number;
  /** Where `docker`, `machine` or `macos` is written. */
  node?: Node | undefined;
  resourceClass?: { text: string; line: number } | undefined;
  /** The shell of steps that name none. */
  shell?: Entry | undefined;
  /** Its variables, and those of its first image, in which the steps run. */
  environment?: Entry[];
  /** Taken from the name of a registry orb's executor, which the file does not show. */
  assumed: boolean;
  /** The file names no executor at all. */
  missing: boolean;
}

export interface OrbUse {
  /** Name in the registry, such as `circleci/aws-cli`. */
  name: string;
  version: string;
  command: string;
}

export interface Step {
  kind: 'run' | 'orb' | 'builtin';
  /** `run`, `checkout`, or `alias/command`. */
  name: string;
  title: string;
  line: number;
  background: boolean;
  /** `always`, `on_fail` or `on_success`. */
  when: string;
  /** Whether a condition that the file cannot decide stands around it. */
  conditional: boolean;
  orb?: OrbUse | undefined;
  /** Parameters of an orb's command or keys of a built-in step. */
  given: Entry[];
  rows: Line[];
  commands: Command[];
  /** The shell of a step whose text is not read, or not all of it, since it is no shell of Unix. */
  language?: string;
  /** The parameter of the pipeline that its whole text is: whoever starts one may hand over another. */
  handed?: string | undefined;
  /** What parameters stand for at its place. */
  scope: Scope;
}

export interface Run {
  executor: Executor;
  steps: Step[];
  /** Keys of the job, behind the variables that its executor sets. */
  keys: Entry[];
  scope: Scope;
}

export interface Job {
  name: string;
  line: number;
  /** Entries of the job itself, merged ones included. */
  node: Node | undefined;
  /** Whether a workflow runs it; true without workflows. */
  used: boolean;
  runs: Run[];
  /** Orb that has the job, or the reason why the file does not show it. */
  elsewhere?: string | undefined;
  /** Calls in workflows, for keys that are written there by mistake. */
  calls: readonly Entry[];
  matrix: boolean;
}

export interface Orb {
  alias: string;
  name: string;
  version: string;
  line: number;
}

export interface Config {
  source: Source;
  version: string;
  setup: boolean;
  orbs: Orb[];
  jobs: Job[];
  executors: readonly Entry[];
  commands: readonly Entry[];
  workflows: readonly Entry[];
}
