/**
 * Evidence for each way into a private network: what a command, a key or an orb of a job shows. `sure` is what does
 * only this; `likely` is shown as such; `named` is a word in a title or a script's name, and never drawn.
 */
import type { Job, Run, Step } from './config.ts';
import { GIT_HOST, has, operands, SSH_TAKES, sshOperands, sshOptions, valueOf, valuesOf } from './options.ts';
import { hiddenBy } from './scripts.ts';
import type { Command } from './shell.ts';

export type Way =
  | 'ip-ranges'
  | 'vpn'
  | 'mesh-vpn'
  | 'reverse-tunnel'
  | 'exposes'
  | 'ssh-bastion'
  | 'ssh-host'
  | 'cloud-broker'
  | 'other-broker'
  | 'just-in-time'
  | 'container-runner'
  | 'machine-runner'
  | 'runner'
  | 'site-to-site'
  | 'pull-based'
  | 'argocd-api';

export type Sure = 'sure' | 'likely' | 'named';

export interface Evidence {
  way: Way;
  sure: Sure;
  line: number;
  /** What was seen, without any value of the reader's: `aws ssm start-session`. */
  seen: string;
  /** Under a condition or a default that the file cannot decide. */
  conditional?: boolean;
}

type Found = Pick<Evidence, 'way' | 'sure' | 'seen'>;

const sure = (way: Way, seen: string): Found => ({ way, sure: 'sure', seen });
const likely = (way: Way, seen: string): Found => ({ way, sure: 'likely', seen });

const REMOTE = /^(?:[\w.$@{}<>…-]+@)?[\w.$[\]{}…-]+:(?!\/\/)/;
const TUNNEL_NAMES = /\.(ngrok\.io|ngrok\.app|ngrok-free\.app|trycloudflare\.com)\b/;

/** What stands behind a `ProxyCommand`, on a command line or in a file that the job writes. */
function proxied(text: string): Found | undefined {
  if (/aws\s.*ssm\s+start-session|start-iap-tunnel|az\s+network\s+bastion|ec2-instance-connect/.test(text))
    return sure('cloud-broker', 'ssh through a cloud broker');
  return /cloudflared\s+access/.test(text) ? sure('reverse-tunnel', 'ssh through cloudflared') : undefined;
}

/** The job's own side, where no wall stands in between. */
const OWN = /^(?:[^@\s]*@)?(?:localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)(?::|$)/;
const elsewhere = (host: string): boolean => !GIT_HOST.test(host) && !OWN.test(host);

function ssh(command: Command): Found | undefined {
  const options = sshOptions(command);
  const proxy = options.get('proxycommand') ?? '';
  const through = proxied(proxy);
  if (through) return through;
  if (valuesOf(command, '-R').length) return sure('exposes', 'ssh -R');
  const [host = '', ...far] = sshOperands(command);
  if (!elsewhere(host) || host === 'remote-docker') return undefined;
  for (const flag of ['-L', '-D', '-J', '-W']) {
    if (valuesOf(command, flag).length) return sure('ssh-bastion', `ssh ${flag}`);
  }
  if (options.has('proxyjump') || (proxy && proxy !== 'none'))
    return sure('ssh-bastion', 'ssh with a jump host');
  if (/^(ssh|scp)\b/.test(far.find((word) => !word.startsWith('-')) ?? ''))
    return sure('ssh-bastion', 'ssh through a host');
  return host ? sure('ssh-host', 'ssh to a host') : undefined;
}

function aws(command: Command): Found | undefined {
  if (has(command, 'ssm', 'start-session')) {
    const probe = command.bounded && command.excused && !valueOf(command, '--document-name');
    return probe ? undefined : sure('cloud-broker', 'aws ssm start-session');
  }
  if (has(command, 'ec2-instance-connect', 'open-tunnel')) {
    return sure('cloud-broker', 'aws ec2-instance-connect open-tunnel');
  }
  if (has(command, 'ssm', 'send-command')) return likely('cloud-broker', 'aws ssm send-command');
  if (has(command, 'ec2', 'authorize-security-group-ingress')) {
    return sure('just-in-time', 'aws ec2 authorize-security-group-ingress');
  }
  if (has(command, 'ec2', 'revoke-security-group-ingress')) {
    return likely('just-in-time', 'aws ec2 revoke-security-group-ingress');
  }
  if (has(command, 'wafv2', 'update-ip-set')) return sure('just-in-time', 'aws wafv2 update-ip-set');
  if (
    has(command, 'eks', 'update-cluster-config') &&
    command.args.some((arg) => arg.includes('publicAccessCidrs'))
  ) {
    return sure('just-in-time', 'aws eks update-cluster-config publicAccessCidrs');
  }
  return undefined;
}

