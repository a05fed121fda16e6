/** What each program shows, by its name. */
import { has, valuesOf } from '../options.ts';
import type { Command } from '../shell/command.ts';
import { brokers } from './brokers.ts';
import { first, type Programs } from './client.ts';
import { aws, az, gcloud } from './clouds.ts';
import { farHosts, jumps } from './far-hosts.ts';
import { asksFirewall, firewalls, sends } from './firewalls.ts';
import { contained } from './images.ts';
import { networks } from './networks.ts';
import { tunnels } from './tunnels.ts';
import { likely, sure, type Found } from './way.ts';

const TUNNEL_NAMES = /\.(ngrok\.io|ngrok\.app|ngrok-free\.app|trycloudflare\.com)\b/;

/** What each program says, by its name. */
const PROGRAMS: Programs = {
  ...networks,
  ...tunnels,
  ...brokers,
  ...farHosts,
  ...firewalls,
  aws,
  gcloud,
  az,
  curl: (command) => {
    if (command.args.some((arg) => /CF-Access-Client-(Id|Secret)/i.test(arg))) {
      return sure('reverse-tunnel', 'CF-Access-Client-Id header');
    }
    if (command.args.some((arg) => /^(sftp|scp):\/\//.test(arg))) return sure('ssh-host', 'curl over SSH');
    if (asksFirewall(command)) return likely('just-in-time', 'the interface of a firewall');
    // What is sent to such a name leaves; nothing private is reached.
    return !sends(command) && command.args.some((arg) => TUNNEL_NAMES.test(arg))
      ? likely('reverse-tunnel', "a tunnel vendor's name")
      : undefined;
  },
  wget: (command) =>
    command.args.some((arg) => TUNNEL_NAMES.test(arg))
      ? likely('reverse-tunnel', "a tunnel vendor's name")
      : undefined,
  docker: (command) =>
    valuesOf(command, '-H', '--host', '--docker').some((host) => /ssh:\/\//.test(host)) ||
    command.words.some((word) => /^DOCKER_HOST=ssh:/.test(word))
      ? sure('ssh-host', 'docker over SSH')
      : contained(command, wayOf),
  podman: (command) => contained(command, wayOf),
  export: ({ args }) =>
    args.some((arg) => /^DOCKER_HOST=ssh:/.test(arg))
      ? sure('ssh-host', 'docker over SSH')
      : jumps(args.find((arg) => /^ANSIBLE_SSH_(COMMON_)?ARGS=/.test(arg)) ?? ''),
  oci: (command) =>
    has(command, 'bastion', 'session') ? sure('cloud-broker', 'oci bastion session') : undefined,
  flux: (command) =>
    /^(push|tag)$/.test(first(command)) && has(command, 'artifact')
      ? sure('pull-based', `flux ${first(command)} artifact`)
      : undefined,
  argocd: (command) =>
    has(command, 'app') && command.args.some((arg) => /^(sync|set|create|wait)$/.test(arg))
      ? likely('argocd-api', 'argocd app')
      : undefined,
};

/** Clients that a script of the repository may be told to run: `./keep-up.sh ssh -N -L …`. */
const HANDED = /^(ssh|autossh|aws|gcloud|cloudflared|kubectl|openvpn)$/;
/** Programs that run another one with its own arguments: `bundle exec cap …`, `doppler run -- ssh …`. */
const RUNS_OTHERS =
  /^(bundle|rbenv|pyenv|poetry|pipenv|uv|npx|op|doppler|infisical|chamber|aws-vault|teller|dotenv)$|(^|[-_])(retry|retries)([-_]|$)/;

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
