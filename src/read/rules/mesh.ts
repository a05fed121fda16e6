/** Rules about nodes of a mesh. */
import { has, valuesOf } from '../options.ts';
import { trapsExit } from '../shell/command.ts';
import { first } from '../ways/client.ts';
import type { RuleCases } from './rule.ts';
import { atCommands, commandsOf, textOf, type Rule } from './rule.ts';

export const meshRules: Rule[] = [
  {
    id: 'node-stays',
    severity: 'risk',
    why: 'The node stays in the network after the job, unless its key makes it short-lived.',
    remedy: 'Use a key for short-lived nodes, and leave in a step with `when: always`.',
    address: 'troubleshooting/#a-rule-or-a-node-stays-after-the-job',
    sources: [],
    traps: 'That a key is for short-lived nodes cannot be seen.',
    job: (context) => {
      const placed = commandsOf(context.run);
      // A node of a daemon that keeps nothing is short-lived.
      if (
        placed.some(
          ({ command }) =>
            command.program === 'tailscaled' && /--state[= ]mem:/.test(command.words.join(' ')),
        )
      )
        return [];
      const trapped = placed.some(
        ({ command }) => trapsExit(command) && /logout|leave|down/.test(command.args.join(' ')),
      );
      const leaves =
        trapped ||
        placed.some(
          ({ step, command }) =>
            step.when === 'always' &&
            ((command.program === 'tailscale' && has(command, 'logout')) ||
              (command.program === 'zerotier-cli' && has(command, 'leave')) ||
              (command.program === 'netbird' && (has(command, 'down') || has(command, 'deregister')))),
        );
      if (leaves) return [];
      return atCommands(
        context,
        (command) =>
          (command.program === 'tailscale' &&
            /^(up|login)$/.test(first(command)) &&
            valuesOf(command, '--auth-key', '--authkey').some((key) => !/ephemeral=true/.test(key))) ||
          (command.program === 'zerotier-cli' && has(command, 'join')) ||
          (command.program === 'netbird' && has(command, 'up')),
      );
    },
  },
  {
    id: 'tailscale-no-tags',
    severity: 'breaks',
    why: 'A login by token needs the tags that the node is to have.',
    remedy: 'Add `--advertise-tags`.',
    address: 'mesh-vpn/#limits-and-failures',
    sources: ['tailscale-workload-identity-federation'],
    job: (context) =>
      atCommands(
        context,
        (command) =>
          command.program === 'tailscale' &&
          valuesOf(command, '--client-id', '--id-token').length > 0 &&
          !valuesOf(command, '--advertise-tags').length,
      ),
  },
  {
    id: 'tailscale-down',
    severity: 'risk',
    why: '`tailscale down` disconnects the node and leaves it in your network.',
    remedy: 'Use `tailscale logout`.',
    address: 'troubleshooting/#a-rule-or-a-node-stays-after-the-job',
    sources: ['tailscale-up'],
    job: (context) =>
      atCommands(context, (command) => command.program === 'tailscale' && command.args[0] === 'down'),
  },
  {
    id: 'tailscale-routes',
    severity: 'check',
    why: 'On Linux, networks behind a subnet router are reached only with `--accept-routes`.',
    remedy: 'Add it, unless you reach only hosts that run the client themselves.',
    address: 'mesh-vpn/#limits-and-failures',
    sources: ['tailscale-up'],
    job: (context) =>
      /^(macos|windows)$/.test(context.run.executor.kind) || /--accept-routes/.test(textOf(context.run))
        ? []
        : atCommands(context, (command) => command.program === 'tailscale' && first(command) === 'up'),
  },
];

/** Where each must find something, and its traps. A function, so that no browser gets them. */
export const meshCases = (): RuleCases => ({
  'node-stays': {
    hits: [
      'sudo tailscale up --auth-key=$K #: node-stays',
      'sudo zerotier-cli join abc #: node-stays',
      { steps: '- run: netbird up #: node-stays\n- run: netbird down' },
    ],
    misses: [
      {
        steps:
          '- run: sudo tailscale up --auth-key=$K\n- run: { when: always, command: sudo tailscale logout }',
      },
      'sudo tailscale up --auth-key="$K?ephemeral=true"',
      'tailscaled --state=mem: &\ntailscale up --auth-key=$K',
      'trap "zerotier-cli leave abc" EXIT\nzerotier-cli join abc\nmake',
      'tailscale up --client-id=a --id-token=file:t --advertise-tags=tag:ci',
    ],
  },
  'tailscale-no-tags': {
    hits: ['tailscale up --client-id=a --id-token=file:t #: tailscale-no-tags'],
    misses: [
      'tailscale up --client-id=a --id-token=file:t --advertise-tags=tag:ci',
      'tailscale up --auth-key=$K',
    ],
  },
  'tailscale-down': {
    hits: ['sudo tailscale down #: tailscale-down'],
    misses: ['sudo tailscale logout', 'echo tailscale down'],
  },
  'tailscale-routes': {
    hits: ['sudo tailscale up --auth-key=$K #: tailscale-routes'],
    misses: [
      'sudo tailscale up --auth-key=$K --accept-routes',
      'sudo tailscale up --auth-key=$K\nsudo tailscale set --accept-routes',
      { on: 'macos', shell: 'sudo tailscale up --auth-key=$K' },
      'tailscale status',
    ],
  },
});
