/** Ways that a file declares rather than runs: orbs, classes of runners, the key for IP ranges. */
import type { OrbUse, Run, Step } from '../config/model.ts';
import { likely, sure, type Found } from './way.ts';

/** Commands that connect nothing, and orbs that are being developed: a parameter names the version that is tested. */
export const connectsNothing = ({ command, version }: OrbUse): boolean =>
  /^(install|greet|check|hello|version)/.test(command) || version.includes('<<');

/** What an orb's command shows, by the orb's name in the registry; an alias may be a false friend. */
export function wayOfOrb({ orb }: Step): Found | undefined {
  if (!orb || connectsNothing(orb)) return undefined;
  const { name, command } = orb;
  if (name === 'cci-labs/site-to-site-connectivity') return sure('site-to-site', `${name} ${command}`);
  if (name === 'circleci/aws-ecs' && /^run[-_]task/.test(command))
    return likely('run-inside', `${name} ${command}`);
  if (/tailscale|zerotier|netbird|twingate/.test(name)) return sure('mesh-vpn', name);
  if (/sauce-?connect|browserstack|lambda-?test|testingbot/.test(name))
    return /local|tunnel|connect|open|proxy|start/.test(command) && !/stop|close/.test(command)
      ? likely('browser-tunnel', name)
      : undefined;
  if (/(^|\/|-)ngrok/.test(name)) return likely('exposes', name);
  if (/openvpn|wireguard|gpvpn|globalprotect|vpn/.test(name)) return sure('vpn', name);
  if (/allow-?list|white-?list|security-?group/.test(name)) return sure('just-in-time', name);
  return undefined;
}

/** A class of an organization's own: `namespace/name`, the name perhaps by a parameter that only a run has. */
const SELF_HOSTED = /^[\w.-]+\/([\w.-]|<<[^<>]*>>)+$/;

/** Class of a self-hosted runner, after parameters were filled in. */
export const selfHosted = ({ executor }: Run): boolean =>
  SELF_HOSTED.test(executor.resourceClass?.text ?? '');

export function runner(run: Run): Found | undefined {
  if (!selfHosted(run)) return undefined;
  const { kind } = run.executor;
  if (kind === 'docker') return sure('container-runner', 'docker and a self-hosted class');
  if (kind === 'unknown') return likely('runner', 'a self-hosted class');
  return sure('machine-runner', 'machine and a self-hosted class');
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
