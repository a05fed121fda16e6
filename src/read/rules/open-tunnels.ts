/** Tunnels that a run opens, by the commands that hold them open. */
import type { Run } from '../config/model.ts';
import { has, sshOperands, valuesOf } from '../options.ts';
import type { Command } from '../shell/command.ts';
import { wayOf } from '../ways/programs.ts';
import type { Placed } from './rule.ts';

/** A command that goes on for as long as its tunnel is wanted, and so has to run beside the step. */
function staysUp(command: Command): boolean {
  const { program, args } = command;
  const flag = (letter: string) =>
    args.some((arg) => new RegExp(`^-[A-Za-z46]*${letter}[A-Za-z46]*$`).test(arg));
  switch (program) {
    case 'ssh':
    case 'autossh': {
      // A word to a connection that is up already returns at once.
      if (flag('f') || args.includes('-O')) return false;
      const forwards = valuesOf(command, '-L', '-D', '-R').length;
      return forwards > 0 && (flag('N') || sshOperands(command).length < 2);
    }
    case 'openvpn':
      return (
        args.some((arg) => arg === '--config' || /\.(ovpn|conf)$/.test(arg)) && !args.includes('--daemon')
      );
    case 'openconnect':
      return !args.includes('-b') && !args.includes('--background') && !args.includes('--version');
    case 'openfortivpn':
    case 'lt':
      return !args.includes('--version');
    case 'sshuttle':
      return !args.includes('-D') && !args.includes('--daemon');
    case 'aws':
      return (
        (has(command, 'ssm', 'start-session') && valuesOf(command, '--document-name').length > 0) ||
        has(command, 'ec2-instance-connect', 'open-tunnel')
      );
    case 'gcloud':
      return (
        has(command, 'start-iap-tunnel') ||
        (has(command, 'compute', 'ssh') && args.includes('-N') && !flag('f'))
      );
    case 'az':
      return has(command, 'network', 'bastion', 'tunnel');
    case 'cloudflared':
      return (
        has(command, 'access', 'tcp') ||
        has(command, 'access', 'rdp') ||
        has(command, 'access', 'smb') ||
        has(command, 'tunnel', 'run') ||
        (args[0] === 'tunnel' && valuesOf(command, '--url').length > 0)
      );
    case 'sc':
    case 'BrowserStackLocal':
    case 'browserstack-local':
    case 'LT':
      return wayOf(command) !== undefined && !args.includes('--daemon');
    case 'ngrok':
      return ['http', 'tcp', 'tls', 'start'].includes(args[0] ?? '');
    case 'fly':
    case 'flyctl':
      return args[0] === 'proxy';
    case 'boundary':
      return args[0] === 'connect' && !args.includes('-exec');
    case 'kubectl':
      return has(command, 'port-forward');
    case 'cf':
      return args[0] === 'connect-to-service' && args.some((arg) => /^--?no-client$/.test(arg));
    case 'cloud_sql_proxy':
    case 'cloud-sql-proxy':
    case 'alloydb-auth-proxy':
    case 'tailscaled':
    case 'twingated':
      return !/^(un)?install-/.test(args[0] ?? '') && !args.includes('--version');
    default:
      return false;
  }
}

export interface Tunnel extends Placed {
  /** Index of its step among the steps of the run. */
  at: number;
  background: boolean;
}

/** The tunnels of a run, in the order of its steps. */
export const tunnelsOf = (run: Run): Tunnel[] =>
  run.steps.flatMap((step, at) =>
    step.commands
      .filter((command) => staysUp(command) && !command.captured)
      .map((command) => ({ step, command, at, background: step.background || command.background })),
  );
