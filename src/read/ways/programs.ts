/** What each program shows, by its name. */
import { has, operands, valueOf, valuesOf } from '../options.ts';
import type { Command } from '../shell/command.ts';
import { aws, az, gcloud } from './clouds.ts';
import { copies, git, proxied, ssh } from './ssh.ts';
import { likely, sure, type Found, type Way } from './way.ts';

const TUNNEL_NAMES = /\.(ngrok\.io|ngrok\.app|ngrok-free\.app|trycloudflare\.com)\b/;

/** Units whose start opens a way. */
const unitOf = ({ args }: Command): Found | undefined =>
  args.some((arg) => /^(wg-quick@|openvpn(-client)?(@|\.service$|$)|strongswan|openfortivpn)/.test(arg))
    ? likely('vpn', 'systemctl start')
    : args.some((arg) => /^(tailscaled|netbird|twingate|zerotier-one)(\.service)?$/.test(arg))
      ? likely('mesh-vpn', 'systemctl start')
      : undefined;

const first = (command: Command): string => operands(command)[0] ?? '';
const asks = (command: Command): boolean =>
  command.args.some((arg) => /^(--version|-V|-v|--help|-h|version|help)$/.test(arg));

/** A jump host or a broker in the settings that Ansible hands to SSH. */
const jumps = (settings: string): Found | undefined =>
  /ProxyJump|ProxyCommand/.test(settings)
    ? (proxied(settings) ?? likely('ssh-bastion', 'Ansible with a jump host'))
    : undefined;

/** A playbook that is only looked at, or whose hosts are the job itself. */
const staysHere = (command: Command): boolean =>
  command.args.some((arg) => /^--(syntax-check|list-(hosts|tasks|tags))$/.test(arg)) ||
  valueOf(command, '-c', '--connection') === 'local' ||
  /^(localhost|127\.0\.0\.1),?$/.test(valueOf(command, '-i', '--inventory', '--inventory-file') ?? '');

/** Clients that come as an image, by its name without registry and tag. */
const IMAGES: [RegExp, Way][] = [
  [/^(.*\/)?(openvpn(-client)?|wireguard|openconnect|openfortivpn|gluetun)$/, 'vpn'],
  [/^(.*\/)?(tailscale\/tailscale|netbirdio\/netbird|zerotier\/zerotier|twingate\/client)$/, 'mesh-vpn'],
];

