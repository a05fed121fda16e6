/** Clients of VPNs and of mesh networks. */
import { has, valueOf } from '../options.ts';
import { asks, first, type Programs } from './client.ts';
import { likely, sure, type Found } from './way.ts';

/** A service whose start opens a way; one that only serves others, `openvpn-server@`, opens none. */
const VPN_UNIT = /(^|[./])(wg-quick@|openvpn(?!-?server)|wireguard|strongswan|openfortivpn|ipsec)/i;
const MESH_UNIT = /(^|[./])(tailscaled?|netbird|twingate|zerotier-one)\b/i;
const unitOf = (names: readonly string[], seen: string): Found | undefined =>
  names.some((name) => VPN_UNIT.test(name))
    ? likely('vpn', seen)
    : names.some((name) => MESH_UNIT.test(name))
      ? likely('mesh-vpn', seen)
      : undefined;

/** Clients that connect with one word: `pritunl-client start`. */
const CONNECTS: [program: string, ...words: string[]][] = [
  ['gpclient', 'connect'],
  ['globalprotect', 'connect'],
  ['xl2tpd-control', 'connect'],
  ['snx', '-s'],
  ['pritunl-client', 'start'],
  ['forticlient', 'vpn', 'connect'],
  ['forticlientsslvpn_cli', '--server'],
  ['charon-cmd', '--host'],
  ['f5fpc', '--start'],
  ['scutil', '--nc', 'start'],
];

const vpns: Programs = {
  openvpn: (command) =>
    command.args.some((arg) => /^--(config|remote)$/.test(arg) || /\.(ovpn|conf)$/.test(arg))
      ? sure('vpn', 'openvpn')
      : undefined,
  openvpn3: (command) => (has(command, 'session-start') ? sure('vpn', 'openvpn3 session-start') : undefined),
  'openvpn3-autoload': () => sure('vpn', 'openvpn3-autoload'),
  'wg-quick': (command) => (first(command) === 'up' ? sure('vpn', 'wg-quick up') : undefined),
  wg: (command) => (first(command) === 'setconf' ? likely('vpn', 'wg setconf') : undefined),
  'wireguard-go': (command) => (first(command) ? likely('vpn', 'wireguard-go') : undefined),
  'boringtun-cli': (command) => (first(command) ? likely('vpn', 'boringtun-cli') : undefined),
  openconnect: (command) => (asks(command) ? undefined : sure('vpn', 'openconnect')),
  openfortivpn: (command) => (asks(command) ? undefined : sure('vpn', 'openfortivpn')),
  vpnc: (command) => (asks(command) ? undefined : sure('vpn', 'vpnc')),
  'openconnect-sso': (command) => (asks(command) ? undefined : sure('vpn', 'openconnect-sso')),
  tee: ({ args }) =>
    args.some((arg) => /\/l2tp-control$/.test(arg)) ? likely('vpn', 'l2tp-control') : undefined,
  nmcli: (command) =>
    has(command, 'import', 'type') && command.args.some((arg) => /^(open)?vpn|^wireguard|vpnc$/.test(arg))
      ? likely('vpn', 'nmcli connection import')
      : undefined,
  ipsec: (command) => (first(command) === 'up' ? sure('vpn', 'ipsec up') : undefined),
  strongswan: (command) => (first(command) === 'up' ? sure('vpn', 'strongswan up') : undefined),
  swanctl: (command) =>
    has(command, '--initiate') || has(command, '-i') ? sure('vpn', 'swanctl --initiate') : undefined,
  systemctl: (command) =>
    /^(start|restart)$/.test(first(command)) || (first(command) === 'enable' && has(command, '--now'))
      ? unitOf(command.args, 'systemctl start')
      : undefined,
  service: (command) =>
    has(command, 'start') || has(command, 'restart') ? unitOf([first(command)], 'service start') : undefined,
  launchctl: (command) =>
    /^(load|bootstrap|start|kickstart)$/.test(first(command))
      ? unitOf(command.args, `launchctl ${first(command)}`)
      : undefined,
  net: (command) => (/^start$/i.test(first(command)) ? unitOf(command.args, 'net start') : undefined),
  sc: (command) => (/^start$/i.test(first(command)) ? unitOf(command.args, 'sc start') : undefined),
  'Start-Service': (command) => unitOf(command.args, 'Start-Service'),
  // AnyConnect's program has no name of its own.
  vpn: (command) => (has(command, 'connect') ? likely('vpn', 'vpn connect') : undefined),
  rasdial: (command) =>
    first(command) && !command.args.some((arg) => /^\/d/i.test(arg)) ? sure('vpn', 'rasdial') : undefined,
};
for (const [program, ...words] of CONNECTS)
  vpns[program] = (command) =>
    has(command, ...words) ? sure('vpn', [program, ...words].join(' ')) : undefined;

const meshes: Programs = {
  'warp-cli': (command) => (has(command, 'connect') ? sure('mesh-vpn', 'warp-cli connect') : undefined),
  tailscale: (command) =>
    /^(up|login)$/.test(first(command))
      ? sure('mesh-vpn', `tailscale ${first(command)}`)
      : first(command) === 'funnel'
        ? sure('exposes', 'tailscale funnel')
        : undefined,
  tailscaled: () => likely('mesh-vpn', 'tailscaled'),
  'zerotier-cli': (command) => (has(command, 'join') ? sure('mesh-vpn', 'zerotier-cli join') : undefined),
  netbird: (command) => (first(command) === 'up' ? sure('mesh-vpn', 'netbird up') : undefined),
  netclient: (command) => (first(command) === 'join' ? sure('mesh-vpn', 'netclient join') : undefined),
  'firezone-headless-client': (command) =>
    asks(command) ? undefined : sure('mesh-vpn', 'firezone-headless-client'),
  twingate: (command) =>
    first(command) === 'start'
      ? sure('mesh-vpn', 'twingate start')
      : first(command) === 'setup'
        ? likely('mesh-vpn', 'twingate setup')
        : undefined,
  twingated: () => sure('mesh-vpn', 'twingated'),
  nebula: (command) => (valueOf(command, '-config') ? likely('mesh-vpn', 'nebula -config') : undefined),
};

export const networks: Programs = { ...vpns, ...meshes };
