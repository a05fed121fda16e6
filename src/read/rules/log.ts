/** Rules about secrets that end in the job's log. */
import { has } from '../options.ts';
import { targetOf, type Command } from '../shell/command.ts';
import type { RuleCases } from './rule.ts';
import { atCommands, type Context, type Hit, type Rule } from './rule.ts';
import { knownAt, knownIn, logs, secretsIn, unseals, valueShown } from './secrets.ts';

const PRINTED = 'security/#the-token-you-print-is-not-masked';
const OIDC = /CIRCLE_OIDC_TOKEN/;

/** Every variable of the job, secrets and the OIDC token among them. */
function printsAll({ program, args }: Command): boolean {
  if (program === 'env' || program === 'printenv' || program === 'set') return !args.length;
  if (/^(export|declare|typeset)$/.test(program))
    return args.every((arg) => /^-[px]+$/.test(arg)) && (program === 'export' || args.length > 0);
  return /^(get-childitem|gci|dir|ls)$/i.test(program) && args.some((arg) => /^env:[\\/]?$/i.test(arg));
}

/** Files that hold a credential wherever they are. */
const SECRET_FILE =
  /(^|\/)(\.aws\/credentials|\.netrc|\.ssh\/id_(rsa|dsa|ecdsa|ed25519))$|\.ovpn$|\/wireguard\/[\w.-]+\.conf$/;
