/** What leaves the identity of SSH hosts unchecked, and which files are private keys of SSH. */
import { variablesOf } from '../config/variables.ts';
import { GIT_HOST, operands, SSH_TAKES, sshOperands } from '../options.ts';
import type { Command } from '../shell/command.ts';
import { wayOf } from '../ways/programs.ts';
import { commandsOf, type Context, type Hit } from './rule.ts';

const UNCHECKED =
  /Strict-?Host-?Key-?Checking[= ]+["']?(no|off|accept-new)\b|UserKnownHostsFile[= ]+["']?\/dev\/null/i;
const ANSIBLE_UNCHECKED = /^ANSIBLE_HOST_KEY_CHECKING=(false|no|off|0)$/i;

/** Rows of SSH's settings that leave hosts unchecked, those for Git services alone left out. */
export function uncheckedIn<Row>(rows: readonly Row[], textOf: (row: Row) => string): Row[] {
  let forGit = false;
  return rows.filter((row) => {
    const [word = '', ...hosts] = textOf(row).trim().split(/\s+/);
    if (/^(Host|Match)$/i.test(word))
      forGit = /^Host$/i.test(word) && hosts.every((host) => GIT_HOST.test(host));
    return !forGit && UNCHECKED.test(textOf(row));
  });
}

export function leavesUnchecked(command: Command): boolean {
  const { program, args, words, file } = command;
  if (/^(ansible(-playbook)?|export)$/.test(program) && words.some((word) => ANSIBLE_UNCHECKED.test(word)))
    return true;
  if (!UNCHECKED.test(words.join(' '))) return false;
  // A text that is printed to the log or searched for changes nothing; one that is written into a file does.
  if (/^(echo|printf)$/.test(program)) {
    const rows = args
      .filter((arg) => !/^-[neE]+$/.test(arg))
      .join(' ')
      .split(/\\n\s*(?:\\t)*|\n/);
    return (file !== undefined || command.piped) && uncheckedIn(rows, (row) => row).length > 0;
  }
  if (/^(grep|egrep|rg|test|\[|\[\[)$/.test(program)) return false;
  const host =
    program === 'ssh'
      ? sshOperands(command)[0]
      : operands(command, SSH_TAKES).find((arg) => GIT_HOST.test(arg));
  return !GIT_HOST.test(host ?? args.at(-1) ?? '');
}

/** Whether a file is a private key of SSH: by its place, its variable, or the command that takes it. */
export function isSshKey(file: string, row: string, text: string): boolean {
  if (/(^|\/)id_[a-z0-9]+$|\.ssh\/[\w.-]*(key|\.pem)$/.test(file)) return true;
  if (!/(\.pem|key)$/.test(file)) return false;
  if (/\$\{?\w*SSH/i.test(row)) return true;
  const name = /[\w.-]+$/.exec(file)![0].replaceAll('.', '\\.');
  return new RegExp(`(\\s-i|ssh-add|--private-key|IdentityFile)[\\s=]+\\S*${name}(\\s|["']|$)`, 'm').test(
    text,
  );
}

/** Ansible's setting among the variables of a job that runs it. */
export function ansibleUnchecked({ config: { source }, run }: Context): Hit[] {
  if (!commandsOf(run).some(({ command }) => command.program === 'ansible-playbook' && wayOf(command)))
    return [];
  return variablesOf(source, run.keys)
    .filter(({ key, value }) => ANSIBLE_UNCHECKED.test(`${key}=${run.scope.string(value) ?? ''}`))
    .map(({ line }) => ({ line }));
}
