/** Ways that only a name hints at: of a step, a script, a variable, a repository. */
import type { Step } from '../config/model.ts';
import { has } from '../options.ts';
import { hiddenBy } from '../scripts.ts';
import type { Command } from '../shell/command.ts';
import { connectsNothing } from './declared.ts';
import { hint, type Found, type Way } from './way.ts';

export const TITLES: [RegExp, Way][] = [
  [/\b(open)?vpn\b|\bwireguard\b/i, 'vpn'],
  [/\b(tailscale|tailnet|zerotier|netbird|twingate)\b/i, 'mesh-vpn'],
  [/\bbastion\b|\bjump ?(host|box)\b|\bssh tunnel\b/i, 'ssh-bastion'],
  [/\bover ssh\b/i, 'ssh-host'],
  [/\b(allow|white)[- ]?list|security[- ]?group/i, 'just-in-time'],
];

/** The name of a script or a variable that is run, or of a repository that is cloned. */
export function byName(command: Command): Found | undefined {
  const { program, args } = command;
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

/** The name of an orb's command, whose content the file does not show. */
export function byOrb({ orb }: Step): Found | undefined {
  if (!orb || connectsNothing(orb)) return undefined;
  const words = `${orb.name} ${orb.command}`.replace(/[-_./]+/g, ' ');
  const way = TITLES.find(([pattern]) => pattern.test(words))?.[1];
  return way && hint(way, 'an orb’s name');
}
