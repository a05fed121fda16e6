/** Ways that SSH takes, by itself or below a copy or a push. */
import {
  GIT_HOST,
  has,
  operands,
  SSH_TAKES,
  sshOperands,
  sshOptions,
  valueOf,
  valuesOf,
} from '../options.ts';
import type { Command } from '../shell/command.ts';
import { likely, sure, type Found } from './way.ts';

const REMOTE = /^(?:[\w.$@{}<>…-]+@)?[\w.$[\]{}…-]+:(?!\/\/)/;

/** What stands behind a `ProxyCommand`, on a command line or in a file that the job writes. */
export function proxied(text: string): Found | undefined {
  if (/aws\s.*ssm\s+start-session|start-iap-tunnel|az\s+network\s+bastion|ec2-instance-connect/.test(text))
    return sure('cloud-broker', 'ssh through a cloud broker');
  return /cloudflared\s+access/.test(text) ? sure('reverse-tunnel', 'ssh through cloudflared') : undefined;
}

/** The job's own side, where no wall stands in between. */
const OWN = /^(?:[^@\s]*@)?(?:localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)(?::|$)/;
const elsewhere = (host: string): boolean => !GIT_HOST.test(host) && !OWN.test(host);

export function ssh(command: Command): Found | undefined {
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
  if (options.has('proxyjump') || /\bssh\b/.test(proxy)) return sure('ssh-bastion', 'ssh with a jump host');
  if (proxy && proxy !== 'none') return likely('ssh-bastion', 'ssh with a ProxyCommand');
  if (/^(ssh|scp)\b/.test(far.find((word) => !word.startsWith('-')) ?? ''))
    return sure('ssh-bastion', 'ssh through a host');
  // The user `git` is that of a Git service: a login there is a test of the key.
  return host && !host.startsWith('git@') ? sure('ssh-host', 'ssh to a host') : undefined;
}

/** Copies to or from a far host, `rsync`, `scp`, `sftp`. */
export function copies(command: Command): Found | undefined {
  const { program } = command;
  const shell = program === 'rsync' ? (valueOf(command, '-e', '--rsh') ?? '') : command.args.join(' ');
  const through = /ProxyCommand/.test(shell) ? proxied(shell) : undefined;
  if (through) return through;
  if (/ProxyJump|ProxyCommand|(^|\s)-J/.test(shell))
    return sure('ssh-bastion', `${program} with a jump host`);
  if (program === 'sftp') {
    const [host] = operands(command);
    return host && elsewhere(host) ? sure('ssh-host', 'sftp to a host') : undefined;
  }
  const remote = operands(command, program === 'rsync' ? ['-e', '--rsh'] : SSH_TAKES).find((arg) =>
    REMOTE.test(arg),
  );
  return remote && elsewhere(remote) ? sure('ssh-host', `${program} to a host`) : undefined;
}

export function git(command: Command): Found | undefined {
  const shell = command.words.find((word) => word.startsWith('GIT_SSH_COMMAND=')) ?? '';
  if (/ProxyJump|ProxyCommand|\s-J\s/.test(shell))
    return proxied(shell) ?? sure('ssh-bastion', 'git through a jump host');
  if (!has(command, 'push') && !has(command, 'remote', 'add') && !has(command, 'remote', 'set-url'))
    return undefined;
  const address = command.args.find(
    (arg) => /^ssh:\/\//.test(arg) || (arg.includes('@') && !arg.startsWith('git@') && REMOTE.test(arg)),
  );
  return address && elsewhere(address) ? likely('ssh-host', 'git over SSH') : undefined;
}