function gcloud(command: Command): Found | undefined {
  if (has(command, 'start-iap-tunnel')) return sure('cloud-broker', 'gcloud compute start-iap-tunnel');
  if (has(command, '--tunnel-through-iap')) return sure('cloud-broker', 'gcloud … --tunnel-through-iap');
  if (has(command, 'compute', 'ssh') || has(command, 'compute', 'scp'))
    return sure('ssh-host', 'gcloud compute ssh');
  if (has(command, 'firewall-rules', 'create') || has(command, 'firewall-rules', 'update')) {
    // A rule for Google's own forwarder is what IAP needs to stand, no rule for one job.
    return valueOf(command, '--source-ranges') === '35.235.240.0/20'
      ? undefined
      : sure('just-in-time', 'gcloud compute firewall-rules');
  }
  const lists = ['--master-authorized-networks', '--authorized-networks'];
  const list = lists.find((name) => valueOf(command, name) !== undefined);
  return list ? sure('just-in-time', `gcloud … ${list}`) : undefined;
}

function az(command: Command): Found | undefined {
  if (has(command, 'network', 'bastion')) return sure('cloud-broker', 'az network bastion');
  if (has(command, 'firewall-rule', 'create') || has(command, 'network-rule', 'add')) {
    return sure('just-in-time', 'az … rule');
  }
  return valueOf(command, '--api-server-authorized-ip-ranges') === undefined
    ? undefined
    : sure('just-in-time', 'az aks … --api-server-authorized-ip-ranges');
}

/** Copies to or from a far host, `rsync`, `scp`, `sftp`. */
function copies(command: Command): Found | undefined {
  const { program } = command;
  const shell = program === 'rsync' ? (valueOf(command, '-e', '--rsh') ?? '') : command.args.join(' ');
  const through = /ProxyCommand/.test(shell) ? proxied(shell) : undefined;
  if (through) return through;
  if (/ProxyJump|ProxyCommand|(^|\s)-J/.test(shell))
    return sure('ssh-bastion', `${program} with a jump host`);
  if (program === 'sftp')
    return first(command) && elsewhere(first(command)) ? sure('ssh-host', 'sftp to a host') : undefined;
  const remote = operands(command, program === 'rsync' ? ['-e', '--rsh'] : SSH_TAKES).find((arg) =>
    REMOTE.test(arg),
  );
  return remote && elsewhere(remote) ? sure('ssh-host', `${program} to a host`) : undefined;
}

const first = (command: Command): string => operands(command)[0] ?? '';
const asks = (command: Command): boolean =>
  command.args.some((arg) => /^(--version|-V|-v|--help|-h|version|help)$/.test(arg));

