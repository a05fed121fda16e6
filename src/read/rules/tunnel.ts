/** Rules about tunnels: that they are up, that somebody waits for them, and who else can use them. */
import { has, valueOf, valuesOf } from '../options.ts';
import type { Command, Loop } from '../shell/command.ts';
import { wayOf } from '../ways/programs.ts';
import { tunnelsOf, type Tunnel } from './open-tunnels.ts';
import type { RuleCases } from './rule.ts';
import { atCommands, builtin, commandsOf, hasWay, place, type Context, type Hit, type Rule } from './rule.ts';
import { knownAt, withValues } from './secrets.ts';

const WAIT_PROGRAMS = /^(wait[-_]?(for|on|until|4)[\w.-]*|dockerize)$/;

const waits = (command: Command): boolean =>
  WAIT_PROGRAMS.test(command.program) ||
  (command.loops.length > 0 &&
    !(
      command.loops.length === 1 &&
      command.loops[0]!.kind === 'for' &&
      !command.loops[0]!.commands.some(({ program }) => program === 'sleep')
    )) ||
  (command.bounded && command.loops.length > 0) ||
  command.args.some((arg) => /^--retry/.test(arg)) ||
  has(command, '-wait');

/** Commands that run after a tunnel was started: the rest of its step, and the next two steps in the foreground. */
function after({ run }: Context, tunnel: Tunnel): Command[] {
  const own = tunnel.step.commands;
  const rest = tunnel.step.background ? [] : own.slice(own.indexOf(tunnel.command) + 1);
  const next = run.steps.slice(tunnel.at + 1).filter((step) => step.kind === 'run' && !step.background);
  return [...rest, ...next.slice(0, 2).flatMap((step) => step.commands)];
}

/** Tunnels in the background that nothing waits for, with what follows them. */
const unwaited = (context: Context): { tunnel: Tunnel; next: Command[] }[] =>
  tunnelsOf(context.run)
    .filter(({ background, command }) => background && command.loops.length === 0)
    // What the job itself put at the other end, such as a cluster of its own, is no way.
    .filter(({ command }) => context.evidence.some(({ line }) => line === command.line))
    .filter(
      ({ command }) =>
        !/^(ngrok|lt|tailscaled|twingated)$/.test(command.program) &&
        command.args[0] !== 'tunnel' &&
        (!/ssh$/.test(command.program) || valuesOf(command, '-L', '-D').length > 0),
    )
    .map((tunnel) => ({ tunnel, next: after(context, tunnel) }))
    .filter(({ next }) => next.length > 0 && !next.some(waits));

const sleeps = (next: readonly Command[]): boolean =>
  next.some(({ program, loops }) => program === 'sleep' && !loops.length);

const atTunnel = ({ tunnel }: { tunnel: Tunnel }): Hit => ({
  line: tunnel.command.line,
  conditional: tunnel.step.conditional,
});

