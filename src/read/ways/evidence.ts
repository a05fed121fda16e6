/** All evidence of a run for its ways, and the best of each. */
import type { Job, Run, Step } from '../config/model.ts';
import type { Source } from '../document.ts';
import { has } from '../options.ts';
import { targetOf, type Command } from '../shell/command.ts';
import { ipRanges, runner, wayOfOrb } from './declared.ts';
import { besides, farDocker } from './beside.ts';
import { byName, byOrb, TITLES } from './names.ts';
import { wayOf } from './programs.ts';
import { proxied } from './ssh.ts';
import { likely, sure, type Evidence, type Found, type Sure, type Way } from './way.ts';

/** Image tags written into a file that is then pushed: delivery by Git. */
function gitDelivery(step: Step): Found | undefined {
  const pushes = step.commands.some((command) => command.program === 'git' && has(command, 'push'));
  if (!pushes) return undefined;
  const writes = step.commands.some(
    (command) =>
      (command.program === 'kustomize' && has(command, 'set', 'image')) ||
      (/^(yq|sed)$/.test(command.program) &&
        command.args.some((arg) => /image|tag/i.test(arg)) &&
        command.args.some((arg) => /\.ya?ml$/.test(arg))),
  );
  const named = step.commands.some(
    ({ program, args }) =>
      program === 'git' &&
      args.some(
        (arg, at) =>
          /gitops|argocd|manifests/i.test(arg) && !/^-\w*m$/.test(args[at - 1] ?? '') && !/\s/.test(arg),
      ),
  );
  return writes || named ? likely('pull-based', 'a manifest is pushed') : undefined;
}

/** Commands that set up what another command would otherwise show a way into. */
const own = (run: Run, test: (command: Command) => boolean): boolean =>
  run.steps.some(({ commands }) => commands.some(test));
const makesCluster = ({ program, args }: Command): boolean =>
  (/^(kind|k3d|ctlptl)$/.test(program) && args.includes('create')) ||
  (/^(minikube|microk8s|k0s)$/.test(program) && args.includes('start')) ||
  program === 'k3s';
const makesGroup = (command: Command): boolean =>
  command.program === 'aws' && has(command, 'create-security-group');

/** An Argo CD server that runs in the job itself. */
const namesOwnServer = ({ program, args }: Command): boolean =>
  program === 'argocd' && args.some((arg) => /^(--server=)?(localhost|127\.0\.0\.1)(:\d+)?$/.test(arg));

/** What puts a far server at a port of the job. */
const opensTunnel = (command: Command): boolean =>
  /^(ssh-bastion|cloud-broker|other-broker|reverse-tunnel)$/.test(wayOf(command)?.way ?? '');

/** Evidence that the rest of the job takes back: a cluster, a server or a group that the job made for itself. */
function takenBack(run: Run): (found: Found) => boolean {
  const cluster =
    own(run, makesCluster) || run.steps.some(({ orb }) => /(^|\/)(kind|k3d|minikube)/.test(orb?.name ?? ''));
  const group = own(run, makesGroup);
  // In its core mode the client talks to Kubernetes, and no server of Argo CD is there to dial.
  const core = own(run, ({ program, args }) => program === 'argocd' && args.includes('--core'));
  const server = core || (own(run, namesOwnServer) && !own(run, opensTunnel));
  return ({ seen }) =>
    (cluster && seen === 'kubectl port-forward') ||
    (server && seen === 'argocd app') ||
    (group && seen.includes('security-group-ingress'));
}

/** SSH's settings that a step writes into a file. */
function writtenSettings({ commands }: Step): (Found & { line: number })[] {
  return commands.flatMap((command) => {
    const { program, args, file, piped, heredoc, line } = command;
    const rows =
      heredoc && targetOf(command) !== undefined
        ? heredoc
        : /^(echo|printf)$/.test(program) && (file !== undefined || piped)
          ? [{ n: line, text: args.join(' ') }]
          : [];
    return rows.flatMap(({ n, text }) => {
      if (/^\s*#/.test(text)) return [];
      const through = /ProxyCommand/.test(text) ? proxied(text) : undefined;
      if (through) return [{ ...through, line: n }];
      return /\bProxyJump[\s=]+(?!none)|\bProxyCommand[\s="]+ssh\b/.test(text)
        ? [{ ...likely('ssh-bastion', 'ProxyJump in a file'), line: n }]
        : [];
    });
  });
}

/** All evidence of one run, in the order of the file. */
export function evidenceOf(source: Source, job: Job, run: Run): Evidence[] {
  const evidence: Evidence[] = [];
  const back = takenBack(run);
  const add = (found: Found | undefined, line: number, conditional = false) => {
    if (found && !back(found)) evidence.push({ ...found, line, ...(conditional ? { conditional } : {}) });
  };
  const key = ipRanges(run);
  if (key)
    add(
      key.byParameter ? likely('ip-ranges', 'circleci_ip_ranges') : sure('ip-ranges', 'circleci_ip_ranges'),
      key.line,
    );
  add(runner(run), run.executor.resourceClass?.line ?? job.line);
  for (const { line, ...found } of besides(source, run)) add(found, line);
  for (const keys of [run.keys, ...run.steps.map(({ given }) => given)]) {
    const line = farDocker(source, keys);
    if (line) add(sure('ssh-host', 'docker over SSH'), line);
  }
  for (const step of run.steps) {
    add(wayOfOrb(step) ?? byOrb(step), step.line, step.conditional);
    for (const command of step.commands) {
      const found = wayOf(command);
      // A script that the step writes may be changed before it runs.
      add(
        found?.sure === 'sure' && command.likely ? { ...found, sure: 'likely' } : found,
        command.line,
        step.conditional,
      );
    }
    for (const { line, ...found } of writtenSettings(step)) add(found, line, step.conditional);
    add(gitDelivery(step), step.rows[0]?.n ?? step.line, step.conditional);
    // The title of an orb's step is the orb's own name.
    const title = step.kind === 'run' && TITLES.find(([pattern]) => pattern.test(step.title));
    if (title) evidence.push({ way: title[1], sure: 'named', seen: 'a title', line: step.line });
    for (const command of step.commands) {
      const named = byName(command);
      if (named) evidence.push({ ...named, line: command.line });
    }
  }
  return evidence;
}

const RANK: Record<Sure, number> = { sure: 0, likely: 1, named: 2 };

/** One row a way, with its best evidence; a name counts only where nothing better is seen. */
export function settle(evidence: readonly Evidence[]): Evidence[] {
  const best = new Map<Way, Evidence>();
  for (const each of evidence) {
    const known = best.get(each.way);
    if (!known || RANK[each.sure] < RANK[known.sure]) best.set(each.way, each);
  }
  // A hop over a bastion or a broker is no second way of its own.
  if (
    ['ssh-bastion', 'cloud-broker', 'reverse-tunnel'].some(
      (way) => (best.get(way as Way)?.sure ?? 'named') !== 'named',
    )
  ) {
    best.delete('ssh-host');
  }
  const firm = [...best.values()].filter((each) => each.sure !== 'named');
  // A host that SSH goes to may well be behind the network that a name hints at.
  const bare = firm.every(({ way }) => way === 'ssh-host');
  return [...best.values()].filter(
    ({ way, sure }) => sure !== 'named' || !firm.length || (bare && /^(vpn|mesh-vpn)$/.test(way)),
  );
}
