/** Rules about secrets, tokens and logins. */
import type { Step } from '../config/model.ts';
import { has, valueOf, valuesOf } from '../options.ts';
import { looksSecret } from '../secret.ts';
import type { RuleCases } from './rule.ts';
import { atCommands, given, hasWay, place, textOf, type Context, type Hit, type Rule } from './rule.ts';

const usesToken = (step: Step): boolean => {
  const entry = given(step, 'use_oidc');
  return entry !== undefined && step.scope.string(entry.value) === 'true';
};

const usesOidc = ({ run }: Context): boolean =>
  /CIRCLE_OIDC_TOKEN|oidc get|assume-role-with-web-identity|--federated-token|workload-identity|create-cred-config/.test(
    textOf(run),
  ) ||
  run.steps.some(
    (step) =>
      given(step, 'role_arn', 'role-arn') !== undefined ||
      usesToken(step) ||
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
    ...steps.map((step): Hit => ({ ...place(step), severity })),
    ...atCommands(
      context,
      (command) =>
        (command.program === 'aws' &&
          has(command, 'configure', 'set') &&
          command.args.some((arg) => arg.startsWith('aws_secret'))) ||
        (command.program === 'gcloud' && has(command, 'activate-service-account')) ||
        (command.program === 'az' &&
          has(command, 'login') &&
          has(command, '--service-principal') &&
          valueOf(command, '-p', '--password') !== undefined),
      severity,
    ),
  ];
}

/** Options of tunnel clients that take a secret. */
const TAKE_SECRETS: Record<string, readonly string[]> = {
  tailscale: ['--auth-key', '--authkey'],
  netbird: ['--setup-key', '-k'],
  netclient: ['-t', '--token'],
  cloudflared: ['--service-token-secret', '--token'],
  ngrok: ['--authtoken'],
  openfortivpn: ['-p', '--password'],
  plink: ['-pw'],
  sc: ['-k', '--api-key', '--access-key'],
  BrowserStackLocal: ['--key'],
  'browserstack-local': ['--key'],
  LT: ['--key'],
};

export const credentialRules: Rule[] = [
  {
    id: 'secret-in-file',
    severity: 'danger',
    why: 'This looks like a credential in the repository, where everybody with a clone has it.',
    remedy: 'Revoke it, and put the new one into a context.',
    address: 'vpn/#store-the-profile-in-a-context',
    sources: [],
    traps:
      'Documented examples, test passwords, addresses, hashes; signed tokens that are public, of a demo, or run out.',
    file: ({ source }) =>
      source.rows.flatMap((row, index) => (looksSecret(row) ? [{ line: index + 1 }] : [])),
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
    why: "This version of the orb doesn't know the OIDC login.",
    remedy: 'Take `circleci/aws-cli` 3.1 or later, `circleci/gcp-cli` 3.0 or later.',
    address: 'troubleshooting/#google-cloud-rejects-the-token',
    sources: ['circleci-public-aws-cli-orb', 'circleci-public-gcp-cli-orb'],
    job: ({ run }) =>
      run.steps
        .filter((step) => {
          const [major = NaN, minor = 99] = (step.orb?.version ?? '').split('.').map(Number);
          if (step.orb?.name === 'circleci/aws-cli') {
            return (
              given(step, 'role_arn', 'role-arn') !== undefined && (major < 3 || (major === 3 && minor < 1))
            );
          }
          return step.orb?.name === 'circleci/gcp-cli' && usesToken(step) && major < 3;
        })
        .map(place),
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
          Object.hasOwn(TAKE_SECRETS, command.program) &&
          valuesOf(command, ...TAKE_SECRETS[command.program]!).some(
            (value) => /\$/.test(value) && !/^file:/.test(value),
          ),
      ),
  },
  {
    id: 'placeholder-left',
    severity: 'breaks',
    why: 'A placeholder of a sample is still here.',
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
];

