/** Rules about cloud brokers, orbs, CircleCI's own tunnel, and delivery. */
import type { Config, Step } from '../config/model.ts';
import { has, valueOf } from '../options.ts';
import { selfHosted, wayOfOrb } from '../ways/declared.ts';
import type { RuleCases } from './rule.ts';
import { atCommands, given, imagesOf, textOf, type Context, type Hit, type Rule } from './rule.ts';
import type { Command } from '../shell/command.ts';

const S2S = 'cci-labs/site-to-site-connectivity';
const isSession = (command: Command): boolean =>
  command.program === 'aws' && has(command, 'ssm', 'start-session');

const s2s = (run: Context['run'], name: string): Step[] =>
  run.steps.filter(({ orb }) => orb?.name === S2S && orb.command === name);

/** Orbs whose command is a way in or which hold credentials: only for those a loose version is worth a word. */
function matters(config: Config, alias: string, name: string): boolean {
  if (/^circleci\/(aws-cli|gcp-cli|azure-cli)$/.test(name)) return true;
  return config.jobs.some((job) =>
    job.runs.some(({ steps }) => steps.some((step) => step.name.startsWith(`${alias}/`) && wayOfOrb(step))),
  );
}

const COMMUNITY = /^(orbiously|titel-media|superformula|threecomma|hubci)\//;