const namesSecret = (text: string): boolean => secretsIn(valueShown(text)).length > 0;
const pathOf = (text: string): string => text.replace(/^(\$HOME|\$\{HOME\}|~)\//, '~/').replace(/^\.\//, '');

/** Files into which the job writes a secret. */
function secretFiles({ run }: Context): Set<string> {
  const files = new Set<string>();
  for (const step of run.steps) {
    const named = new Set(step.rows.filter(({ text }) => namesSecret(text)).map(({ n }) => n));
    for (const command of step.commands) {
      const { heredoc, line } = command;
      const target = targetOf(command);
      if (!target || target.startsWith('/dev/')) continue;
      if (named.has(line) || heredoc?.some(({ text }) => namesSecret(text))) files.add(pathOf(target));
    }
  }
  return files;
}

function printsSecret(
  command: Command,
  files: ReadonlySet<string>,
  known: () => ReadonlyMap<string, string>,
): boolean {
  const { program, args, expands, heredoc } = command;
  if (!logs(command)) return false;
  if (printsAll(command) || unseals(command)) return true;
  if (program === 'printenv') return args.some((arg) => secretsIn(`$${arg}`).length > 0);
  if (/^(cat|head|tail|less|more|bat)$/.test(program) && !heredoc)
    if (args.some((arg) => SECRET_FILE.test(arg) || files.has(pathOf(arg)))) return true;
  if (!/^(echo|printf|cat)$/.test(program)) return false;
  const text = valueShown(expands);
  return !OIDC.test(text) && secretsIn(text).length > 0 && secretsIn(text, known()).length > 0;
}

/** The sign of the option by which a command begins a trace, or ends one. */
const traceOf = ({ program, args }: Command): string | undefined =>
  program === 'set' ? /(?:^|\s)([-+])(?:[a-z]*x|o xtrace\b)/.exec(args.join(' '))?.[1] : undefined;

/** A shell of a step or a job that traces by its own options: `bash -eux`. */
const TRACES = /\b(ba|da|z|k)?sh\b.*\s(-[a-z]*x|-o\s+xtrace)/;

function traced({ config, run }: Context): Hit[] {
  return run.steps.flatMap((step) => {
    const named = new Set(step.rows.filter(({ text }) => !/^\s*#/.test(text) && secretsIn(text).length > 0));
    if (!named.size) return [];
    const known = knownIn(config.source, run, step);
    const marks = step.commands.filter(traceOf);
    const shell = step.given.find(({ key }) => key === 'shell') ?? run.executor.shell;
    let trace: { line: number } | undefined =
      shell && TRACES.test(step.scope.string(shell.value) ?? '') ? shell : undefined;
    for (const row of step.rows) {
      for (const mark of marks) if (mark.line === row.n) trace = traceOf(mark) === '-' ? mark : undefined;
      if (trace && named.has(row) && secretsIn(row.text, known).length > 0)
        return [{ line: trace.line, conditional: step.conditional }];
    }
    return [];
  });
}

export const logRules: Rule[] = [
  {
    id: 'oidc-printed',
    severity: 'danger',
    why: "The OIDC token isn't masked: whoever reads the log can log in until it ends.",
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
    why: 'What is printed is in the log; masking covers less than it seems, and nothing that was encoded.',
    remedy: 'Take the line out, and change the secret if a log has it.',
    address: PRINTED,
    sources: [],
    traps: 'Into a file or a program that keeps it; names of paths, ids and durations.',
    job: (context) => {
      const files = secretFiles(context);
      const known = knownAt(context);
      return atCommands(context, (command, step) => printsSecret(command, files, () => known(step)));
    },
  },
  {
    id: 'trace-with-secrets',
    severity: 'risk',
    why: "A traced shell, by `set -x` or `bash -x`, prints every command with its values, and masking doesn't catch all of them.",
    remedy: 'Take `x` out of the options, or the secret out of the step.',
    address: PRINTED,
    sources: [],
    job: traced,
  },
];

/** Where each must find something, and its traps. A function, so that no browser gets them. */
export const logCases = (): RuleCases => ({
  'oidc-printed': {
    hits: [
      'echo "$CIRCLE_OIDC_TOKEN_V2" #: oidc-printed',
      'circleci run oidc get --claims \'{"aud":"x"}\' #: oidc-printed',
    ],
    misses: [
      'echo "$CIRCLE_OIDC_TOKEN" > token',
      'echo "${#CIRCLE_OIDC_TOKEN}"',
      "echo '$CIRCLE_OIDC_TOKEN is set by CircleCI'",
      'echo "$CIRCLE_OIDC_TOKEN" | cut -d. -f2',
      'token=$(circleci run oidc get)',
    ],
  },
  'secret-printed': {
    hits: [
      'echo "key: $DEPLOY_TOKEN" #: secret-printed',
      'printf "%s" "${DB_PASSWORD}" #: secret-printed',
      'env #: secret-printed',
      'env | sort #: secret-printed',
      'printenv | grep -v PATH #: secret-printed',
      'env | grep -i token | sort #: secret-printed',
      'env | grep ^CIRCLE #: secret-printed',
      'export -p #: secret-printed',
      'set #: secret-printed',
      'Get-ChildItem Env: #: secret-printed',
      'echo "$DEPLOY_TOKEN" | base64 #: secret-printed',
      'echo "$DEPLOY_TOKEN" | sed \'s/./& /g\' #: secret-printed',
      'echo "$WG_PRIVATE_KEY" | sudo tee /etc/wireguard/key #: secret-printed',
      'cat ~/.aws/credentials #: secret-printed',
      'aws secretsmanager get-secret-value --secret-id s #: secret-printed',
      'aws ssm get-parameter --name p --with-decryption --query Parameter.Value #: secret-printed',
      'gcloud auth print-access-token #: secret-printed',
      'vault kv get -field=password secret/db | tee p #: secret-printed',
      'kubectl get secret db -o yaml #: secret-printed',
      'DEPLOY_TOKEN=$(get-it)\necho "$DEPLOY_TOKEN" #: secret-printed',
      'echo "token=$NPM_TOKEN" > ~/.npmrc\ncat $HOME/.npmrc #: secret-printed',
      'cat > .env <<EOF\nDB_PASSWORD=$DB_PASSWORD\nEOF\ncat ./.env #: secret-printed',
      'echo "$VPN_PROFILE" | base64 -d > ci.ovpn\ncat ci.ovpn #: secret-printed',
      'sed -i "s/PASS/$DB_PASSWORD/" app.yml\ncat app.yml #: secret-printed',
      'echo "$WG_PRIVATE_KEY" | sudo tee key > /dev/null\ncat key #: secret-printed',
      'printenv #: secret-printed',
      'show() {\n  echo "$DEPLOY_TOKEN" #: secret-printed\n}\nx=$(show)\nshow',
      'say() ( true )\n{ echo "$DEPLOY_TOKEN"; } #: secret-printed\nx=$(say)',
      'printenv DEPLOY_TOKEN #: secret-printed',
      'aws configure export-credentials --format env #: secret-printed',
    ],
    misses: [
      {
        head: 'commands: { say: { parameters: { of: { type: env_var_name, default: DEPLOY_TOKEN } }, steps: [run: { environment: { AUTH_KEY: << parameters.of >> }, command: "echo ${AUTH_KEY}" }] } }',
        steps: '- say',
      },
      'echo "$DEPLOY_TOKEN" | docker login --password-stdin',
      'echo "//registry/:_authToken=$DEPLOY_TOKEN" > .npmrc',
      '{ echo "token=$DEPLOY_TOKEN"; } > settings',
      'echo "$TOKEN_DURATION_SECONDS $AWS_ACCESS_KEY_ID $SECRET_PATH"',
      "echo 'Set $DEPLOY_TOKEN first'",
      'echo "set: ${DEPLOY_TOKEN:+yes}"',
      'x=$(eval echo "\\$DEPLOY_TOKEN")',
      'get_it() {\n  DEPLOY_TOKEN=$(vault read it)\n  echo "$DEPLOY_TOKEN"\n}\nx=$(get_it)',
      'function get_it {\n  echo "$DEPLOY_TOKEN"\n}\nget_it | docker login --password-stdin',
      'env FOO=1 make',
      'env | cut -d= -f1 | sort',
      'token=DEPLOY_TOKEN_$((CIRCLE_BUILD_NUM % 4))\necho "Using $token"',
      { keys: 'environment:\n  DB_PASSWORD: password', shell: 'echo "with $DB_PASSWORD"' },
      {
        file: 'jobs:\n  job:\n    docker: [{ image: cimg/base:2026.08, environment: { DB_PASSWORD: password } }]\n    steps: [run: echo "with $DB_PASSWORD"]',
      },
      'P=$(aws ssm get-parameter --name p --with-decryption)',
      'aws ecr get-login-password | docker login --password-stdin',
      'aws sts assume-role --role-arn r --query AssumedRoleUser.Arn',
      'vault read sys/health; az keyvault secret show --name s --query id',
      'gcloud secrets versions access latest --secret s --out-file k.json',
      'vault kv get -field=key secret/ssh > key; op read op://v/i/f > f; kubectl get secrets',
      "env | sed 's/=.*//'",
      'env | grep -q DEPLOY_TOKEN; env | grep NODE_ENV',
      'env | sort > before.txt; docker exec $(env | sed s/^/-e/) app',
      'set -e; set -- a b; export A=b; declare -A map; declare x',
      'echo "$DEPLOY_TOKEN" | base64 | docker login --password-stdin',
      'echo "$WG_PRIVATE_KEY" | sudo tee /etc/wireguard/key > /dev/null',
      'echo "$GPG_PRIVATE_KEY" | base64 --decode | gpg --import',
      'sed "s/PASS/$DB_PASSWORD/" app.yml > real.yml\ncat app.yml',
      'echo "token=$NPM_TOKEN" > ~/.npmrc\ncat package.json; cat ~/.npmrc > copy',
      'cat ~/.ssh/id_rsa.pub; ls -la; dir',
      'echo "$SUDO_PASSWORD" | sudo -S cat /etc/hosts',
      '[[ -n "$A" && "$DEPLOY_TOKEN" ]] && echo fine',
    ],
  },
  'trace-with-secrets': {
    hits: [
      'set -eux #: trace-with-secrets\ncurl -H "x: $DEPLOY_TOKEN" shop.example',
      'set +e -x #: trace-with-secrets\ncurl -H "x: $DEPLOY_TOKEN" shop.example\nset +x',
      {
        keys: 'shell: /bin/bash -eux -o pipefail #: trace-with-secrets',
        shell: 'curl -H "x: $DEPLOY_TOKEN" shop.example',
      },
      {
        steps: '- run:\n    shell: bash -x #: trace-with-secrets\n    command: deploy "$DEPLOY_TOKEN"',
      },
      {
        file: 'executors:\n  e:\n    machine: true\n    shell: bash -x #: trace-with-secrets\njobs:\n  a: { executor: e, steps: [run: deploy "$DEPLOY_TOKEN"] }',
      },
    ],
    misses: [
      { keys: 'shell: /bin/bash -eo pipefail', shell: 'curl -H "x: $DEPLOY_TOKEN" shop.example' },
      { keys: 'shell: /bin/bash -eux', shell: 'make' },
      { keys: 'environment:\n  DB_PASSWORD: password', shell: 'set -x\npsql "$DB_PASSWORD"' },
      'set -eu\ncurl -H "x: $DEPLOY_TOKEN" shop.example',
      'set -x\nmake',
      'set -x\nmake\nset +x\ncurl -H "x: $DEPLOY_TOKEN" shop.example',
      'curl -H "x: $DEPLOY_TOKEN" shop.example\nset -o xtrace\nmake',
    ],
  },
});