/** What each program says, by its name. */
const PROGRAMS: Record<string, (command: Command) => Found | undefined> = {
  ssh,
  aws,
  gcloud,
  az,
  rsync: copies,
  scp: copies,
  sftp: copies,
  autossh: (command) =>
    valuesOf(command, '-R').length ? sure('exposes', 'autossh -R') : sure('ssh-bastion', 'autossh'),
  sshuttle: () => sure('ssh-bastion', 'sshuttle'),
  openvpn: (command) =>
    command.args.some((arg) => arg === '--config' || /\.(ovpn|conf)$/.test(arg))
      ? sure('vpn', 'openvpn')
      : undefined,
  openvpn3: (command) => (has(command, 'session-start') ? sure('vpn', 'openvpn3 session-start') : undefined),
  'openvpn3-autoload': () => sure('vpn', 'openvpn3-autoload'),
  'wg-quick': (command) => (first(command) === 'up' ? sure('vpn', 'wg-quick up') : undefined),
  wg: (command) => (first(command) === 'setconf' ? likely('vpn', 'wg setconf') : undefined),
  openconnect: (command) => (asks(command) ? undefined : sure('vpn', 'openconnect')),
  openfortivpn: (command) => (asks(command) ? undefined : sure('vpn', 'openfortivpn')),
  vpnc: (command) => (asks(command) ? undefined : sure('vpn', 'vpnc')),
  ipsec: (command) => (first(command) === 'up' ? sure('vpn', 'ipsec up') : undefined),
  swanctl: (command) =>
    has(command, '--initiate') || has(command, '-i') ? sure('vpn', 'swanctl --initiate') : undefined,
  systemctl: (command) =>
    first(command) === 'start' && command.args.some((arg) => /^(wg-quick@|openvpn(-client)?@)/.test(arg))
      ? likely('vpn', 'systemctl start')
      : undefined,
  service: (command) =>
    /^openvpn/.test(first(command)) && has(command, 'start')
      ? likely('vpn', 'service openvpn start')
      : undefined,
  tailscale: (command) =>
    /^(up|login)$/.test(first(command)) ? sure('mesh-vpn', `tailscale ${first(command)}`) : undefined,
  tailscaled: () => likely('mesh-vpn', 'tailscaled'),
  'zerotier-cli': (command) => (has(command, 'join') ? sure('mesh-vpn', 'zerotier-cli join') : undefined),
  netbird: (command) => (first(command) === 'up' ? sure('mesh-vpn', 'netbird up') : undefined),
  twingate: (command) =>
    first(command) === 'start'
      ? sure('mesh-vpn', 'twingate start')
      : first(command) === 'setup'
        ? likely('mesh-vpn', 'twingate setup')
        : undefined,
  twingated: () => sure('mesh-vpn', 'twingated'),
  nebula: (command) => (valueOf(command, '-config') ? likely('mesh-vpn', 'nebula -config') : undefined),
  cloudflared: (command) => {
    const at = command.args.indexOf('access');
    const kind = at < 0 ? '' : (command.args[at + 1] ?? '');
    if (/^(tcp|ssh|rdp|smb|curl)$/.test(kind)) return sure('reverse-tunnel', `cloudflared access ${kind}`);
    return first(command) === 'tunnel' ? sure('exposes', 'cloudflared tunnel') : undefined;
  },
  ngrok: (command) =>
    /^(http|tcp|tls|start)$/.test(first(command)) ? sure('exposes', `ngrok ${first(command)}`) : undefined,
  lt: (command) => (valueOf(command, '--port', '-p') ? sure('exposes', 'lt --port') : undefined),
  localtunnel: () => sure('exposes', 'localtunnel'),
  curl: (command) => {
    if (command.args.some((arg) => /CF-Access-Client-(Id|Secret)/i.test(arg))) {
      return sure('reverse-tunnel', 'CF-Access-Client-Id header');
    }
    // What is sent to such a name leaves; nothing private is reached.
    const sends =
      /^(POST|PUT)$/i.test(valueOf(command, '-X', '--request') ?? '') ||
      command.args.some((arg) => /^(-[dFT]|--data|--form|--upload-file|--json)/.test(arg));
    return !sends && command.args.some((arg) => TUNNEL_NAMES.test(arg))
      ? likely('reverse-tunnel', "a tunnel vendor's name")
      : undefined;
  },
  wget: (command) =>
    command.args.some((arg) => TUNNEL_NAMES.test(arg))
      ? likely('reverse-tunnel', "a tunnel vendor's name")
      : undefined,
  cloud_sql_proxy: (command) => (asks(command) ? undefined : sure('other-broker', 'Cloud SQL Auth Proxy')),
  'cloud-sql-proxy': (command) => (asks(command) ? undefined : sure('other-broker', 'Cloud SQL Auth Proxy')),
  kubectl: (command) =>
    has(command, 'port-forward') ? sure('other-broker', 'kubectl port-forward') : undefined,
  boundary: (command) =>
    first(command) === 'connect' ? sure('other-broker', 'boundary connect') : undefined,
  tsh: (command) => (asks(command) ? undefined : sure('other-broker', 'tsh')),
  tbot: (command) => (first(command) === 'start' ? sure('other-broker', 'tbot start') : undefined),
  cf: (command) =>
    first(command) === 'ssh' && valuesOf(command, '-L').length
      ? sure('other-broker', 'cf ssh -L')
      : undefined,
  fly: (command) => (first(command) === 'proxy' ? sure('other-broker', 'fly proxy') : undefined),
  flyctl: (command) => (first(command) === 'proxy' ? sure('other-broker', 'fly proxy') : undefined),
  doctl: (command) => {
    if (!command.args.some((arg) => /^firewalls?$/.test(arg))) return undefined;
    if (command.args.some((arg) => /^(add-rules|append|create|update|replace)$/.test(arg)))
      return sure('just-in-time', 'doctl … firewalls');
    return command.args.some((arg) => /^remove/.test(arg))
      ? likely('just-in-time', 'doctl … firewalls remove')
      : undefined;
  },
  atlas: (command) =>
    has(command, 'accessList', 'create') || has(command, 'accessLists', 'create')
      ? sure('just-in-time', 'atlas accessList create')
      : undefined,
  flux: (command) =>
    /^(push|tag)$/.test(first(command)) && has(command, 'artifact')
      ? sure('pull-based', `flux ${first(command)} artifact`)
      : undefined,
  argocd: (command) =>
    has(command, 'app') && command.args.some((arg) => /^(sync|set|create|wait)$/.test(arg))
      ? likely('argocd-api', 'argocd app')
      : undefined,
  git: (command) => {
    const shell = command.words.find((word) => word.startsWith('GIT_SSH_COMMAND=')) ?? '';
    if (/ProxyJump|ProxyCommand|\s-J\s/.test(shell))
      return proxied(shell) ?? sure('ssh-bastion', 'git through a jump host');
    const address = command.args.find((arg) => /^ssh:\/\//.test(arg));
    return has(command, 'push') && address && !GIT_HOST.test(address)
      ? likely('ssh-host', 'git push over SSH')
      : undefined;
  },
  cap: (command) => (has(command, 'deploy') ? likely('ssh-host', 'cap deploy') : undefined),
  dep: (command) => (has(command, 'deploy') ? likely('ssh-host', 'dep deploy') : undefined),
  'ansible-playbook': (command) => (asks(command) ? undefined : likely('ssh-host', 'ansible-playbook')),
  mina: (command) => (has(command, 'deploy') ? likely('ssh-host', 'mina deploy') : undefined),
  fab: (command) => (first(command) ? likely('ssh-host', 'fab') : undefined),
};

/** Clients that a script of the repository may be told to run: `./keep-up.sh ssh -N -L …`. */
const HANDED = /^(ssh|autossh|aws|gcloud|cloudflared|kubectl|openvpn)$/;

/** What a command shows, if anything. */
export function wayOf(command: Command): Found | undefined {
  const { program, args } = command;
  if (Object.hasOwn(PROGRAMS, program)) return PROGRAMS[program]!(command);
  const at = program.endsWith('.sh') ? args.findIndex((arg) => HANDED.test(arg)) : -1;
  const found = at >= 0 && PROGRAMS[args[at]!]!({ ...command, program: args[at]!, args: args.slice(at + 1) });
  return found && found.way !== 'ssh-host' ? { ...found, sure: 'likely' } : undefined;
}

const HARMLESS = /^(install|greet|check|hello|version)/;

/** What an orb's command shows, by the orb's name in the registry; an alias may be a false friend. */
export function wayOfOrb({ orb }: Step): Found | undefined {
  if (!orb || HARMLESS.test(orb.command)) return undefined;
  const { name, command, version } = orb;
  // A version that a parameter names is how an orb itself is tested.
  if (/^dev:.*<</.test(version)) return undefined;
  if (name === 'cci-labs/site-to-site-connectivity') return sure('site-to-site', `${name} ${command}`);
  if (/tailscale|zerotier|netbird|twingate/.test(name)) return sure('mesh-vpn', name);
  if (/openvpn|wireguard|gpvpn|globalprotect|vpn/.test(name)) return sure('vpn', name);
  if (/allow-?list|white-?list|security-?group/.test(name)) return sure('just-in-time', name);
  return undefined;
}

/** A class of an organization's own: `namespace/name`, the name perhaps by a parameter that only a run has. */
const SELF_HOSTED = /^[\w.-]+\/([\w.-]|<<[^<>]*>>)+$/;

/** Class of a self-hosted runner, after parameters were filled in. */
export const selfHosted = ({ executor }: Run): boolean =>
  SELF_HOSTED.test(executor.resourceClass?.text ?? '');

function runner(run: Run): Found | undefined {
  if (!selfHosted(run)) return undefined;
  const { kind } = run.executor;
  if (kind === 'docker') return sure('container-runner', 'docker and a self-hosted class');
  if (kind === 'unknown') return likely('runner', 'a self-hosted class');
  return sure('machine-runner', 'machine and a self-hosted class');
}

const TITLES: [RegExp, Way][] = [
  [/\b(open)?vpn\b/i, 'vpn'],
  [/\b(tailscale|tailnet|zerotier|netbird|twingate)\b/i, 'mesh-vpn'],
  [/\bbastion\b|\bjump ?(host|box)\b|\bssh tunnel\b/i, 'ssh-bastion'],
  [/\bover ssh\b/i, 'ssh-host'],
  [/\b(allow|white)[- ]?list|security[- ]?group/i, 'just-in-time'],
];

/** The name of a script or a variable that is run, or of a repository that is cloned. */
function byName(command: Command): Found | undefined {
  const { program, args } = command;
  const hint = (way: Way, seen: string): Found => ({ way, sure: 'named', seen });
  if (program === 'git')
    return has(command, 'clone') && args.some((arg) => /\$\{?\w*CONFIG_REPO/.test(arg))
      ? hint('pull-based', 'a repository’s name')
      : undefined;
  const hidden = hiddenBy(command);
  if (hidden?.kind !== 'scripts') return undefined;
  const words = hidden.name.replace(/^.*\//, '').replace(/[-_.${}]+/g, ' ');
  const way = TITLES.find(([pattern]) => pattern.test(words))?.[1];
  return way && hint(way, hidden.name.startsWith('$') ? 'a variable that is run' : 'a script’s name');
}

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

/** Whether the key is on: surely, by a parameter's default, or not. */
export function ipRanges(run: Run): { line: number; byParameter: boolean } | undefined {
  const entry = run.keys.find(({ key }) => key === 'circleci_ip_ranges');
  if (!entry) return undefined;
  const text = run.scope.string(entry.value)?.trim() ?? '';
  // A value that only a run has may be true.
  if (text !== 'true' && !text.includes('<<')) return undefined;
  return { line: entry.line, byParameter: run.scope.byParameter(entry.value) };
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

/** Evidence that the rest of the job takes back: a cluster or a group that the job made for itself. */
function takenBack(run: Run): (found: Found) => boolean {
  const cluster =
    own(run, makesCluster) || run.steps.some(({ orb }) => /(^|\/)(kind|k3d|minikube)/.test(orb?.name ?? ''));
  const group = own(run, makesGroup);
  return ({ seen }) =>
    (cluster && seen === 'kubectl port-forward') || (group && seen.includes('security-group-ingress'));
}

/** SSH's settings that a step writes into a file. */
function writtenSettings({ commands }: Step): (Found & { line: number })[] {
  return commands.flatMap((command) => {
    const { program, args, file, piped, heredoc, line } = command;
    const rows =
      heredoc && (file !== undefined || program === 'tee')
        ? heredoc
        : /^(echo|printf)$/.test(program) && (file !== undefined || piped)
          ? [{ n: line, text: args.join(' ') }]
          : [];
    return rows.flatMap(({ n, text }) => {
      if (/^\s*#/.test(text)) return [];
      const through = /ProxyCommand/.test(text) ? proxied(text) : undefined;
      if (through) return [{ ...through, line: n }];
      return /\bProxyJump\s+(?!none)|\bProxyCommand\s+ssh\b/.test(text)
        ? [{ ...likely('ssh-bastion', 'ProxyJump in a file'), line: n }]
        : [];
    });
  });
}

/** All evidence of one run, in the order of the file. */
export function evidenceOf(job: Job, run: Run): Evidence[] {
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
  for (const step of run.steps) {
    add(wayOfOrb(step), step.line, step.conditional);
    for (const command of step.commands) {
      const found = wayOf(command);
      // A script that the step writes may be changed before it runs.
      add(found && command.likely ? { ...found, sure: 'likely' } : found, command.line, step.conditional);
    }
    for (const { line, ...found } of writtenSettings(step)) add(found, line, step.conditional);
    add(gitDelivery(step), step.rows[0]?.n ?? step.line, step.conditional);
    for (const [pattern, way] of TITLES) {
      if (pattern.test(step.title)) {
        evidence.push({ way, sure: 'named', seen: 'a title', line: step.line });
        break;
      }
    }
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
  const firm = [...best.values()].some((each) => each.sure !== 'named');
  return [...best.values()].filter((each) => each.sure !== 'named' || !firm);
}