/** A client in a container beside the job's own. */
function contained(command: Command): Found | undefined {
  if (first(command) !== 'run') return undefined;
  const name = (arg: string) => arg.replace(/@.*$|:[^/]*$/g, '');
  for (const [pattern, way] of IMAGES)
    if (command.args.some((arg, at) => at > 0 && !arg.startsWith('-') && pattern.test(name(arg))))
      return likely(way, `${command.program} run with a client`);
  return undefined;
}

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
  gpclient: (command) => (has(command, 'connect') ? sure('vpn', 'gpclient connect') : undefined),
  globalprotect: (command) => (has(command, 'connect') ? sure('vpn', 'globalprotect connect') : undefined),
  'openconnect-sso': (command) => (asks(command) ? undefined : sure('vpn', 'openconnect-sso')),
  snx: (command) => (has(command, '-s') ? sure('vpn', 'snx') : undefined),
  'warp-cli': (command) => (first(command) === 'connect' ? sure('mesh-vpn', 'warp-cli connect') : undefined),
  'xl2tpd-control': (command) =>
    has(command, 'connect') ? sure('vpn', 'xl2tpd-control connect') : undefined,
  tee: ({ args }) =>
    args.some((arg) => /\/l2tp-control$/.test(arg)) ? likely('vpn', 'l2tp-control') : undefined,
  nmcli: (command) =>
    has(command, 'import', 'type') && command.args.some((arg) => /^(open)?vpn|^wireguard|vpnc$/.test(arg))
      ? likely('vpn', 'nmcli connection import')
      : undefined,
  ipsec: (command) => (first(command) === 'up' ? sure('vpn', 'ipsec up') : undefined),
  swanctl: (command) =>
    has(command, '--initiate') || has(command, '-i') ? sure('vpn', 'swanctl --initiate') : undefined,
  systemctl: (command) =>
    /^(start|restart)$/.test(first(command)) || (first(command) === 'enable' && has(command, '--now'))
      ? unitOf(command)
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
  chisel: (command) => {
    if (first(command) !== 'client') return undefined;
    return command.args.some((arg) => /^R:/.test(arg))
      ? sure('exposes', 'chisel client R:')
      : sure('reverse-tunnel', 'chisel client');
  },
  zrok: (command) =>
    first(command) === 'access'
      ? sure('reverse-tunnel', 'zrok access')
      : first(command) === 'share'
        ? sure('exposes', 'zrok share')
        : undefined,
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
  oc: (command) => (has(command, 'port-forward') ? sure('other-broker', 'oc port-forward') : undefined),
  kubefwd: (command) => (first(command) === 'svc' ? sure('other-broker', 'kubefwd') : undefined),
  telepresence: (command) =>
    first(command) === 'connect' ? sure('other-broker', 'telepresence connect') : undefined,
  sdm: (command) => (first(command) === 'connect' ? sure('other-broker', 'sdm connect') : undefined),
  'pomerium-cli': (command) =>
    first(command) === 'tcp' ? sure('other-broker', 'pomerium-cli tcp') : undefined,
  docker: (command) =>
    valuesOf(command, '-H', '--host', '--docker').some((host) => /ssh:\/\//.test(host)) ||
    command.words.some((word) => /^DOCKER_HOST=ssh:/.test(word))
      ? sure('ssh-host', 'docker over SSH')
      : contained(command),
  podman: contained,
  export: ({ args }) =>
    args.some((arg) => /^DOCKER_HOST=ssh:/.test(arg))
      ? sure('ssh-host', 'docker over SSH')
      : jumps(args.find((arg) => /^ANSIBLE_SSH_(COMMON_)?ARGS=/.test(arg)) ?? ''),
  oci: (command) =>
    has(command, 'bastion', 'session') ? sure('cloud-broker', 'oci bastion session') : undefined,
  lftp: ({ args }) =>
    args.some((arg) => /sftp:\/\//.test(arg)) ? sure('ssh-host', 'lftp over SSH') : undefined,
  boundary: (command) =>
    first(command) === 'connect' ? sure('other-broker', 'boundary connect') : undefined,
  tsh: (command) => (asks(command) ? undefined : sure('other-broker', 'tsh')),
  tbot: (command) => (first(command) === 'start' ? sure('other-broker', 'tbot start') : undefined),
  cf: (command) => {
    switch (first(command)) {
      case 'ssh':
        return valuesOf(command, '-L').length
          ? sure('other-broker', 'cf ssh -L')
          : likely('other-broker', 'cf ssh');
      // A plugin of cloud.gov that keeps a tunnel to a service.
      case 'connect-to-service':
        return sure('other-broker', 'cf connect-to-service');
      case 'run-task':
      case 'rt':
        return likely('run-inside', 'cf run-task');
      default:
        return undefined;
    }
  },
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
  hcloud: (command) =>
    has(command, 'firewall', 'add-rule') || has(command, 'firewall', 'replace-rules')
      ? sure('just-in-time', 'hcloud firewall add-rule')
      : undefined,
  openstack: (command) =>
    has(command, 'security', 'group', 'rule', 'create')
      ? sure('just-in-time', 'openstack security group rule create')
      : undefined,
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
  git,
  cap: (command) => (has(command, 'deploy') ? likely('ssh-host', 'cap deploy') : undefined),
  dep: (command) => (has(command, 'deploy') ? likely('ssh-host', 'dep deploy') : undefined),
  'ansible-playbook': (command) =>
    asks(command) || staysHere(command)
      ? undefined
      : (jumps(command.words.join(' ')) ?? likely('ssh-host', 'ansible-playbook')),
  mina: (command) => (has(command, 'deploy') ? likely('ssh-host', 'mina deploy') : undefined),
  fab: (command) => (first(command) ? likely('ssh-host', 'fab') : undefined),
};

/** Clients that a script of the repository may be told to run: `./keep-up.sh ssh -N -L …`. */
const HANDED = /^(ssh|autossh|aws|gcloud|cloudflared|kubectl|openvpn)$/;
/** Programs that run another one with its own arguments: `bundle exec cap …`, `doppler run -- ssh …`. */
const RUNS_OTHERS =
  /^(bundle|rbenv|pyenv|poetry|pipenv|uv|npx|op|doppler|infisical|chamber|aws-vault|teller|dotenv|xargs|retry)$/;

/** What a command shows, if anything. */
export function wayOf(command: Command): Found | undefined {
  const { program, args } = command;
  if (Object.hasOwn(PROGRAMS, program)) return PROGRAMS[program]!(command);
  const script = program.endsWith('.sh');
  const at = script
    ? args.findIndex((arg) => HANDED.test(arg))
    : RUNS_OTHERS.test(program)
      ? args.findIndex((arg) => Object.hasOwn(PROGRAMS, arg))
      : -1;
  if (at < 0) return undefined;
  const found = PROGRAMS[args[at]!]!({ ...command, program: args[at]!, args: args.slice(at + 1) });
  // What a script does with the words is its own.
  return script ? (found && found.way !== 'ssh-host' ? { ...found, sure: 'likely' } : undefined) : found;
}