/** Where each must find something, and its traps. A function, so that no browser gets them. */
export const credentialCases = (): RuleCases => {
  /** Not a credential, and so put together only here. */
  const AWS_KEY = `AK${'IA'}QX3J5PLW7RT2ZVBN`;
  const TOKEN = ['q7Rk2', 'mZx9T', 'v4Lp8', 'Wd3Jb', '6YhN'].join('');
  const jwt = (payload: object) =>
    ['{"alg":"HS256"}', JSON.stringify(payload)].map((part) => btoa(part).replace(/=+$/, '')).join('.') +
    `.${TOKEN}`;
  const inEnvironment = (name: string, value: string, mark = '') => ({
    keys: `environment:\n  ${name}: ${value}${mark && ` #: ${mark}`}`,
  });
  return {
    'secret-in-file': {
      hits: [
        { keys: `environment:\n  ID: ${AWS_KEY} #: secret-in-file` },
        { keys: `environment:\n  DEPLOY_TOKEN: ${TOKEN} #: secret-in-file` },
        `export API_SECRET=${TOKEN} #: secret-in-file`,
        `deploy --api-token ${TOKEN} #: secret-in-file`,
        ...[
          ['AWS_SECRET_ACCESS_KEY', `${TOKEN}/0aB+x`],
          ['GL', `gl${'pat'}-${TOKEN}`],
          ['A', `npm${'_'}${TOKEN}${TOKEN.slice(0, 12)}`],
          ['A', `dckr_${'pat'}_${TOKEN}`],
          ['A', `CCI${'PAT'}_${TOKEN}`],
          ['A', `hv${'s'}.${TOKEN}`],
          ['HOOK', `https://hooks.slack.com/services/T0AB1CD2E/B0AB1CD2E/${TOKEN}`],
          ['SERVICE_TOKEN', jwt({ role: 'service', exp: 7_258_118_400 })],
        ].map(([name = '', value = '']) => inEnvironment(name, value, 'secret-in-file')),
        `cat > wg0.conf <<EOF\nPrivateKey = ${TOKEN}${TOKEN.slice(0, 19)}= #: secret-in-file\nEOF`,
        `cat > ci.ovpn <<EOF\n-----BEGIN OpenVPN ${'Static'} key V1----- #: secret-in-file\nEOF`,
      ],
      misses: [
        { keys: 'environment:\n  DEPLOY_TOKEN: $OTHER_TOKEN' },
        { keys: 'environment:\n  DB_PASSWORD: testtesttesttesttesttest1A' },
        { keys: 'environment:\n  ID: AKIAIOSFODNN7EXAMPLE' },
        { keys: 'environment:\n  TOKEN: https://auth.shop.example/v2/Token1234567' },
        { keys: `environment:\n  TOKEN: arn:aws:secretsmanager:eu-central-1:1:secret:Ci1` },
        { keys: 'environment:\n  IMAGE: app@sha256:0123456789abcdef0123456789abcdef' },
        inEnvironment('API_TOKEN', jwt({ role: 'anon', exp: 7_258_118_400 })),
        inEnvironment('API_TOKEN', jwt({ sub: '1234567890', name: 'John Doe' })),
        inEnvironment('API_TOKEN', jwt({ sub: 'Foo' })),
        inEnvironment('API_TOKEN', jwt({ sub: 'ci', exp: 1_500_000_000 })),
        inEnvironment('TEST_JWT_TOKEN', jwt({ sub: 'ci' })),
        inEnvironment('AWS_SECRET_ACCESS_KEY', 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'),
        'echo "PrivateKey = $WG_KEY" > wg0.conf',
        'docker build --secret id=NpmToken1,src=/home/circleci/.npmrc .',
        'deploy --token $DEPLOY_TOKEN --token-file ./Secrets/Token-Of-Deploy-2026',
      ],
    },
    'static-cloud-keys': {
      hits: [
        { head: 'orbs: { aws-cli: circleci/aws-cli@5.4.1 }', steps: '- aws-cli/setup #: static-cloud-keys' },
        'aws configure set aws_access_key_id "$A"\naws configure set aws_secret_access_key "$S" #: static-cloud-keys',
        'gcloud auth activate-service-account --key-file=k.json #: static-cloud-keys',
        'az login --service-principal -u "$A" -p "$P" --tenant "$T" #: static-cloud-keys',
      ],
      misses: [
        { head: 'orbs: { aws-cli: circleci/aws-cli@5.4.1 }', steps: '- aws-cli/setup: { role_arn: r }' },
        'az login --service-principal -u "$A" --federated-token "$CIRCLE_OIDC_TOKEN"',
        'aws configure set region eu-central-1',
      ],
    },
    'oidc-orb-too-old': {
      hits: [
        {
          head: 'orbs: { aws-cli: circleci/aws-cli@3.0.2 }',
          steps: '- aws-cli/setup: { role_arn: r } #: oidc-orb-too-old',
        },
        {
          head: 'orbs: { g: circleci/gcp-cli@2.4.1 }',
          steps: '- g/setup: { use_oidc: true } #: oidc-orb-too-old',
        },
      ],
      misses: [
        { head: 'orbs: { aws-cli: circleci/aws-cli@3.1.0 }', steps: '- aws-cli/setup: { role_arn: r }' },
        { head: 'orbs: { aws-cli: circleci/aws-cli@2.0.0 }', steps: '- aws-cli/setup' },
        { head: 'orbs: { aws-cli: shop/aws-cli@1.0.0 }', steps: '- aws-cli/setup: { role_arn: r }' },
      ],
    },
    'secret-as-argument': {
      hits: [
        'sudo tailscale up --auth-key=$K #: secret-as-argument',
        'netbird up --setup-key "$K" #: secret-as-argument',
        './bin/sc --user u --api-key $K & #: secret-as-argument',
        'cloudflared tunnel run --token $T & #: secret-as-argument',
      ],
      misses: ['sudo tailscale up --auth-key=file:/tmp/key', 'sudo tailscale up --hostname=$H'],
    },
    'placeholder-left': {
      hits: [
        'ssh -fNL 1:db:1 YOUR_HOST #: placeholder-left',
        'echo "<namespace>/<resource-class>" #: placeholder-left',
      ],
      misses: ['ssh -fNL 1:db:1 YOUR_OTHER', '# YOUR_HOST\ntrue'],
    },
  };
};
