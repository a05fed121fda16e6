/** CircleCI configuration: the published schema, and what it does not know but a run would find out. */
import { parseDocument } from 'yaml';
import { expand, type Config, type Run, type Step } from './expand.ts';
import { ORBS } from './orbs.ts';
import { circleciSchema } from './schema.ts';

/** Keys are words; what is wrong goes to the faults, not to the console. */
const YAML = { stringKeys: true, logLevel: 'error' } as const;

export interface RunStep {
  name: string;
  command: string;
  /** The same with each command on one line, as the shell takes it. */
  joined: string;
  background: boolean;
  when: string;
}

/** A `run` step in its long form, or undefined for any other step. */
function runStep(step: Step): RunStep | undefined {
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

const nameOf = (step: Step): string => (typeof step === 'string' ? step : (Object.keys(step)[0] ?? ''));

/** What opens something that stays open, and what has to close it whatever the job's result. */
const OPENS: [opens: RegExp, closes: RegExp][] = [
  [/\bwg-quick up\b/, /\bwg-quick down\b/],
  [/\bopenvpn\b.*--daemon\b/, /\bpkill -x openvpn\b/],
  [/\bopenconnect\b.*--background\b/, /\bkill\b.*vpn\.pid/],
  [/\btailscale up\b/, /\btailscale logout\b/],
  [/\bnetbird up\b/, /\bnetbird down\b/],
  [/\btwingate start\b/, /\btwingate stop\b/],
  [/\bzerotier-cli join\b/, /\bzerotier-cli leave\b/],
  [/\bopen-rule\.sh\b/, /\brevoke-security-group-ingress\b/],
  [/\bssm start-session\b.*--document-name/, /\bssm terminate-session\b/],
  [/\bssh -N -M -S (\S+)/, /\bssh -S \S+ -O exit\b/],
];
/** Ends a step that runs in the background. */
const ENDS = /\bp?kill\b|-O exit\b|\bterminate-session\b|\btailscale logout\b/;

/** What starts work elsewhere that goes on without the job: what watches it, and what ends it. */
const STARTS: [starts: RegExp, watches: RegExp, ends: RegExp][] = [
  [/\becs run-task\b/, /\becs describe-tasks\b/, /\becs stop-task\b/],
  [/\brun jobs execute\b/, /\bexecutions describe\b/, /\bexecutions cancel\b/],
  [/\bcontainerapp job start\b/, /\bjob execution show\b/, /\bcontainerapp job stop\b/],
];

/** Needs a kernel or a network device that a container of CircleCI does not have. */
const NEEDS_VM =
  /\bwg-quick\b|\bopenvpn --config\b|\bdocker (?:build|push|run|login)\b|\bnetbird up\b|\btwingate start\b|\bzerotier-cli join\b/;

/** Variables that a job has without a context. */
const GIVEN = /^(?:CIRCLE_\w+|CIRCLECI|HOME|PATH|PWD|USER|BASH_ENV|HOSTNAME|RULE_ID|ALL_PROXY)$/;

function executorFaults({ name, job }: Run, steps: RunStep[]): string[] {
  const faults: string[] = [];
  const kinds = ['docker', 'machine', 'macos'].filter((kind) => kind in job);
  if (kinds.length !== 1) faults.push(`job ${name}: ${kinds.join(' and ') || 'no'} executor`);
  const runner = /^[^/]+\/[^/]+$/.test(String(job['resource_class'] ?? ''));
  const remote = (job.steps ?? []).some((step) => nameOf(step) === 'setup_remote_docker');
  if (job['circleci_ip_ranges']) {
    if (!job['docker']) faults.push(`job ${name}: circleci_ip_ranges needs the Docker executor`);
    if (remote) faults.push(`job ${name}: circleci_ip_ranges fails with setup_remote_docker`);
    if (runner) faults.push(`job ${name}: circleci_ip_ranges is for CircleCI's cloud, not for a runner`);
  }
  if (remote && (!job['docker'] || runner)) faults.push(`job ${name}: setup_remote_docker cannot run here`);
  if (job['machine'] === true && !runner) faults.push(`job ${name}: machine: true without a runner's class`);
  if (runner && job['machine'] && job['machine'] !== true)
    faults.push(`job ${name}: a runner takes machine: true`);
  for (const image of [job['docker']].flat() as ({ image?: string } | undefined)[]) {
    if (image && !/:(?!latest$|edge$)[\w.-]+$|@sha256:[0-9a-f]{64}$/.test(image.image ?? ''))
      faults.push(`job ${name}: image ${image.image ?? '?'} has no tag`);
  }
  const machine = (job['machine'] as { image?: string } | undefined)?.image;
  if (machine && !/:(?!latest$|edge$|default$)[\w.-]+$/.test(machine))
    faults.push(`job ${name}: ${machine} has no tag`);
  const text = steps.map(({ command }) => command).join('\n');
  if (job['docker'] && !runner && !remote && NEEDS_VM.test(text))
    faults.push(`job ${name}: ${NEEDS_VM.exec(text)![0]} needs a virtual machine`);
  if (/\btailscaled\b/.test(text) && !/\btailscale up\b/.test(text))
    faults.push(`job ${name}: nobody joins the tailnet`);
  if (job['docker'] && /\btailscale up\b/.test(text) && !text.includes('--tun=userspace-networking'))
    faults.push(`job ${name}: a container has no TUN device for Tailscale`);
  return faults;
}

/** Waits in a loop, and fails with a message when it was in vain; the script of the tunnels' page does both. */
const failsLoudly = (command: string) =>
  /\.circleci\/wait-for\.sh\b/.test(command) ||
  (/\b(?:for|while|until)\b/.test(command) && /^\s*exit 1\b/m.test(command) && />&2/.test(command));

function tunnelFaults({ name, job }: Run): string[] {
  const faults: string[] = [];
  const steps = (job.steps ?? []).map((step) => ({ key: nameOf(step), run: runStep(step) }));
  steps.forEach(({ key, run }, at) => {
    const after = steps.slice(at + 1);
    if (run?.background) {
      const wait = after.find((step) => step.run && !step.run.background)?.run;
      const isLast = !after.some((step) => step.run?.background);
      const proves = after.some((step) => step.run && failsLoudly(step.run.command));
      // A second forwarder over a tunnel that is proven already needs no proof of its own.
      const proven = steps
        .slice(0, at)
        .some((step) => step.run && failsLoudly(step.run.command) && !step.run.background);
      if (!(wait && failsLoudly(wait.command)) && !(proves && !isLast) && !proven)
        faults.push(`job ${name}: "${run.name}" runs in the background and nothing waits for it`);
    }
    const closing = OPENS.filter(([opens]) => run && opens.test(run.joined)).map(([, closes]) => closes);
    for (const closes of run?.background && !closing.length ? [ENDS] : closing) {
      if (run?.when === 'always') continue;
      if (!after.some((step) => step.run?.when === 'always' && closes.test(step.run.joined)))
        faults.push(`job ${name}: "${run!.name}" opens something that no step with when: always closes`);
    }
    if (key.endsWith('/setup') && ORBS[key.split('/')[0]!]?.commands['cleanup'])
      if (!after.some((step) => step.key === key.replace('/setup', '/cleanup')))
        faults.push(`job ${name}: ${key} without its cleanup`);
  });
  return faults;
}

/** A green job whose step failed elsewhere, or one that nobody ends, is worse than no job. */
function startFaults({ name, job }: Run): string[] {
  const runs = (job.steps ?? []).map(runStep).filter((step) => step !== undefined);
  return STARTS.flatMap(([starts, watches, ends]) => {
    const at = runs.findIndex(({ command }) => starts.test(command));
    if (at < 0) return [];
    const after = runs.slice(at + 1);
    return [
      ...(after.some(({ command }) => watches.test(command) && failsLoudly(command))
        ? []
        : [`job ${name}: nothing waits for "${runs[at]!.name}" and fails with it`]),
      ...(after.some(({ command, when }) => when === 'always' && ends.test(command))
        ? []
        : [`job ${name}: no step with when: always ends "${runs[at]!.name}"`]),
    ];
  });
}

/** Asks the resource itself, or the tunnel's far end: an open local port proves nothing. */
const PROVES =
  /\.circleci\/kube-through\.sh|\bnc\b.*-z|\bpg_isready\b|\bpsql\b.*-c |\/dev\/tcp\/|\bcurl\b.*https:/;

function proofFaults({ name, job }: Run): string[] {
  const steps = (job.steps ?? []).map((step) => ({ key: nameOf(step), run: runStep(step) }));
  const opened = steps.findIndex(
    ({ key, run }) =>
      key === 'tunnel/setup' || (run && (run.background || OPENS.some(([opens]) => opens.test(run.joined)))),
  );
  if (opened < 0) return [];
  const proves = (run?: RunStep) =>
    run && !run.background && run.when !== 'always' && PROVES.test(run.joined);
  if (steps.slice(opened + 1).some(({ run }) => proves(run))) return [];
  return [`job ${name}: opens a path and never proves that it leads to the resource`];
}

function secretFaults({ name, job, entry }: Run, steps: RunStep[]): string[] {
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
function nameFaults(config: Config, runs: Run[]): string[] {
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

function orbFaults(config: Config, runs: Run[]): string[] {
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
function keyFaults(runs: Run[]): string[] {
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
function filterFaults({ name, entry }: Run): string[] {
  const filters = Object.entries((entry['filters'] ?? {}) as Record<string, object>);
  const wrong = [
    ...filters.map(([key]) => key).filter((key) => !/^(?:branches|tags)$/.test(key)),
    ...filters.flatMap(([, filter]) => Object.keys(filter)).filter((key) => !/^(?:only|ignore)$/.test(key)),
  ];
  return wrong.map((key) => `job ${name}: no filter ${key}`);
}

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
