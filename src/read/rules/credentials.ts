/** Rules about secrets, tokens and logins. */
import type { Step } from '../config/model.ts';
import { has, valueOf, valuesOf } from '../options.ts';
import type { Command } from '../shell/command.ts';
import { looksSecret } from '../secret.ts';
import { atCommands, commandsOf, hasWay, textOf, type Context, type Hit, type Rule } from './rule.ts';

const PRINTED = 'security/#the-token-you-print-is-not-masked';

/** A variable whose name says that its value is secret. */
const SECRET =
  /\$\{?(?!#)(\w*(?:TOKEN|SECRET|PASSWORD|PASSWD|PRIVATE_KEY|API_?KEY|ACCESS_KEY|AUTH_?KEY|CREDENTIALS?)\w*)(?![\w]*[:+])/gi;
const NO_SECRET = /DURATION|KEY_ID|_PATH$|_FILE$|_DIR$|_NAME$|_URL$|_ARN$|EXPIR|COUNT|LENGTH/i;

const secretsIn = (text: string): string[] =>
  [...text.matchAll(SECRET)].map((match) => match[1]!).filter((name) => !NO_SECRET.test(name));

/** Whether what a command prints ends in the job's log. */
const logs = ({ piped, file, captured }: Command): boolean =>
  !captured && !piped && (file === undefined || /^\/dev\/(stdout|stderr|tty)$/.test(file));

const OIDC = /CIRCLE_OIDC_TOKEN/;

/** `${#X}` is a length and `${X:+set}` a word, no value. */
const valueShown = (text: string): string => text.replace(/\$\{#\w+\}|\$\{\w+:?\+[^}]*\}/g, '');

function printsSecret(command: Command): boolean {
  const { program, args, expands } = command;
  if (!logs(command)) return false;
  if (program === 'env' && !args.length) return true;
  if (program === 'printenv') return !args.length || args.some((arg) => secretsIn(`$${arg}`).length > 0);
  if (!/^(echo|printf|cat)$/.test(program)) return false;
  const text = valueShown(expands);
  return !OIDC.test(text) && secretsIn(text).length > 0;
}

const TRACE = (command: Command): boolean =>
  command.program === 'set' &&
  (command.args.some((arg) => /^-[a-z]*x/.test(arg)) || has(command, '-o', 'xtrace'));

/** Parameters of an orb's command. */
const given = (step: Step, name: string): string | undefined => {
  const entry = step.given.find(({ key }) => key === name);
  return entry && (step.scope.string(entry.value) ?? '');
};

const usesOidc = ({ run }: Context): boolean =>
  /CIRCLE_OIDC_TOKEN|oidc get|assume-role-with-web-identity|--federated-token|workload-identity|create-cred-config/.test(
    textOf(run),
  ) ||
  run.steps.some(
    (step) =>
      given(step, 'role_arn') !== undefined ||
      given(step, 'role-arn') !== undefined ||
      given(step, 'use_oidc') === 'true' ||
      /web_identity|oidc/.test(step.orb?.command ?? ''),
  );

function staticKeys(context: Context): Hit[] {
  if (usesOidc(context)) return [];
  const weighs = hasWay(context, 'cloud-broker', 'other-broker', 'just-in-time', 'pull-based');
  const severity = weighs ? undefined : 'note';
  const steps = context.run.steps.filter(
    ({ orb }) =>
      orb &&
      ((orb.name === 'circleci/aws-cli' && orb.command === 'setup') ||
        (orb.name === 'circleci/gcp-cli' && /^(setup|initialize)$/.test(orb.command)) ||
        (orb.name === 'circleci/azure-cli' && /^login/.test(orb.command))),
  );
  return [
    ...steps.map(({ line, conditional }) => ({ line, severity, conditional }) as Hit),
    ...atCommands(
      context,
      (command) =>
        (command.program === 'aws' &&
          has(command, 'configure', 'set') &&
          command.args.some((arg) => /^aws_(access|secret)/.test(arg))) ||
        (command.program === 'gcloud' && has(command, 'activate-service-account')) ||
        (command.program === 'az' &&
          has(command, 'login') &&
          has(command, '--service-principal') &&
          valueOf(command, '-p', '--password') !== undefined),
      severity,
    ),
  ];
}

export const credentialRules: Rule[] = [
  {
    id: 'secret-in-file',
    severity: 'danger',
    why: 'This looks like a credential in the repository, where everybody with a clone has it.',
    remedy: 'Revoke it, and put the new one into a context.',
    address: 'vpn/#store-the-profile-in-a-context',
    sources: [],
    traps: 'Documented examples, test passwords, addresses, hashes.',
    file: ({ source }) =>
      source.rows.flatMap((row, index) => (looksSecret(row) ? [{ line: index + 1 }] : [])),
  },
  {
    id: 'oidc-printed',
    severity: 'danger',
    why: 'The OIDC token is not masked: whoever reads the log can log in until it ends.',
    remedy: 'Write it into a file, or hand it over in a variable. For a check, print its length.',
    address: PRINTED,
    sources: ['circleci-oidc-tokens-with-custom-claims'],
    job: (context) =>
      atCommands(
        context,
        (command) =>
          logs(command) &&
          ((/^(echo|printf)$/.test(command.program) && OIDC.test(valueShown(command.expands))) ||
            (/^circleci(-agent)?$/.test(command.program) && has(command, 'oidc', 'get'))),
      ),
  },
  {
    id: 'secret-printed',
    severity: 'danger',
    why: 'What is printed is in the log; masking covers less than it seems.',
    remedy: 'Take the line out, and change the secret if a log has it.',
    address: PRINTED,
    sources: [],
    traps: 'Into a pipe or a file; names of paths, ids and durations.',
    job: (context) => atCommands(context, printsSecret),
  },
  {
    id: 'trace-with-secrets',
    severity: 'risk',
    why: '`set -x` prints every command with its values, and masking does not catch all of them.',
    remedy: 'Take `-x` out of this step.',
    address: PRINTED,
    sources: [],
    job: ({ run }) =>
      run.steps.flatMap((step) => {
        const trace = step.commands.find(TRACE);
        const secret = step.rows.some(({ text }) => !/^\s*#/.test(text) && secretsIn(text).length > 0);
        return trace && secret ? [{ line: trace.line, conditional: step.conditional }] : [];
      }),
  },
  {
    id: 'static-cloud-keys',
    severity: 'risk',
    why: 'A stored cloud key works anywhere until somebody rotates it.',
    remedy: 'Log in with the job’s OIDC token.',
    address: 'cloud-broker/#trust-one-project',
    sources: ['circleci-openid-connect-tokens'],
    traps: 'OIDC in another job whose login comes by a workspace.',
    job: staticKeys,
  },
  {
    id: 'oidc-orb-too-old',
    severity: 'breaks',
    why: 'This version of the orb does not know the OIDC login.',
    remedy: 'Take `circleci/aws-cli` 3.1 or later, `circleci/gcp-cli` 3.0 or later.',
    address: 'troubleshooting/#google-cloud-rejects-the-token',
    sources: ['circleci-public-aws-cli-orb', 'circleci-public-gcp-cli-orb'],
    job: ({ run }) =>
      run.steps
        .filter((step) => {
          const [major = NaN, minor = 99] = (step.orb?.version ?? '').split('.').map(Number);
          if (step.orb?.name === 'circleci/aws-cli') {
            return (
              (given(step, 'role_arn') ?? given(step, 'role-arn')) !== undefined &&
              (major < 3 || (major === 3 && minor < 1))
            );
          }
          return step.orb?.name === 'circleci/gcp-cli' && given(step, 'use_oidc') === 'true' && major < 3;
        })
        .map(({ line, conditional }) => ({ line, conditional })),
  },
  {
    id: 'secret-as-argument',
    severity: 'risk',
    why: 'Arguments of a program can be read by every process of the job.',
    remedy: 'Hand the secret over in a variable or a file that the client reads.',
    address: 'mesh-vpn/#join-from-the-job',
    sources: [],
    traps: '`file:` forms.',
    job: (context) =>
      atCommands(
        context,
        (command) =>
          /^(tailscale|netbird|cloudflared)$/.test(command.program) &&
          valuesOf(command, '--auth-key', '--authkey', '--setup-key', '-k', '--service-token-secret').some(
            (value) => /\$/.test(value) && !/^file:/.test(value),
          ),
      ),
  },
  {
    id: 'placeholder-left',
    severity: 'breaks',
    why: 'A placeholder of a sample still stands here.',
    remedy: 'Fill in your own value.',
    address: '',
    sources: [],
    file: ({ source }, { placeholders }) => {
      const ours = placeholders.length ? new RegExp(`\\b(${placeholders.join('|')})\\b`) : /(?!)/;
      return source.rows.flatMap((row, index) =>
        !/^\s*#/.test(row) && (ours.test(row) || /<(your-)?namespace>\/<(your-)?resource-class>/.test(row))
          ? [{ line: index + 1 }]
          : [],
      );
    },
  },
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
        ({ command: { program, args } }) =>
          program === 'trap' && args.includes('EXIT') && /logout|leave|down/.test(args.join(' ')),
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
            /^(up|login)$/.test(command.args.find((arg) => !arg.startsWith('-')) ?? '') &&
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
        : atCommands(
            context,
            (command) =>
              command.program === 'tailscale' && command.args.find((arg) => !arg.startsWith('-')) === 'up',
          ),
  },
];
