/** Clients that come as an image: in a container that a step starts, or in one beside the job's own. */
import type { Command } from '../shell/command.ts';
import { hint, likely, type Found, type Way } from './way.ts';

/** Images by their names without registry and tag: what they are, or the program that they start. */
const IMAGES: [RegExp, Way | { program: string }][] = [
  [/(^|\/)(openvpn(-client)?|wireguard|openconnect|openfortivpn|gluetun)$/, 'vpn'],
  [/(^|\/)(tailscale\/tailscale|netbirdio\/netbird|zerotier\/zerotier|twingate\/client)$/, 'mesh-vpn'],
  [/(^|\/)(cloud-sql-proxy|gce-proxy)$/, 'other-broker'],
  [/(^|\/)sauce-connect$/, 'browser-tunnel'],
  [/(^|\/)cloudflared$/, { program: 'cloudflared' }],
  [/(^|\/)ngrok$/, { program: 'ngrok' }],
  [/(^|\/)aws-cli$/, { program: 'aws' }],
];

/** Options of `docker run` whose value is the next word. */
const TAKES =
  /^-[a-zA-Z]*[vepuwhlm]$|^--(volume|env|env-file|name|network|net|publish|user|workdir|platform|cap-add|cap-drop|device|add-host|label|mount|restart|hostname|link|cpus|memory|ulimit|pull|entrypoint|sysctl|dns|ip|log-driver|volumes-from|security-opt|shm-size|tmpfs|pid|ipc|gpus)$/;

type Reader = (command: Command) => Found | undefined;
const BLANK: Command = {
  program: '',
  args: [],
  words: [],
  line: 0,
  background: false,
  piped: false,
  captured: false,
  bounded: false,
  excused: false,
  loops: [],
  expands: '',
  visible: false,
  likely: false,
};

/** What an image with its arguments shows; never sure, since the image decides what it does with them. */
export function ofImage(image: string, args: readonly string[], read: Reader): Found | undefined {
  const name = image.replace(/@.*$|:[^/]*$/g, '');
  const known = IMAGES.find(([pattern]) => pattern.test(name))?.[1];
  if (typeof known === 'string') return likely(known, 'a client’s image');
  const [first = '', ...rest] = args;
  const program = known?.program ?? first.replace(/^.*\//, '');
  const found = read({ ...BLANK, program, args: known && first !== program ? [...args] : rest });
  return found && { ...found, sure: 'likely' };
}

/** What `docker run` or `podman run` starts. */
export function contained(command: Command, read: Reader): Found | undefined {
  const { args } = command;
  let at = args.indexOf('run') + 1;
  if (!at) return undefined;
  let entry = '';
  for (; args[at]?.startsWith('-'); at += TAKES.test(args[at]!) ? 2 : 1) {
    if (args[at] === '--entrypoint') entry = args[at + 1] ?? '';
    if (args[at]!.startsWith('--entrypoint=')) entry = args[at]!.slice(13);
  }
  const [image = '', ...rest] = args.slice(at);
  const found = ofImage(image, entry ? [entry, ...rest] : rest, read);
  if (found) return found;
  // What a client needs and little else does: the device first, the right to set up a network also for tests.
  const options = args.slice(0, at).join(' ');
  if (/--device[= ]\/dev\/net\/tun/.test(options)) return likely('vpn', 'a container with a TUN device');
  return /--cap-add[= ]"?(CAP_)?NET_ADMIN/i.test(options)
    ? hint('vpn', 'a container with NET_ADMIN')
    : undefined;
}