export const vendorRules: Rule[] = [
  {
    id: 'ssm-no-port',
    severity: 'breaks',
    why: 'Without `portNumber` AWS forwards to port 80.',
    remedy: 'Give `portNumber` in `--parameters`.',
    address: 'troubleshooting/#the-connection-is-refused',
    sources: ['aws-session-manager-working-with-sessions-start'],
    traps: 'Parameters in a file.',
    job: (context) =>
      atCommands(context, (command) => {
        const parameters = valueOf(command, '--parameters') ?? '';
        return (
          isSession(command) &&
          /PortForwarding/.test(valueOf(command, '--document-name') ?? '') &&
          !/^file:|\$/.test(parameters) &&
          !/(^|[^A-Za-z])portNumber/.test(parameters)
        );
      }),
  },
  {
    id: 'ssm-no-plugin',
    severity: 'check',
    why: 'The AWS CLI needs the Session Manager plugin, and nothing here installs it.',
    remedy: 'Install it in the job, or use an image that has it.',
    address: 'troubleshooting/#the-ssm-session-starts-and-then-closes',
    sources: ['aws-session-manager-working-with-sessions-start'],
    traps: 'An image of your own that has it.',
    job: (context) => {
      const own =
        selfHosted(context.run) ||
        imagesOf(context).some(
          (image) => image.includes('/') && !/^(cimg|circleci|docker\.io)\//.test(image),
        );
      if (
        own ||
        /session-?manager-?plugin/.test(textOf(context.run)) ||
        context.run.steps.some(({ name }) => /session-manager|ssm/.test(name))
      )
        return [];
      const [first] = atCommands(
        context,
        (command) => isSession(command) && Boolean(valueOf(command, '--document-name')),
      );
      return first ? [{ ...first, conditional: true }] : [];
    },
  },
  {
    id: 'ssm-shell',
    severity: 'risk',
    why: 'A session without a document is a shell on the host; a role that allows it allows more than a forward.',
    remedy: 'Name a port-forwarding document, and allow only that in the role.',
    address: 'security/#a-role-for-port-forwarding-that-also-opens-a-shell',
    sources: [],
    job: (context) =>
      atCommands(
        context,
        (command) =>
          isSession(command) && !valueOf(command, '--document-name') && !(command.bounded && command.excused),
      ),
  },
  {
    id: 's2s-cleanup-when',
    severity: 'breaks',
    why: 'The orb’s `cleanup` declares no `when`, so CircleCI should refuse the configuration.',
    remedy: 'Take `when` out.',
    address: 'site-to-site/#open-the-tunnel-in-the-job',
    sources: ['circleci-labs-site-to-site-connectivity-orb'],
    job: ({ run }) =>
      s2s(run, 'cleanup').flatMap((step) =>
        given(step, 'when') ? [{ line: given(step, 'when')!.line }] : [],
      ),
  },
  {
    id: 's2s-no-cleanup',
    severity: 'risk',
    why: 'The rule for the job’s address stays until it runs out.',
    remedy: 'Add the orb’s `cleanup` at the end.',
    address: 'site-to-site/#take-it-down',
    sources: ['circleci-labs-site-to-site-connectivity-orb'],
    job: ({ run }) => (s2s(run, 'cleanup').length ? [] : s2s(run, 'setup').map(({ line }) => ({ line }))),
  },
  {
    id: 's2s-no-proxy',
    severity: 'check',
    why: 'Every request of the job goes to the tunnel’s proxy, which refuses hosts without a tunnel.',
    remedy: 'Name the public hosts that the job needs in `no-proxy`.',
    address: 'site-to-site/#limits-and-failures',
    sources: ['circleci-labs-site-to-site-tunnel-proxy-serve'],
    job: ({ run }) =>
      s2s(run, 'setup')
        .filter((step) => !given(step, 'no-proxy', 'no_proxy'))
        .map(({ line }) => ({ line })),
  },
  {
    id: 's2s-checkout-first',
    severity: 'check',
    why: "The checkout runs before the tunnel, so a Git host behind the firewall isn't reached.",
    remedy: 'Put `setup` before `checkout`, unless your Git host is public.',
    address: 'site-to-site/#open-the-tunnel-in-the-job',
    sources: [],
    traps: 'A public Git host.',
    job: ({ run }) => {
      const checkout = run.steps.findIndex(({ name }) => name === 'checkout');
      return s2s(run, 'setup')
        .filter((step) => checkout >= 0 && run.steps.indexOf(step) > checkout)
        .map(({ line }) => ({ line }));
    },
  },
  {
    id: 'orb-volatile',
    severity: 'risk',
    why: 'The orb is whatever was published last; its code runs with the job’s secrets.',
    remedy: 'Name a full version.',
    address: 'site-to-site/#open-the-tunnel-in-the-job',
    sources: [],
    traps: '`dev:` with a parameter is how an orb is tested.',
    file: ({ orbs }) =>
      orbs
        .filter(({ version }) => version === 'volatile' || (/^dev:/.test(version) && !version.includes('<<')))
        .map(({ line }) => ({ line })),
  },
  {
    id: 'orb-unpinned',
    severity: 'note',
    why: 'A short version takes every new minor or patch release of an orb that gets credentials.',
    remedy: 'Name a full version such as 1.2.3.',
    address: 'site-to-site/#open-the-tunnel-in-the-job',
    sources: [],
    file: (config) =>
      config.orbs
        .filter(({ alias, name, version }) => /^\d+(\.\d+)?$/.test(version) && matters(config, alias, name))
        .map(({ line }) => ({ line })),
  },
  {
    id: 'orb-community-vpn',
    severity: 'note',
    why: "This orb isn't CircleCI’s, and it starts the VPN with your credentials.",
    remedy: 'Read its source, or run the client yourself.',
    address: 'vpn/#community-orbs',
    sources: ['orbiously-wireguard-orb'],
    // Once for each orb, where it is named: its commands are many.
    job: ({ config, run }) =>
      config.orbs
        .filter(
          ({ name }) =>
            COMMUNITY.test(name) && run.steps.some((step) => step.orb?.name === name && wayOfOrb(step)),
        )
        .map(({ line }): Hit => ({ line })),
  },
  {
    id: 'argocd-dials-in',
    severity: 'note',
    why: 'This command connects to the Argo CD server, so the server has to be reachable from the job.',
    remedy: 'Write the manifest and let Argo CD pull, or reach the server by one of the ways.',
    address: 'pull-based-delivery/#with-argo-cd',
    sources: ['argo-cd-docs'],
    traps: '`--core`; a server inside the job.',
    job: (context) =>
      atCommands(
        context,
        (command) =>
          !command.args.includes('--core') &&
          context.evidence.some(({ way, line }) => way === 'argocd-api' && line === command.line),
      ),
  },
];

