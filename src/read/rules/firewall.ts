/** Rules about firewall rules that a job opens for itself. */
import type { Config, Job } from '../config/model.ts';
import { hiddenIn } from '../hidden.ts';
import { has, valuesOf } from '../options.ts';
import { trapsExit, type Command } from '../shell/command.ts';
import type { RuleCases } from './rule.ts';
import { atCommands, commandsOf, type Context, type Placed, type Rule } from './rule.ts';

const JIT = 'just-in-time-allow-list';

/** How a rule is opened, and how the same kind is closed. */
const PAIRS: { opens: (command: Command) => boolean; closes: (command: Command) => boolean }[] = [
  {
    opens: (command) => command.program === 'aws' && has(command, 'authorize-security-group-ingress'),
    closes: (command) => command.program === 'aws' && has(command, 'revoke-security-group-ingress'),
  },
  {
    opens: (command) => command.program === 'gcloud' && has(command, 'firewall-rules', 'create'),
    closes: (command) =>
      command.program === 'gcloud' &&
      (has(command, 'firewall-rules', 'delete') || has(command, '--disabled')),
  },
  {
    opens: (command) =>
      command.program === 'az' &&
      (has(command, 'firewall-rule', 'create') ||
        has(command, 'network-rule', 'add') ||
        has(command, 'access-restriction', 'add')),
    closes: (command) =>
      command.program === 'az' &&
      (has(command, 'firewall-rule', 'delete') ||
        has(command, 'network-rule', 'remove') ||
        has(command, 'access-restriction', 'remove')),
  },
  {
    opens: (command) => command.program === 'doctl' && (has(command, 'add-rules') || has(command, 'append')),
    closes: (command) =>
      command.program === 'doctl' && (has(command, 'remove-rules') || has(command, 'firewalls', 'remove')),
  },
  {
    opens: (command) =>
      command.program === 'atlas' &&
      command.args.some((arg) => /^accessLists?$/.test(arg)) &&
      has(command, 'create'),
    closes: (command) => command.program === 'atlas' && has(command, 'delete'),
  },
];

interface Opened {
  open: Placed;
  pair: (typeof PAIRS)[number];
}

const opened = ({ run, evidence }: Context): Opened[] =>
  commandsOf(run).flatMap((open) => {
    const pair = PAIRS.find(({ opens }) => opens(open.command));
    const shown = evidence.some(({ way, line }) => way === 'just-in-time' && line === open.command.line);
    return pair && shown ? [{ open, pair }] : [];
  });

type Closing = 'always' | 'success' | 'elsewhere' | 'never';

/** When another job runs after this one: whatever its end, on success alone, or on its own account. */
function follows(config: Config, other: Job, job: Job): 'whatever' | 'success' | 'apart' {
  const { source } = config;
  const names = new Set([
    job.name,
    ...job.calls.map(({ value }) => source.string(source.get(value, 'name')) ?? job.name),
  ]);
  let found: 'success' | 'apart' = 'apart';
  for (const { value } of other.calls) {
    for (const item of source.items(source.get(value, 'requires'))) {
      if (names.has(source.string(item) ?? '')) found = 'success';
      const entry = source.entries(item).find(({ key }) => names.has(key));
      if (!entry) continue;
      const ends = [entry.value, ...source.items(entry.value)].map((node) => source.string(node));
      if (ends.some((end) => end === 'terminal' || end === 'failed')) return 'whatever';
      found = 'success';
    }
  }
  return found;
}

