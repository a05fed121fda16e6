/** Tools that work on far hosts over SSH. */
import { has, operands, valueOf, valuesOf } from '../options.ts';
import type { Command } from '../shell/command.ts';
import { asks, first, type Programs } from './client.ts';
import { copies, git, proxied, ssh } from './ssh.ts';
import { likely, sure, type Found } from './way.ts';

/** A jump host or a broker in the settings that Ansible hands to SSH. */
export const jumps = (settings: string): Found | undefined =>
  /ProxyJump|ProxyCommand/.test(settings)
    ? (proxied(settings) ?? likely('ssh-bastion', 'Ansible with a jump host'))
    : undefined;

/** A playbook that is only looked at, or whose hosts are the job itself. */
const staysHere = (command: Command): boolean =>
  command.args.some((arg) => /^--(syntax-check|list-(hosts|tasks|tags))$/.test(arg)) ||
  valueOf(command, '-c', '--connection') === 'local' ||
  /^(localhost|127\.0\.0\.1),?$/.test(valueOf(command, '-i', '--inventory', '--inventory-file') ?? '');

const runs =
  (program: string, ...words: readonly string[]): Programs[string] =>
  (command) =>
    has(command, ...words) ? likely('ssh-host', [program, ...words].join(' ')) : undefined;

export const farHosts: Programs = {
  ssh,
  rsync: copies,
  scp: copies,
  sftp: copies,
  git,
  autossh: (command) =>
    valuesOf(command, '-R').length ? sure('exposes', 'autossh -R') : sure('ssh-bastion', 'autossh'),
  sshuttle: () => sure('ssh-bastion', 'sshuttle'),
  lftp: ({ args }) =>
    args.some((arg) => /sftp:\/\//.test(arg)) ? sure('ssh-host', 'lftp over SSH') : undefined,
  mosh: (command) => (operands(command).length ? sure('ssh-host', 'mosh') : undefined),
  plink: (command) => (operands(command).length ? sure('ssh-host', 'plink') : undefined),
  pscp: copies,
  cap: runs('cap', 'deploy'),
  dep: runs('dep', 'deploy'),
  mina: runs('mina', 'deploy'),
  pm2: runs('pm2', 'deploy'),
  shipit: runs('shipit', 'deploy'),
  envoy: runs('envoy', 'run'),
  vault: runs('vault', 'ssh'),
  eb: runs('eb', 'ssh'),
  lagoon: runs('lagoon', 'ssh'),
  kamal: (command) =>
    /^(setup|deploy|redeploy|rollback|app|accessory)$/.test(first(command))
      ? likely('ssh-host', `kamal ${first(command)}`)
      : undefined,
  php: (command) =>
    operands(command).some((arg) => /(^|\/)(dep|deployer\.phar)$/.test(arg)) && has(command, 'deploy')
      ? likely('ssh-host', 'dep deploy')
      : undefined,
  fab: (command) => (first(command) ? likely('ssh-host', 'fab') : undefined),
  expect: ({ args, heredoc }) =>
    /\bspawn\s+(ssh|scp|sftp|rsync)\b/.test([...args, ...(heredoc ?? []).map(({ text }) => text)].join('\n'))
      ? likely('ssh-host', 'expect with ssh')
      : undefined,
  'nixos-rebuild': (command) =>
    valueOf(command, '--target-host') ? sure('ssh-host', 'nixos-rebuild --target-host') : undefined,
  platform: (command) =>
    /^tunnel:(open|single)$/.test(first(command))
      ? likely('ssh-bastion', `platform ${first(command)}`)
      : first(command) === 'ssh'
        ? likely('ssh-host', 'platform ssh')
        : undefined,
  terminus: (command) =>
    /^(remote:)?(drush|wp)$/.test(first(command))
      ? likely('ssh-host', `terminus ${first(command)}`)
      : undefined,
  'ansible-playbook': (command) =>
    asks(command) || staysHere(command)
      ? undefined
      : (jumps(command.words.join(' ')) ?? likely('ssh-host', 'ansible-playbook')),
  ansible: (command) =>
    valuesOf(command, '-m', '-a', '--module-name', '--args').length > 0 &&
    !staysHere(command) &&
    !/^(localhost|127\.0\.0\.1)$/.test(first(command))
      ? (jumps(command.words.join(' ')) ?? likely('ssh-host', 'ansible'))
      : undefined,
};