/** Where each must find something, and its traps. A function, so that no browser gets them. */
export const vendorCases = (): RuleCases => {
  const SSM = 'aws ssm start-session --target i-0 --document-name AWS-StartPortForwardingSessionToRemoteHost';
  const ORB = 'orbs:\n  tunnel: cci-labs/site-to-site-connectivity@1.0.0';
  return {
    'ssm-no-port': {
      hits: [`${SSM} --parameters localPortNumber=5432 & #: ssm-no-port`],
      misses: [
        `${SSM} --parameters portNumber=5432,localPortNumber=5432 &`,
        `${SSM} --parameters file://p.json &`,
        'aws ssm start-session --target i-0',
      ],
    },
    'ssm-no-plugin': {
      hits: [`${SSM} --parameters portNumber=5432 & #: ssm-no-plugin`],
      misses: [
        `sudo dpkg -i session-manager-plugin.deb\n${SSM} --parameters portNumber=5432 &`,
        {
          file: `jobs:\n  job:\n    docker: [{ image: shop/tools:1 }]\n    steps:\n      - run: ${SSM} --parameters portNumber=5432 &`,
        },
        { on: 'machine-runner', shell: `${SSM} --parameters portNumber=5432 &` },
      ],
    },
    'ssm-shell': {
      hits: ['aws ssm start-session --target i-0 #: ssm-shell'],
      misses: [
        `${SSM} --parameters portNumber=5432 &`,
        'timeout 5 aws ssm start-session --target i-0 || true',
        `ssh -o ProxyCommand="aws ssm start-session --target %h --document-name AWS-StartSSHSession" i-0 ls`,
      ],
    },
    's2s-cleanup-when': {
      hits: [
        {
          head: ORB,
          on: 'docker',
          steps: '- tunnel/setup\n- tunnel/cleanup:\n    when: always #: s2s-cleanup-when',
        },
      ],
      misses: [{ head: ORB, on: 'docker', steps: '- tunnel/setup\n- tunnel/cleanup' }],
    },
    's2s-no-cleanup': {
      hits: [{ head: ORB, on: 'docker', steps: '- tunnel/setup #: s2s-no-cleanup\n- run: ls' }],
      misses: [
        { head: ORB, on: 'docker', steps: '- tunnel/setup\n- tunnel/cleanup' },
        { head: 'orbs: { tunnel: shop/other@1.0.0 }', on: 'docker', steps: '- tunnel/setup' },
      ],
    },
    's2s-no-proxy': {
      hits: [{ head: ORB, on: 'docker', steps: '- tunnel/setup #: s2s-no-proxy' }],
      misses: [{ head: ORB, on: 'docker', steps: '- tunnel/setup: { no-proxy: github.com }' }],
    },
    's2s-checkout-first': {
      hits: [{ head: ORB, on: 'docker', steps: '- checkout\n- tunnel/setup #: s2s-checkout-first' }],
      misses: [{ head: ORB, on: 'docker', steps: '- tunnel/setup\n- checkout' }],
    },
    'orb-volatile': {
      hits: [
        { head: 'orbs:\n  a: shop/a@volatile #: orb-volatile' },
        { head: 'orbs:\n  a: shop/a@dev:first #: orb-volatile' },
      ],
      misses: [
        { head: 'orbs:\n  a: shop/a@1.0.0' },
        { head: 'orbs:\n  a: shop/a@dev:<<pipeline.parameters.v>>' },
      ],
    },
    'orb-unpinned': {
      hits: [
        { head: 'orbs:\n  aws-cli: circleci/aws-cli@5 #: orb-unpinned', steps: '- aws-cli/setup' },
        { head: 'orbs:\n  v: shop/openvpn@1.2 #: orb-unpinned', steps: '- v/connect' },
      ],
      misses: [
        { head: 'orbs:\n  node: circleci/node@7', steps: '- node/install' },
        { head: 'orbs:\n  aws-cli: circleci/aws-cli@5.4.1', steps: '- aws-cli/setup' },
      ],
    },
    'orb-community-vpn': {
      hits: [
        {
          head: 'orbs:\n  vpn: orbiously/openvpn@1.0.0 #: orb-community-vpn',
          steps: '- vpn/connect\n- run: ls\n- vpn/disconnect',
        },
      ],
      misses: [{ head: 'orbs: { vpn: shop/openvpn@1.0.0 }', steps: '- vpn/connect' }],
    },
    'argocd-dials-in': {
      hits: ['argocd app sync shop #: argocd-dials-in'],
      misses: [
        'argocd app get shop',
        'argocd --core app sync shop',
        'argocd login --core\nargocd app sync shop',
        'argocd login localhost:8080 --plaintext\nargocd app sync shop',
      ],
    },
  };
};