/** How what was opened is closed again. */
function closing({ config, job, run }: Context, { open, pair }: Opened): Closing {
  const at = run.steps.indexOf(open.step);
  const own = commandsOf(run).filter(({ command }) => pair.closes(command));
  const trapped = open.step.commands.some(trapsExit);
  if (trapped && /revoke|delete|remove/.test(open.step.rows.map(({ text }) => text).join('\n')))
    return 'always';
  if (own.some(({ step }) => step.when === 'always')) return 'always';
  const others = config.jobs
    .filter(
      (other) =>
        other !== job &&
        other.runs.some((each) => commandsOf(each).some(({ command }) => pair.closes(command))),
    )
    .map((other) => follows(config, other, job));
  if (others.includes('whatever')) return 'elsewhere';
  if (own.some(({ step }) => run.steps.indexOf(step) >= at)) return 'success';
  if (others.includes('success')) return 'success';
  return others.length ? 'elsewhere' : 'never';
}

const atOpened = (context: Context, wanted: Closing) =>
  opened(context)
    .filter((each) => closing(context, each) === wanted)
    .map(({ open }) => ({ line: open.command.line, conditional: open.step.conditional }));

const RANGES = [
  '--cidr',
  '--cidr-ip',
  '--source-ranges',
  '--start-ip-address',
  '--ip-address',
  '--master-authorized-networks',
  '--authorized-networks',
  '--api-server-authorized-ip-ranges',
  '--cidr-ipv4',
  '--cidr-ipv6',
];

/** A literal address range wider than one address; variables are not known. */
function tooWide(command: Command): boolean {
  if (!PAIRS.some(({ opens }) => opens(command)) && !valuesOf(command, ...RANGES).length) return false;
  if (!/^(aws|gcloud|az|doctl|atlas)$/.test(command.program)) return false;
  const given = [...valuesOf(command, ...RANGES), ...command.args.filter((arg) => /CidrIp/.test(arg))].join(
    ' ',
  );
  const everyone = /(^|[^\d.])0\.0\.0\.0(\/0)?(?![\d.])|::\/0/.test(given);
  const prefixes = [...given.matchAll(/\/(\d{1,3})(?!\d)/g)].map((match) => Number(match[1]));
  return everyone || prefixes.some((prefix) => prefix !== 32 && prefix !== 128);
}

export const firewallRules: Rule[] = [
  {
    id: 'rule-removed-on-success',
    severity: 'danger',
    why: "When a step in between fails, the step that closes the rule doesn't run, and the rule stays.",
    remedy: 'Give the closing step `when: always`, and run a sweeper for canceled jobs.',
    address: 'security/#clean-up-that-never-runs',
    sources: ['circleci-the-when-attribute'],
    traps: 'A closing job that requires this one whatever its end.',
    job: (context) => atOpened(context, 'success'),
  },
  {
    id: 'rule-never-removed',
    severity: 'danger',
    why: 'Nothing in this file closes the rule again.',
    remedy: 'Close it in a step with `when: always`, and run a sweeper.',
    address: `${JIT}/#run-the-sweeper`,
    sources: [],
    traps: 'A script of the repository may close it.',
    job: (context) =>
      atOpened(context, 'never').map((hit) => ({
        ...hit,
        conditional: hit.conditional || hiddenIn(context.job, context.run).scripts.length > 0,
      })),
  },
  {
    id: 'rule-too-wide',
    severity: 'danger',
    why: 'The rule admits more than the one address of this job.',
    remedy: 'Open it for the job’s own address with /32, or /128 for IPv6.',
    address: 'security/#a-temporary-rule-that-cannot-be-held-to-one-address',
    sources: [],
    job: (context) => atCommands(context, tooWide),
  },
  {
    id: 'rule-no-sweeper',
    severity: 'note',
    why: 'Neither `when: always` nor a trap runs when the job is canceled or meets its time limit.',
    remedy: 'Let a sweeper outside of the job delete old rules.',
    address: `${JIT}/#run-the-sweeper`,
    sources: ['circleci-the-when-attribute'],
    once: true,
    job: (context) => atOpened(context, 'always'),
  },
  {
    id: 'rule-list-replaced',
    severity: 'risk',
    why: 'This option replaces the whole list of allowed networks.',
    remedy: 'Read the list first and add to it, or use a separate firewall rule.',
    address: `${JIT}/#google-cloud-and-azure`,
    sources: [],
    job: (context) =>
      atCommands(
        context,
        (command) =>
          command.program === 'gcloud' &&
          valuesOf(command, '--authorized-networks', '--master-authorized-networks').length > 0,
      ),
  },
];

