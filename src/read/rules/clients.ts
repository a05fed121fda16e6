/** Rules about the clients of VPNs and meshes: where they run, what they take over, and where they come from. */
import { has } from '../options.ts';
import type { Command } from '../shell/command.ts';
import { connectsNothing } from '../ways/declared.ts';
import type { RuleCases } from './rule.ts';
import { wayOf } from '../ways/programs.ts';
import { atCommands, hasWay, hostedOn, place, textOf, type Rule } from './rule.ts';

const CLIENTS =
  /tailscale|netbird|zerotier|twingate|cloudflared|ngrok|openvpn|wireguard|session-?manager|cloud[-_]sql[-_]proxy|teleport|boundary/i;

/** Clients that need a TUN device, and what of a job lets one do without. */
const DEVICE: Record<string, RegExp | undefined> = {
  openvpn: undefined,
  openvpn3: undefined,
  'wg-quick': undefined,
  openconnect: /ocproxy|--script-tun/,
  openfortivpn: undefined,
  vpnc: undefined,
  tailscale: /--tun=userspace-networking/,
  netbird: /NB_USE_NETSTACK_MODE/,
  twingate: /--tun[= ]off/,
};

export const clientRules: readonly Rule[] = [
  {
    id: 'parallel-one-key',
    severity: 'risk',
    why: 'Parallel jobs with one VPN key take the connection away from each other.',
    remedy:
      'One profile for each parallel run, chosen by `CIRCLE_NODE_INDEX`, or no parallelism in this job.',
    address: 'troubleshooting/#parallel-jobs-throw-each-other-out',
    sources: [],
    job: (context) => {
      if (!hasWay(context, 'vpn') || /CIRCLE_NODE_INDEX/.test(textOf(context.run))) return [];
      const entry = context.run.keys.find(({ key }) => key === 'parallelism');
      if (entry && Number(context.run.scope.string(entry.value)) > 1) return [{ line: entry.line }];
      const call = context.job.matrix
        ? context.job.calls.find(({ value }) => context.config.source.get(value, 'matrix'))
        : undefined;
      const matrix = call && context.config.source.entry(call.value, 'matrix');
      return matrix ? [{ line: matrix.line }] : [];
    },
  },
  {
    id: 'full-tunnel',
    severity: 'risk',
    why: 'A full tunnel also takes the job’s own link to CircleCI.',
    remedy: 'Route only your networks into the tunnel, or keep CircleCI’s link outside of it.',
    address: 'troubleshooting/#the-job-hangs-after-the-tunnel-step',
    sources: [],
    traps: 'Routes that spare the link of the job (`net_gateway`).',
    job: ({ run }) =>
      /net_gateway/.test(textOf(run))
        ? []
        : run.steps.flatMap((step) =>
            step.rows
              .filter(
                ({ text }) =>
                  !/^\s*#|pull-filter/.test(text) &&
                  /AllowedIPs\s*=.*0\.0\.0\.0\/0|redirect-gateway|--exit-node[= ](?!["']?["']?$)/.test(text),
              )
              .map(({ n }) => ({ line: n, conditional: step.conditional })),
          ),
  },
  {
    id: 'tun-in-docker',
    severity: 'breaks',
    why: "A job container has no TUN device, so this client can't start.",
    remedy: 'Run the job on a Linux machine, or use a client’s userspace mode.',
    address: 'troubleshooting/#the-tun-device-is-missing',
    sources: ['circleci-17181030067867'],
    traps: 'Self-hosted classes; orbs that start userspace mode themselves.',
    job: (context) => {
      const { run } = context;
      if (!hostedOn(run, 'docker')) return [];
      const text = textOf(run);
      const needs = (command: Command): boolean => {
        const way = wayOf(command);
        return (
          way?.sure === 'sure' &&
          /^(vpn|mesh-vpn)$/.test(way.way) &&
          Object.hasOwn(DEVICE, command.program) &&
          !DEVICE[command.program]?.test(
            // This one's mode is a variable, which may stand anywhere.
            command.program === 'netbird' ? context.config.source.text : text,
          )
        );
      };
      return [
        ...atCommands(context, needs),
        ...run.steps
          .filter(
            ({ orb }) => orb && /^orbiously\/(openvpn|wireguard)$/.test(orb.name) && !connectsNothing(orb),
          )
          .map(place),
      ].map((hit) => ({ ...hit, conditional: hit.conditional || run.executor.assumed }));
    },
  },
  {
    id: 'mesh-executor',
    severity: 'breaks',
    why: "This client doesn't work in this executor.",
    remedy: 'Run the job on a Linux machine.',
    address: 'mesh-vpn/#set-it-up',
    sources: [],
    job: (context) => [
      ...(hostedOn(context.run, 'docker')
        ? atCommands(context, (command) => command.program === 'zerotier-cli' && has(command, 'join'))
        : []),
      ...(hostedOn(context.run, 'macos')
        ? atCommands(context, ({ program, args }) => program === 'twingate' && args[0] === 'start')
        : []),
    ],
  },
  {
    id: 'client-unpinned',
    severity: 'note',
    why: "The client is whatever its vendor published last: a run can't be repeated, and nothing is checked.",
    remedy: 'Install a version that you name, from a signed package or with its checksum.',
    address: 'mesh-vpn/#set-it-up',
    sources: [],
    traps: 'Packages of a signed apt repository.',
    job: (context) =>
      atCommands(
        context,
        ({ program, args, piped }) =>
          (program === 'curl' || program === 'wget') &&
          args.some(
            (arg) =>
              CLIENTS.test(arg) &&
              !/\d+\.\d+\.\d+|\.(gpg|asc|list|repo|key)\b|keyring/.test(arg) &&
              (/latest|stable|\/cloud_sql_proxy\.\w+\.\w+$/.test(arg) ||
                (piped && /\.sh$|install/.test(arg))),
          ),
      ),
  },
];

/** Where each must find something, and its traps. A function, so that no browser gets them. */
export const clientCases = (): RuleCases => ({
  'parallel-one-key': {
    hits: [
      { keys: 'parallelism: 2 #: parallel-one-key', shell: 'sudo wg-quick up wg0' },
      {
        file: `
jobs:
  job:
    parameters: { v: { type: string } }
    machine: { image: ubuntu-2404:current }
    steps: [run: sudo wg-quick up wg0]
workflows:
  all:
    jobs:
      - job:
          matrix: { parameters: { v: [a, b] } } #: parallel-one-key`,
      },
    ],
    misses: [
      { keys: 'parallelism: 1', shell: 'sudo wg-quick up wg0' },
      { keys: 'parallelism: 2', shell: 'sudo wg-quick up "wg$CIRCLE_NODE_INDEX"' },
      { keys: 'parallelism: 2', shell: 'make' },
    ],
  },
  'full-tunnel': {
    hits: [
      'echo "AllowedIPs = 0.0.0.0/0" >> wg0.conf #: full-tunnel',
      'sudo openvpn --config ci.ovpn --redirect-gateway def1 & #: full-tunnel',
      'sudo tailscale up --exit-node=gate #: full-tunnel',
    ],
    misses: [
      'echo "AllowedIPs = 10.0.0.0/8" >> wg0.conf',
      'sudo openvpn --config ci.ovpn --pull-filter ignore redirect-gateway &',
      'sudo openvpn --config ci.ovpn --redirect-gateway --route 1.2.3.4 255.255.255.255 net_gateway &',
      '# AllowedIPs = 0.0.0.0/0\ntrue',
    ],
  },
  'tun-in-docker': {
    hits: [
      { on: 'docker', shell: 'sudo openvpn --config ci.ovpn & #: tun-in-docker' },
      { on: 'docker', shell: 'wg-quick up wg0 #: tun-in-docker' },
      { on: 'docker', shell: 'tailscaled &\ntailscale up --authkey=$K #: tun-in-docker' },
      { on: 'docker', shell: 'netbird up #: tun-in-docker' },
      {
        on: 'docker',
        head: 'orbs: { vpn: orbiously/wireguard@1.0.0 }',
        steps: '- vpn/connect #: tun-in-docker',
      },
    ],
    misses: [
      { on: 'vm', shell: 'sudo openvpn --config ci.ovpn &' },
      { on: 'container-runner', shell: 'sudo openvpn --config ci.ovpn &' },
      { on: 'docker', shell: 'tailscaled --tun=userspace-networking &\ntailscale up --authkey=$K' },
      { on: 'docker', keys: 'environment: { NB_USE_NETSTACK_MODE: "true" }', shell: 'netbird up' },
      { on: 'docker', shell: 'apt-get install -y openvpn\nopenvpn --version' },
      { on: 'docker', shell: 'openconnect --script-tun --script "ocproxy -L 1:h:1" --background g.example' },
      { on: 'docker', head: 'orbs: { ts: shop/tailscale@1.0.0 }', steps: '- ts/connect' },
      { on: 'docker', head: 'orbs: { vpn: orbiously/openvpn@1.0.0 }', steps: '- vpn/install' },
    ],
  },
  'mesh-executor': {
    hits: [
      { on: 'docker', shell: 'zerotier-cli join abc #: mesh-executor' },
      { on: 'macos', shell: 'sudo twingate start #: mesh-executor' },
    ],
    misses: [
      'zerotier-cli join abc',
      { on: 'macos', shell: 'tailscale up' },
      { on: 'docker', shell: 'zerotier-cli info' },
    ],
  },
  'client-unpinned': {
    hits: [
      'curl -fsSL https://tailscale.com/install.sh | sh #: client-unpinned',
      'curl -fsSLO https://github.com/cloudflare/cloudflared/releases/latest/download/cloudflared-linux-amd64 #: client-unpinned',
      'wget https://dl.google.com/cloudsql/cloud_sql_proxy.linux.amd64 -O cloud_sql_proxy #: client-unpinned',
    ],
    misses: [
      'curl -fsSL https://pkgs.tailscale.com/stable/tailscale_1.90.2_amd64.tgz',
      'curl -fsSL https://pkgs.tailscale.com/stable/ubuntu/noble.noarmor.gpg | sudo tee /usr/share/keyrings/t.gpg',
      'curl -fsSL https://get.shop.example/install.sh | sh',
    ],
  },
});
