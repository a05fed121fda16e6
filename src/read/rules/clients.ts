/** Rules about the clients of VPNs and meshes: where they run, what they take over, and where they come from. */
import { has } from '../options.ts';
import type { Command } from '../shell/command.ts';
import { atCommands, hasWay, hostedOn, textOf, type Rule } from './rule.ts';

const CLIENTS =
  /tailscale|netbird|zerotier|twingate|cloudflared|ngrok|openvpn|wireguard|session-?manager|cloud[-_]sql[-_]proxy|teleport|boundary/i;

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
    why: 'A job container has no TUN device, so this client cannot start.',
    remedy: 'Run the job on a Linux machine, or use a client’s userspace mode.',
    address: 'troubleshooting/#the-tun-device-is-missing',
    sources: ['circleci-17181030067867'],
    traps: 'Self-hosted classes; orbs that start userspace mode themselves.',
    job: (context) => {
      const { run } = context;
      if (!hostedOn(run, 'docker')) return [];
      const text = textOf(run);
      const needs = ({ program, args }: Command): boolean => {
        switch (program) {
          case 'openvpn':
            return args.some((arg) => arg === '--config' || /\.(ovpn|conf)$/.test(arg));
          case 'wg-quick':
            return args.includes('up');
          case 'openvpn3':
            return args.includes('session-start');
          case 'openconnect':
            return !/ocproxy|--script-tun/.test(args.join(' ')) && !args.includes('--version');
          case 'openfortivpn':
          case 'vpnc':
            return true;
          case 'tailscale':
            return (
              /^(up|login)$/.test(args.find((arg) => !arg.startsWith('-')) ?? '') &&
              !/--tun=userspace-networking/.test(text)
            );
          case 'netbird':
            return args.includes('up') && !/NB_USE_NETSTACK_MODE/.test(context.config.source.text);
          case 'twingate':
            return args[0] === 'start' && !/--tun[= ]off/.test(text);
          default:
            return false;
        }
      };
      return [
        ...atCommands(context, needs),
        ...run.steps
          .filter(({ orb }) => orb && /^orbiously\/(openvpn|wireguard)$/.test(orb.name))
          .map(({ line, conditional }) => ({ line, conditional })),
      ].map((hit) => ({ ...hit, conditional: hit.conditional || run.executor.assumed }));
    },
  },
  {
    id: 'mesh-executor',
    severity: 'breaks',
    why: 'This client does not work in this executor.',
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
    why: 'The client is whatever its vendor published last: a run cannot be repeated, and nothing is checked.',
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
              (/latest|stable/.test(arg) || (piped && /\.sh$|install/.test(arg))),
          ),
      ),
  },
];
