/** A way into a private network, and what of a job shows it. */

export type Way =
  | 'ip-ranges'
  | 'vpn'
  | 'mesh-vpn'
  | 'reverse-tunnel'
  | 'exposes'
  | 'browser-tunnel'
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
  | 'run-inside'
  | 'argocd-api';

/** `sure` is what does only this, `likely` is shown as such, `named` is a word in a title or a name and never drawn. */
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

export type Found = Pick<Evidence, 'way' | 'sure' | 'seen'>;

export const sure = (way: Way, seen: string): Found => ({ way, sure: 'sure', seen });
export const likely = (way: Way, seen: string): Found => ({ way, sure: 'likely', seen });
/** What only a name says. */
export const hint = (way: Way, seen: string): Found => ({ way, sure: 'named', seen });
