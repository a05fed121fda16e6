/** Cases of the rules about hosts, keys, secrets and orbs: where each must find something, and its traps. */
import type { RuleCases } from './cases.ts';

const KEYS = 'add_ssh_keys';
/** Not a credential, and so put together only here. */
const AWS_KEY = `AK${'IA'}QX3J5PLW7RT2ZVBN`;
const TOKEN = ['q7Rk2', 'mZx9T', 'v4Lp8', 'Wd3Jb', '6YhN'].join('');

export const accessCases: RuleCases = {
  'host-key-unchecked': {
    hits: [
      'ssh -o StrictHostKeyChecking=no ci@app.shop.example ls #: host-key-unchecked',
      'scp -o UserKnownHostsFile=/dev/null a ci@app.shop.example:b #: host-key-unchecked',
      'rsync -e "ssh -o StrictHostKeyChecking=accept-new" a ci@app.shop.example:b #: host-key-unchecked',
      'printf "StrictHostKeyChecking no\\n" >> ~/.ssh/config #: host-key-unchecked',
      'cat > ~/.ssh/config <<EOF\nHost *\n  StrictHostKeyChecking no #: host-key-unchecked\nEOF',
      'sudo tee -a /etc/ssh/ssh_config <<EOF\nStrictHostKeyChecking off #: host-key-unchecked\nEOF',
    ],
    misses: [
      'echo "ssh -o StrictHostKeyChecking=no"',
      '# ssh -o StrictHostKeyChecking=no app\ntrue',
      'grep -q "StrictHostKeyChecking no" ~/.ssh/config',
      'ssh -o StrictHostKeyChecking=yes ci@app.shop.example ls',
      'ssh -o StrictHostKeyChecking=no git@github.com',
    ],
  },
  'host-key-scanned': {
    hits: [
      'ssh-keyscan app.shop.example >> ~/.ssh/known_hosts #: host-key-scanned',
      'ssh-keyscan -p 2222 -H "$HOST" >> ~/.ssh/known_hosts #: host-key-scanned',
    ],
    misses: [
      'ssh-keyscan github.com gitlab.com >> ~/.ssh/known_hosts',
      'ssh-keyscan app.shop.example > scan\ndiff scan known',
    ],
  },
  'ssh-key-fingerprint-variable': {
    hits: [{ steps: `- ${KEYS}:\n    fingerprints:\n      - $FINGERPRINT #: ssh-key-fingerprint-variable` }],
    misses: [
      { steps: `- ${KEYS}: { fingerprints: ["SHA256:abc"] }` },
      {
        file: `
commands:
  keys:
    parameters: { print: { type: string } }
    steps: [{ ${KEYS}: { fingerprints: ["<< parameters.print >>"] } }]
jobs:
  job: { machine: true, steps: [{ keys: { print: "SHA256:abc" } }] }`,
      },
    ],
  },
  'ssh-any-key': {
    hits: [
      { steps: `- ${KEYS} #: ssh-any-key\n- run: ssh ci@app.shop.example ls` },
      { steps: `- ${KEYS} #: ssh-any-key\n- run: ssh -fNL 1:db:1 jump` },
    ],
    misses: [
      { steps: `- ${KEYS}: { fingerprints: ["SHA256:abc"] }\n- run: ssh ci@app.shop.example ls` },
      { steps: `- ${KEYS}\n- run: git push origin main` },
    ],
  },
  'ssh-key-file-open': {
    hits: [
      'echo "$DEPLOY_KEY" > ~/.ssh/id_ed25519 #: ssh-key-file-open',
      'echo "$DEPLOY_KEY" | base64 -d > ~/.ssh/id_rsa #: ssh-key-file-open',
    ],
    misses: [
      'echo "$DEPLOY_KEY" > ~/.ssh/id_ed25519\nchmod 600 ~/.ssh/id_ed25519',
      'umask 077\necho "$DEPLOY_KEY" > ~/.ssh/id_ed25519',
      'echo "$DEPLOY_KEY" > ~/.ssh/id_ed25519.pub',
    ],
  },
  'ssh-password': {
    hits: ['sshpass -p "$PASS" ssh ci@app.shop.example ls #: ssh-password'],
    misses: ['sshpass -e ssh ci@app.shop.example ls', 'sshpass -f pass ssh ci@app.shop.example ls'],
  },
  'ssh-forward-unchecked': {
    hits: [
      'ssh -fNL 5432:db:5432 jump #: ssh-forward-unchecked',
      'ssh -f -N -D 1080 jump #: ssh-forward-unchecked',
    ],
    misses: [
      'ssh -o ExitOnForwardFailure=yes -fNL 5432:db:5432 jump',
      'ssh -oExitOnForwardFailure=yes -fNL 5432:db:5432 jump',
      'echo "ExitOnForwardFailure yes" >> ~/.ssh/config\nssh -fNL 5432:db:5432 jump',
      'ssh ci@app.shop.example ls',
    ],
  },
  'secret-in-file': {
    hits: [
      { keys: `environment:\n  ID: ${AWS_KEY} #: secret-in-file` },
      { keys: `environment:\n  DEPLOY_TOKEN: ${TOKEN} #: secret-in-file` },
      `export API_SECRET=${TOKEN} #: secret-in-file`,
    ],
    misses: [
      { keys: 'environment:\n  DEPLOY_TOKEN: $OTHER_TOKEN' },
      { keys: 'environment:\n  DB_PASSWORD: testtesttesttesttesttest1A' },
      { keys: 'environment:\n  ID: AKIAIOSFODNN7EXAMPLE' },
      { keys: 'environment:\n  TOKEN: https://auth.shop.example/v2/Token1234567' },
      { keys: `environment:\n  TOKEN: arn:aws:secretsmanager:eu-central-1:1:secret:Ci1` },
      { keys: 'environment:\n  IMAGE: app@sha256:0123456789abcdef0123456789abcdef' },
    ],
  },
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
      'printenv #: secret-printed',
      'printenv DEPLOY_TOKEN #: secret-printed',
    ],
    misses: [
      'echo "$DEPLOY_TOKEN" | docker login --password-stdin',
      'echo "//registry/:_authToken=$DEPLOY_TOKEN" > .npmrc',
      '{ echo "token=$DEPLOY_TOKEN"; } > settings',
      'echo "$TOKEN_DURATION_SECONDS $AWS_ACCESS_KEY_ID $SECRET_PATH"',
      "echo 'Set $DEPLOY_TOKEN first'",
      'echo "set: ${DEPLOY_TOKEN:+yes}"',
      'x=$(eval echo "\\$DEPLOY_TOKEN")',
      'env FOO=1 make',
      '[[ -n "$A" && "$DEPLOY_TOKEN" ]] && echo fine',
    ],
  },
  'trace-with-secrets': {
    hits: ['set -eux #: trace-with-secrets\ncurl -H "x: $DEPLOY_TOKEN" shop.example'],
    misses: ['set -eu\ncurl -H "x: $DEPLOY_TOKEN" shop.example', 'set -x\nmake'],
  },
  'static-cloud-keys': {
    hits: [
      { head: 'orbs: { aws-cli: circleci/aws-cli@5.4.1 }', steps: '- aws-cli/setup #: static-cloud-keys' },
      'aws configure set aws_secret_access_key "$S" #: static-cloud-keys',
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
};
