/** Rules about SSH and the identity of hosts. */
import { GIT_HOST, operands, sshOptions, valuesOf } from '../options.ts';
import { targetOf } from '../shell/command.ts';
import { wayOf } from '../ways/programs.ts';
import { ansibleUnchecked, isSshKey, leavesUnchecked, uncheckedIn } from './host-keys.ts';
import type { RuleCases } from './rule.ts';
import { atCommands, builtin, commandsOf, hasWay, place, textOf, type Hit, type Rule } from './rule.ts';

const IMPOSTOR = 'troubleshooting/#host-key-verification-failed';
const BROKER = /ssm\s+start-session|start-iap-tunnel|tunnel-through-iap/;

export const hostRules: Rule[] = [
  {
    id: 'host-key-unchecked',
    severity: 'danger',
    why: 'Any host that answers is trusted, so the session can be intercepted.',
    remedy: 'Keep the host key in the repository and name it with `UserKnownHostsFile`.',
    address: IMPOSTOR,
    sources: [],
    traps: 'Through Session Manager or IAP the broker names the host: a note.',
    job: (context) => [
      ...ansibleUnchecked(context),
      ...commandsOf(context.run).flatMap(({ command, step }): Hit[] => {
        const rows = command.heredoc ?? [];
        const written = uncheckedIn(rows, ({ text }) => text);
        const broker = BROKER.test([...command.words, ...rows.map(({ text }) => text)].join(' '));
        const severity = broker ? 'note' : undefined;
        if (targetOf(command) !== undefined && written.length)
          return written.map(({ n }) => ({ line: n, severity, conditional: step.conditional }));
        if (!leavesUnchecked(command)) return [];
        return [{ line: command.line, severity, conditional: step.conditional }];
      }),
    ],
  },
  {
    id: 'host-key-scanned',
    severity: 'danger',
    why: 'The scan trusts whoever answers first, which is what the check is for.',
    remedy: 'Scan once, compare the key with the host’s own, and commit it.',
    address: IMPOSTOR,
    sources: [],
    traps: 'Hosts of Git services; a scan whose result is compared.',
    job: (context) =>
      atCommands(context, (command) => {
        if (command.program !== 'ssh-keyscan') return false;
        const hosts = operands(command, ['-p', '-t', '-T', '-f']);
        const compared = /ssh-keygen\s+-l|sha256sum|\bdiff\b|\bcmp\b/.test(textOf(context.run));
        return !compared && hosts.some((host) => !GIT_HOST.test(host));
      }),
  },
  {
    id: 'ssh-key-fingerprint-variable',
    severity: 'breaks',
    why: "A fingerprint in an environment variable isn't filled in, so the step fails.",
    remedy: 'Write the fingerprint itself; it is no secret.',
    address: 'troubleshooting/#ssh-says-permission-denied',
    sources: ['circleci-add-ssh-key'],
    traps: 'A parameter is filled in.',
    job: ({ config: { source }, run }) =>
      builtin(run, 'add_ssh_keys').flatMap(({ given, scope }) =>
        given
          .filter(({ key }) => key === 'fingerprints')
          .flatMap(({ value }) => source.items(value))
          .filter((item) => /^\$/.test(scope.string(item) ?? ''))
          .map((item) => ({ line: source.line(item) })),
      ),
  },
  {
    id: 'ssh-any-key',
    severity: 'risk',
    why: 'Without fingerprints the job gets every SSH key of the project.',
    remedy: 'Name the fingerprint of the one key that it needs.',
    address: 'ssh-bastion/#who-reaches-what',
    sources: ['circleci-configuration-reference'],
    job: (context) =>
      hasWay(context, 'ssh-bastion', 'ssh-host') ||
      commandsOf(context.run).some(
        ({ command }) => /^(ssh|scp|sftp|autossh|sshuttle)$/.test(command.program) && wayOf(command),
      )
        ? builtin(context.run, 'add_ssh_keys')
            .filter(({ given }) => !given.some(({ key }) => key === 'fingerprints'))
            .map(place)
        : [],
  },
  {
    id: 'ssh-key-file-open',
    severity: 'check',
    why: 'ssh ignores a private key that others may read.',
    remedy: 'Set `umask 077` before it is written, or `chmod 600` after.',
    address: 'troubleshooting/#ssh-says-permission-denied',
    sources: [],
    traps: 'A mode set in another step or by the image.',
    job: (context) =>
      /chmod\s+(-\w+\s+)*(0?[46]00|u=|go-)|install\s+.*-m\s*0?[46]00|umask\s+0?[07]77/.test(
        textOf(context.run),
      )
        ? []
        : atCommands(context, (command, { rows }) => {
            const { program, line } = command;
            const target = targetOf(command) ?? '';
            const row = rows.find(({ n }) => n === line)?.text ?? '';
            return (
              /^(echo|printf|base64|cat|tr|tee|sed)$/.test(program) &&
              /\$\{?\w*(KEY|SSH|PEM)\w*/i.test(row) &&
              isSshKey(target, row, textOf(context.run))
            );
          }),
  },
  {
    id: 'ssh-password',
    severity: 'danger',
    why: 'A password in the arguments can be read by every process of the job.',
    remedy: 'Use a key. If it has to be a password, `sshpass -e` takes it from a variable.',
    address: 'ssh-bastion/#make-a-key',
    sources: [],
    job: (context) =>
      atCommands(context, ({ words }) =>
        words.some((word, at) => /(^|\/)sshpass$/.test(word) && /^-p/.test(words[at + 1] ?? '')),
      ),
  },
  {
    id: 'ssh-forward-unchecked',
    severity: 'risk',
    why: "ssh goes on when it couldn't open the forward, and the step looks fine.",
    remedy: 'Add `-o ExitOnForwardFailure=yes`, and let no `|| true` swallow the failure.',
    address: 'ssh-bastion/#open-the-tunnel-in-the-job',
    sources: ['openbsd-ssh'],
    traps: 'Set in `~/.ssh/config`.',
    job: (context) => {
      const written = /ExitOnForwardFailure\s+yes/i.test(textOf(context.run));
      return atCommands(
        context,
        (command) =>
          /^(ssh|autossh)$/.test(command.program) &&
          valuesOf(command, '-L', '-D').length > 0 &&
          !command.args.includes('-O') &&
          (command.excused || (!written && sshOptions(command).get('exitonforwardfailure') !== 'yes')),
      );
    },
  },
];

/** Where each must find something, and its traps. A function, so that no browser gets them. */
export const hostCases = (): RuleCases => {
  const KEYS = 'add_ssh_keys';
  return {
    'host-key-unchecked': {
      hits: [
        'ssh -o StrictHostKeyChecking=no ci@app.shop.example ls #: host-key-unchecked',
        'scp -o UserKnownHostsFile=/dev/null a ci@app.shop.example:b #: host-key-unchecked',
        'rsync -e "ssh -o StrictHostKeyChecking=accept-new" a ci@app.shop.example:b #: host-key-unchecked',
        'printf "StrictHostKeyChecking no\\n" >> ~/.ssh/config #: host-key-unchecked',
        'cat > ~/.ssh/config <<EOF\nHost *\n  StrictHostKeyChecking no #: host-key-unchecked\nEOF',
        'echo -e "Host github.com app\\n\\tStrictHostKeyChecking no\\n" > ~/.ssh/config #: host-key-unchecked',
        'cat >> ~/.ssh/config <<EOF\nHost github.com\n  User git\nHost *\n  StrictHostKeyChecking no #: host-key-unchecked\nEOF',
        'ANSIBLE_HOST_KEY_CHECKING=False ansible-playbook site.yml #: host-key-unchecked',
        'export ANSIBLE_HOST_KEY_CHECKING=no #: host-key-unchecked\nansible-playbook site.yml',
        {
          keys: 'environment:\n  ANSIBLE_HOST_KEY_CHECKING: "false" #: host-key-unchecked',
          shell: 'ansible-playbook site.yml',
        },
        'sudo tee -a /etc/ssh/ssh_config <<EOF\nStrictHostKeyChecking off #: host-key-unchecked\nEOF',
      ],
      misses: [
        'echo "ssh -o StrictHostKeyChecking=no"',
        '# ssh -o StrictHostKeyChecking=no app\ntrue',
        'grep -q "StrictHostKeyChecking no" ~/.ssh/config',
        'ssh -o StrictHostKeyChecking=yes ci@app.shop.example ls',
        'ssh -o StrictHostKeyChecking=no git@github.com',
        'echo -e "Host github.com\\n\\tStrictHostKeyChecking no\\n" > ~/.ssh/config',
        'cat >> ~/.ssh/config <<EOF\nHost github.com gitlab.com\n  StrictHostKeyChecking no\nEOF',
        { keys: 'environment:\n  ANSIBLE_HOST_KEY_CHECKING: false', shell: 'make' },
        'ANSIBLE_HOST_KEY_CHECKING=True ansible-playbook site.yml\necho ANSIBLE_HOST_KEY_CHECKING=False',
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
      hits: [
        { steps: `- ${KEYS}:\n    fingerprints:\n      - $FINGERPRINT #: ssh-key-fingerprint-variable` },
      ],
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
        'echo "$SSH_KEY" > deploy.pem #: ssh-key-file-open',
        'echo "$APP_KEY" > app.pem #: ssh-key-file-open\nssh -i ./app.pem ci@app.shop.example ls',
      ],
      misses: [
        'echo "$DEPLOY_KEY" > ~/.ssh/id_ed25519\nchmod 600 ~/.ssh/id_ed25519',
        'umask 077\necho "$DEPLOY_KEY" > ~/.ssh/id_ed25519',
        'echo "$DEPLOY_KEY" > ~/.ssh/id_ed25519.pub',
        'echo "$VAULT_KEY" > .vault-key\nansible-playbook --vault-password-file .vault-key site.yml',
        'echo "$SIGNING_KEY" | base64 -d > signing.key\ngpg --import signing.key',
        'echo "$TLS_KEY" > server.pem',
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
        'ssh -o ExitOnForwardFailure=yes -fNL 5432:db:5432 jump || true #: ssh-forward-unchecked',
      ],
      misses: [
        'ssh -o ExitOnForwardFailure=yes -fNL 5432:db:5432 jump',
        'ssh -oExitOnForwardFailure=yes -fNL 5432:db:5432 jump',
        'echo "ExitOnForwardFailure yes" >> ~/.ssh/config\nssh -fNL 5432:db:5432 jump',
        'ssh ci@app.shop.example ls',
        'ssh -S ctl -O forward -L 5432:db:5432 jump',
      ],
    },
  };
};