/** Where each must find something, and its traps. A function, so that no browser gets them. */
export const firewallCases = (): RuleCases => {
  const OPEN = 'aws ec2 authorize-security-group-ingress --group-id "$SG" --cidr "$IP/32"';
  const CLOSE = 'aws ec2 revoke-security-group-ingress --group-id "$SG" --cidr "$IP/32"';
  return {
    'rule-removed-on-success': {
      hits: [
        `${OPEN} #: rule-removed-on-success\n./test\n${CLOSE}`,
        {
          file: `
jobs:
  open: { machine: { image: ubuntu-2404:current }, steps: &open [run: '${OPEN}'] } #: rule-removed-on-success
  close: { machine: { image: ubuntu-2404:current }, steps: [run: '${CLOSE}'] }
workflows:
  all: { jobs: [open, { close: { requires: [open] } }] }`,
        },
      ],
      misses: [
        `trap '${CLOSE}' EXIT\n${OPEN}\n./test`,
        { steps: `- run: ${OPEN}\n- run: { when: always, command: '${CLOSE}' }` },
        {
          file: `
jobs:
  open: { machine: { image: ubuntu-2404:current }, steps: [run: '${OPEN}', run: '${CLOSE}'] }
  close: { machine: { image: ubuntu-2404:current }, steps: [run: '${CLOSE}'] }
workflows:
  all: { jobs: [open, { close: { requires: [{ open: terminal }] } }] }`,
        },
        `# ${OPEN}\n${CLOSE}`,
      ],
    },
    'rule-never-removed': {
      hits: [
        `${OPEN} #: rule-never-removed\n./test`,
        'az sql server firewall-rule create -n ci --start-ip-address "$IP" --end-ip-address "$IP" #: rule-never-removed',
        'gcloud compute firewall-rules create ci --source-ranges="$IP/32" #: rule-never-removed',
      ],
      misses: [
        `${OPEN}\n${CLOSE}`,
        'aws wafv2 update-ip-set --addresses "$IP/32"',
        'gcloud sql instances patch db --authorized-networks="$IP/32"',
        `aws ec2 create-security-group --group-name test\n${OPEN}`,
        `echo "${OPEN.replaceAll('"', '')}"`,
      ],
    },
    'rule-too-wide': {
      hits: [
        'aws ec2 authorize-security-group-ingress --group-id x --cidr 0.0.0.0/0 #: rule-too-wide',
        'aws ec2 authorize-security-group-ingress --group-id x --cidr "$NET/24" #: rule-too-wide',
        `aws ec2 authorize-security-group-ingress --ip-permissions '[{"IpRanges":[{"CidrIp":"0.0.0.0/0"}]}]' #: rule-too-wide`,
        'gcloud compute firewall-rules create ci --source-ranges=::/0 #: rule-too-wide',
      ],
      misses: [
        OPEN,
        'aws ec2 authorize-security-group-ingress --group-id x --cidr "$CIDR"',
        'aws ec2 authorize-security-group-ingress --ip-permissions IpRanges=[{CidrIp=$IP/32}],Ipv6Ranges=[{CidrIpv6=$V6/128}]',
        'ip route add 0.0.0.0/0 via 10.0.0.1',
      ],
    },
    'rule-no-sweeper': {
      hits: [{ steps: `- run: ${OPEN} #: rule-no-sweeper\n- run: { when: always, command: '${CLOSE}' }` }],
      misses: [OPEN, CLOSE],
    },
    'rule-list-replaced': {
      hits: ['gcloud sql instances patch db --authorized-networks="$IP/32" #: rule-list-replaced'],
      misses: [
        'gcloud sql instances describe db',
        'echo "gcloud sql instances patch db --authorized-networks=x"',
      ],
    },
  };
};