const ENDS = /\$\(\(|\(\(|\bseq\b|\bSECONDS\b|\blet\b|\bkill -0\b|-(gt|ge|lt|le)\b|\bread\b/;
const endless = (loop: Loop): boolean =>
  loop.kind !== 'for' &&
  !ENDS.test(loop.head) &&
  !loop.commands.some(
    ({ program, words, bounded }) =>
      bounded || /^(break|exit|return)$/.test(program) || ENDS.test(words.join(' ')),
  );

const EVERYBODY = /^(0\.0\.0\.0|\*|\[?::\]?)(:|$)/;

function listensToAll(command: Command): boolean {
  const { program, args } = command;
  if (program === 'ssh' || program === 'autossh') {
    const forwards = [...valuesOf(command, '-L'), ...valuesOf(command, '-D')];
    return (
      forwards.some((value) => EVERYBODY.test(value)) ||
      (forwards.length > 0 && args.some((arg) => /^-[A-Za-z46]*g[A-Za-z46]*$/.test(arg)))
    );
  }
  if (program === 'kubectl')
    return has(command, 'port-forward') && EVERYBODY.test(valueOf(command, '--address') ?? '');
  if (/^cloud[-_]sql[-_]proxy$/.test(program)) {
    return (
      EVERYBODY.test(valueOf(command, '--address', '-a') ?? '') ||
      args.some((arg) => /tcp:0\.0\.0\.0/.test(arg))
    );
  }
  if (program === 'gcloud') return EVERYBODY.test(valueOf(command, '--local-host-port') ?? '');
  if (program === 'cloudflared')
    return EVERYBODY.test((valueOf(command, '--url') ?? '').replace(/^\w+:\/\//, ''));
  return valuesOf(command, '--socks5-server', '--http-proxy', '--outbound-http-proxy-listen').some((value) =>
    EVERYBODY.test(value),
  );
}

const REFUSED = 'troubleshooting/#the-connection-is-refused';
const HANGS = 'troubleshooting/#the-job-hangs-after-the-tunnel-step';
export const tunnelRules: Rule[] = [
  {
    id: 'tunnel-foreground',
    severity: 'breaks',
    why: 'This command stays for as long as the tunnel is up, so the step never ends.',
    remedy:
      'Give the step `background: true`, or let the client go to the background itself, and wait for the port in the next step.',
    address: HANGS,
    sources: ['circleci-configuration-reference'],
    traps: 'A last step that is meant to stay; `timeout`; a command on the far side.',
    job: ({ run }) => {
      const last = run.steps.findLastIndex((step) => step.kind === 'run');
      return tunnelsOf(run)
        .filter(
          ({ background, command, at, step }) =>
            !background && !command.bounded && !(at === last && step.commands.at(-1) === command),
        )
        .map((tunnel) => atTunnel({ tunnel }));
    },
  },
  {
    id: 'tunnel-no-wait',
    severity: 'risk',
    why: "A background step doesn't hold up the next one, so the tunnel may not be up when it is used.",
    remedy: 'Wait for the local port in a loop with an end before the first use.',
    address: REFUSED,
    sources: ['circleci-configuration-reference'],
    traps: '`ssh -f` returns after the login; a client that retries by itself.',
    job: (context) =>
      unwaited(context)
        .filter(({ next }) => !sleeps(next))
        .map(atTunnel),
  },
  {
    id: 'tunnel-sleep',
    severity: 'risk',
    why: 'A fixed pause is too short on a slow day and too long on the others.',
    remedy: 'Wait for the local port in a loop with an end.',
    address: REFUSED,
    sources: [],
    job: (context) =>
      unwaited(context)
        .filter(({ next }) => sleeps(next))
        .map(atTunnel),
  },
  {
    id: 'wait-without-end',
    severity: 'risk',
    why: "If the tunnel doesn't come up, this loop runs until the job’s time limit.",
    remedy: 'Put `timeout 60` in front, or count the tries, and fail with a message.',
    address: HANGS,
    sources: [],
    traps: '`while read`; a restart loop that runs in the background.',
    job: (context) => {
      if (
        !hasWay(
          context,
          'vpn',
          'mesh-vpn',
          'reverse-tunnel',
          'ssh-bastion',
          'cloud-broker',
          'other-broker',
          'site-to-site',
          'exposes',
          'browser-tunnel',
        )
      )
        return [];
      const loops = new Map<Loop, boolean>();
      for (const { command, step } of commandsOf(context.run)) {
        if (step.background || command.background || command.bounded) continue;
        for (const loop of command.loops) if (endless(loop)) loops.set(loop, step.conditional);
      }
      return [...loops].map(([{ line }, conditional]) => ({ line, conditional }));
    },
  },
  {
    id: 'exposes-job',
    severity: 'danger',
    why: 'This opens the job to the internet; it is no way from the job into your network.',
    remedy: 'Keep it only where a test wants calls from outside, and end it with the step.',
    address: 'reverse-tunnel/#what-it-opens',
    sources: [],
    job: ({ evidence }) => evidence.filter(({ way }) => way === 'exposes').map(place),
  },
  {
    id: 'browser-tunnel',
    severity: 'note',
    why: 'The browsers of this service reach the job and what the job reaches, for as long as the client runs; it is no way from the job into your network.',
    remedy: 'Limit the client to the hosts that the tests need, and end it with the tests.',
    address: 'tunnels/#terraform-ansible-npm-and-browser-tests',
    sources: [],
    traps: 'A client that is only installed, asked its version, or stopped.',
    job: ({ evidence }) => evidence.filter(({ way }) => way === 'browser-tunnel').map(place),
  },
  {
    id: 'listener-open',
    severity: 'danger',
    why: 'The local end asks for no login and listens on every address of the job, containers included.',
    remedy: 'Bind it to 127.0.0.1.',
    address: 'security/#local-proxies-without-a-password',
    sources: [],
    traps: 'Containers of the job that have to reach the port need it.',
    job: (context) => {
      const known = knownAt(context);
      return atCommands(
        context,
        (command, step) => Boolean(wayOf(command)) && listensToAll(withValues(command, known(step))),
      );
    },
  },
  {
    id: 'tunnel-remote-docker',
    severity: 'risk',
    why: "The job and the containers of remote Docker can't communicate directly: they don't share the tunnel.",
    remedy: 'Run the container on a Linux machine, or open the tunnel inside of it.',
    address: 'troubleshooting/#it-works-in-the-job-but-not-in-a-docker-container-or-build',
    sources: [],
    job: (context) => {
      if (!builtin(context.run, 'setup_remote_docker').length) return [];
      if (!hasWay(context, 'vpn', 'mesh-vpn', 'reverse-tunnel', 'ssh-bastion', 'cloud-broker')) return [];
      const from = Math.min(
        ...context.evidence
          .filter(({ sure }) => sure !== 'named')
          .map(({ line }) =>
            context.run.steps.findIndex(
              (step) => step.line <= line && (step.rows.at(-1)?.n ?? step.line) >= line,
            ),
          )
          .filter((at) => at >= 0),
      );
      const steps = context.run.steps.slice(from);
      const used = steps
        .flatMap((step) => step.commands)
        .find(
          ({ program, args }) =>
            program === 'docker-compose' ||
            (program === 'docker' && /^(run|build|compose|buildx)$/.test(args[0] ?? '')),
        );
      return used ? [{ line: used.line }] : [];
    },
  },
];

/** Where each must find something, and its traps. A function, so that no browser gets them. */
export const tunnelCases = (): RuleCases => {
  const SSM = 'aws ssm start-session --target i-0 --document-name AWS-StartPortForwardingSessionToRemoteHost';
  const FORWARD = 'ssh -N -L 127.0.0.1:5432:db.internal:5432 ci@jump.shop.example';
  /** A tunnel in a background step, and the steps that follow. */
  const behind = (tunnel: string, ...steps: string[]) => ({
    steps: [`- run:\n    background: true\n    command: ${tunnel}`, ...steps].join('\n'),
  });
  const WAIT = '- run: for i in $(seq 30); do nc -z 127.0.0.1 5432 && exit 0; sleep 1; done; exit 1';
  return {
    'tunnel-foreground': {
      hits: [
        { steps: `- run: ${FORWARD} #: tunnel-foreground\n- run: psql` },
        { steps: '- run: ssh -L 5432:db:5432 jump #: tunnel-foreground\n- run: psql' },
        { steps: '- run: sudo openvpn --config ci.ovpn #: tunnel-foreground\n- run: psql' },
        { steps: '- run: cf connect-to-service -no-client app db #: tunnel-foreground\n- run: psql' },
        { steps: '- run: kubectl port-forward svc/db 5432 #: tunnel-foreground\n- run: psql' },
        `${SSM} --parameters portNumber=5432 #: tunnel-foreground\npsql`,
        `open() {\n  ${FORWARD} #: tunnel-foreground\n}\nopen & open\npsql`,
      ],
      misses: [
        { steps: `- run: ${FORWARD}` },
        { steps: `- run: ${FORWARD} &\n- run: psql` },
        { steps: '- run: ssh -f -N -L 5432:db:5432 jump\n- run: psql' },
        { steps: '- run: ssh -fNL 5432:db:5432 jump\n- run: psql' },
        { steps: '- run: ssh -L 5432:db:5432 jump sleep 60\n- run: psql' },
        { steps: '- run: timeout 60 kubectl port-forward svc/db 5432\n- run: psql' },
        { steps: '- run: sudo openvpn --config ci.ovpn --daemon\n- run: psql' },
        { steps: '- run: openconnect --background vpn.shop.example\n- run: psql' },
        `( while true; do ${FORWARD}; sleep 1; done ) &\npsql`,
        `x=$(${FORWARD})\npsql`,
        `open() { ${FORWARD}; }\nopen &\npsql`,
        `coproc ${FORWARD}\npsql`,
        'sudo tailscaled install-system-daemon\nsudo tailscale up',
        'ssh -S ctl -O forward -L 5432:db:5432 jump\npsql',
        behind(FORWARD, '- run: psql'),
      ],
    },
    'tunnel-no-wait': {
      hits: [behind(`${FORWARD} #: tunnel-no-wait`, '- run: psql'), `${FORWARD} & #: tunnel-no-wait\npsql`],
      misses: [
        behind(FORWARD, WAIT, '- run: psql'),
        behind(FORWARD, '- run: dockerize -wait tcp://127.0.0.1:5432', '- run: psql'),
        `${FORWARD} &\nuntil pg_isready; do kill -0 $!; sleep 1; done`,
        behind(FORWARD, "- run: timeout 60 bash -c 'until nc -z 127.0.0.1 5432; do sleep 1; done'"),
        behind(FORWARD, '- run: curl --retry 9 --retry-connrefused http://127.0.0.1:5432'),
        behind(FORWARD, '- run: ./wait-for-it.sh 127.0.0.1:5432', '- run: psql'),
        { steps: '- run: ssh -fNL 5432:db:5432 jump\n- run: psql' },
        behind(FORWARD, '- run: sleep 5', '- run: psql'),
        'kind create cluster\nkubectl port-forward svc/db 5432 &\npsql',
      ],
    },
    'tunnel-sleep': {
      hits: [behind(`${FORWARD} #: tunnel-sleep`, '- run: sleep 10', '- run: psql')],
      misses: [behind(FORWARD, WAIT, '- run: psql'), behind(FORWARD, '- run: psql')],
    },
    'wait-without-end': {
      hits: [
        behind(FORWARD, '- run: while ! nc -z 127.0.0.1 5432; do sleep 1; done #: wait-without-end'),
        behind(
          './bin/sc -u u -k $K --readyfile /tmp/up',
          '- run: while [ ! -e /tmp/up ]; do sleep 1; done #: wait-without-end',
        ),
        behind(
          FORWARD,
          '- run: |\n    until pg_isready #: wait-without-end\n    do\n      echo waiting\n    done',
        ),
      ],
      misses: [
        `${FORWARD} &\nuntil pg_isready; do kill -0 $!; sleep 1; done`,
        behind(FORWARD, "- run: timeout 60 bash -c 'until pg_isready; do sleep 1; done'"),
        behind(FORWARD, '- run: n=0; until pg_isready; do n=$((n+1)); [ $n -lt 9 ] || exit 1; done'),
        behind(FORWARD, '- run: n=9; while (( n-- )); do pg_isready && break; done'),
        behind(FORWARD, '- run: psql | while read -r row; do echo "$row"; done'),
        { steps: '- run: while ! nc -z 127.0.0.1 5432; do sleep 1; done' },
      ],
    },
    'exposes-job': {
      hits: [
        'ngrok http 3000 & #: exposes-job',
        'cloudflared tunnel --url http://127.0.0.1:3000 & #: exposes-job',
        'ssh -N -R 80:localhost:3000 jump.shop.example & #: exposes-job',
      ],
      misses: ['cloudflared access tcp --hostname db.shop.example &', 'ngrok version', FORWARD],
    },
    'browser-tunnel': {
      hits: [
        'cd sc-*-linux && ./bin/sc -u $SAUCE_USERNAME -k $SAUCE_ACCESS_KEY -i ci & #: browser-tunnel',
        'sc run --region us-west --tunnel-name ci & #: browser-tunnel',
        './BrowserStackLocal --key $BROWSERSTACK_ACCESS_KEY --daemon start #: browser-tunnel',
        'npx browserstack-local --key $K & #: browser-tunnel',
        './LT --user u --key $K & #: browser-tunnel',
        'java -jar testingbot-tunnel.jar $KEY $SECRET & #: browser-tunnel',
        'docker run -d --network host saucelabs/sauce-connect:5.2.2 run #: browser-tunnel',
        {
          head: 'orbs: { s: saucelabs/sauce-connect@1.0.1 }',
          steps: '- s/open #: browser-tunnel',
        },
      ],
      misses: [
        'sc --version; sc query; ./BrowserStackLocal --version',
        './BrowserStackLocal --daemon stop',
        'curl -O https://saucelabs.com/downloads/sc-4.9.1-linux.tar.gz && tar -xzf sc-4.9.1-linux.tar.gz',
        'java -jar app.jar',
        { head: 'orbs: { s: saucelabs/sauce-connect@1.0.1 }', steps: '- s/install\n- s/close' },
        { head: 'orbs: { b: shop/browserstack@1.0.0 }', steps: '- b/set_config' },
      ],
    },
    'listener-open': {
      hits: [
        'ssh -N -L 0.0.0.0:5432:db:5432 jump & #: listener-open',
        'ssh -N -g -L 5432:db:5432 jump & #: listener-open',
        "ssh -N -D '*:1080' jump & #: listener-open",
        'kubectl port-forward --address 0.0.0.0 svc/db 5432 & #: listener-open',
        'tailscaled --tun=userspace-networking --socks5-server=0.0.0.0:1055 & #: listener-open',
        'cloud_sql_proxy -instances=p:r:db=tcp:0.0.0.0:5432 & #: listener-open',
        'BIND=0.0.0.0\nssh -N -L "$BIND:5432:db:5432" jump & #: listener-open',
        {
          keys: 'environment: { BIND: 0.0.0.0 }',
          shell: 'ssh -N -L ${BIND}:5432:db:5432 jump & #: listener-open',
        },
      ],
      misses: [
        { keys: 'environment: { BIND: 127.0.0.1 }', shell: 'ssh -N -L ${BIND}:5432:db:5432 jump &' },
        FORWARD,
        'ssh -N -L 5432:0.0.0.0:5432 jump &',
        'python3 -m http.server --bind 0.0.0.0',
      ],
    },
    'tunnel-remote-docker': {
      hits: [
        {
          on: 'docker',
          steps: `- setup_remote_docker\n- run: ${FORWARD} &\n- run: docker run --network host app #: tunnel-remote-docker`,
        },
      ],
      misses: [
        { on: 'docker', steps: `- setup_remote_docker\n- run: docker build .\n- run: ${FORWARD} &` },
        { on: 'vm', steps: `- run: ${FORWARD} &\n- run: docker run app` },
      ],
    },
  };
};
