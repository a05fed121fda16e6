/** Rules about what a job asks for beyond the ways that it has. */
import type { Step } from '../config/model.ts';
import { variablesOf } from '../config/variables.ts';
import type { Entry } from '../document.ts';
import { hiddenIn } from '../hidden.ts';
import { sshOperands } from '../options.ts';
import type { Command } from '../shell/command.ts';
import type { Way } from '../ways/way.ts';
import type { RuleCases } from './rule.ts';
import {
  atCommands,
  builtin,
  commandsOf,
  hostedOn,
  imagesOf,
  textOf,
  type Context,
  type Hit,
  type Rule,
} from './rule.ts';
import { knownAt, withValues } from './secrets.ts';

/** What connects to the host that stands among its arguments, some programs by one of their commands alone. */
const CLIENTS =
  /^(psql|pg_(isready|dump|dumpall|restore)|createdb|mysql(dump|admin|import)?|mariadb(-dump|-admin)?|redis-cli|mongosh?|mongo(dump|restore|import|export)|sqlcmd|bcp|clickhouse-client|cqlsh|ldapsearch|smbclient|curl|wget|http|https|nc|ncat|netcat|telnet|ping|ssh|scp|sftp|rsync|lftp|ftp|showmount|kcat|kafkacat|docker (login|pull|push)|git (clone|ls-remote)|pip3? install|helm (pull|push|repo))$/;

/** Variables of a job that name what it connects to. */
const TARGETS = /(^|_)(url|uri|dsn|host|hostname|address|addr|server|endpoint|broker|brokers)$/i;

/** What is private in the place of a host, alone, behind an option, or in a URL: an address (RFC 1918), or a name that no public DNS has; Docker and Google's machines answer some of those. */
const PRIVATE =
  /^(?:-\w|--?[\w-]+=)?(?:[a-z][\w+.-]*:\/\/)?(?:[^@\s/]*@)?(?:(10|172|192)\.(\d{1,3})\.\d{1,3}\.\d{1,3}|((?!.*\b(?:docker|google)\.)[\w.${}-]+\.(?:internal|cluster\.local)))(?::[^\s]*|[/?][^\s]*)?$/i;

/** Whether a word names a private host. @param docker the networks of Docker, which are near where it runs, count as well */
function isPrivate(word: string, docker: boolean): boolean {
  const [, first, second, name] = PRIVATE.exec(word) ?? [];
  if (first === '172') return docker && Number(second) >= 16 && Number(second) <= 31;
  return Boolean(name) || first === '10' || (first === '192' && second === '168');
}

/** A row that goes on, whatever a command in it finds: a probe, perhaps one that hopes to find nothing. */
const PROBE = /(?:^|[;&|(]|\b(?:do|then|else))\s*(?:if|elif|!)\s|\|\|(?!\s*(?:exit|return|false)\b)/;

/** They let an address in, which makes no private address reachable; an SSH login to a host carries nothing else. */
const OPENERS: readonly Way[] = ['ip-ranges', 'just-in-time', 'ssh-host'];

/** What gives a job a network of its own, in which such addresses are near. */
const OWN_NETWORK =
  /^(docker-compose|podman|minikube|kind|k3d|ctlptl|microk8s|k3s|k0s|vagrant|multipass|virsh|virt-install|lxc|lxd|incus|ip|ifconfig|brctl|firecracker|emulator|adb)$|^qemu/;

/** What the file puts into variables, for the job or for a step of it. */
const variables = ({ config: { source }, run }: Context): Entry[] =>
  variablesOf(source, [...run.keys, ...run.steps.flatMap(({ given }) => given)]);

/** Whether something may stand between the job and the address that the reader of the file cannot follow, or names are its own. */
const mayBeNear = (context: Context): boolean =>
  /\bname: *[\w.-]+\.internal\b/.test(context.config.source.text) ||
  variables(context).some(({ key }) => /^(all|https?)_proxy$/i.test(key)) ||
  commandsOf(context.run).some(
    ({ command: { program, args } }) =>
      OWN_NETWORK.test(program) ||
      (program === 'docker' && args.some((arg) => /^(compose|network)$/.test(arg))),
  ) ||
  /Proxy(?:Jump|Command)|\b(?:all|https?)_proxy=|--(?:no)?proxy\b|\s-x\s*["']?(?:socks|http|\$)|\/etc\/hosts|--resolve\b|dnsmasq/i.test(
    textOf(context.run),
  );

export const privateRules: readonly Rule[] = [
  {
    id: 'private-address',
    severity: 'breaks',
    why: "The address is private, the job runs on CircleCI's hosts, and no way between them is seen.",
    remedy: 'Choose a way in. An allow list alone opens none to a private address.',
    address: 'troubleshooting/#the-connection-times-out',
    sources: [],
    traps:
      'In a variable, an image, or where scripts may open a way: a risk. Networks and names of the job’s own (Docker, `ip`, `/etc/hosts`), a proxy, a probe that may fail.',
    job: (context) => {
      const { evidence, job, run } = context;
      if (!hostedOn(run, 'docker', 'machine', 'macos', 'windows')) return [];
      // What a job runs in is pulled before any of its steps can open a way.
      const pulled: Hit[] = imagesOf(context)
        .filter((image) => isPrivate(image, false))
        .map(() => ({ line: run.executor.line, severity: 'risk' }));
      if (mayBeNear(context) || !evidence.every(({ way }) => OPENERS.includes(way))) return pulled;
      // A machine has Docker from the start.
      const docker =
        hostedOn(run, 'docker') &&
        !builtin(run, 'setup_remote_docker').length &&
        !commandsOf(run).some(({ command }) => command.program === 'docker');
      // Where a step works on a far host, what is in a variable may be for that side.
      const far = evidence.some(({ way }) => way === 'ssh-host');
      const handed = (far ? [] : variables(context))
        .filter(({ key, value }) => TARGETS.test(key) && isPrivate(run.scope.string(value) ?? '', docker))
        .map(({ line }): Hit => ({ line, severity: 'risk' }));
      const asks = (command: Command, { rows }: Step): boolean => {
        const { program, args, line, excused } = command;
        // Words behind the host are for the far side.
        const named = program === 'ssh' ? sshOperands(command).slice(0, 1) : args;
        return (
          (program === 'gcloud'
            ? args.includes('--internal-ip')
            : CLIENTS.test(/^(docker|git|pip3?|helm)$/.test(program) ? `${program} ${args[0]}` : program) &&
              named.some((arg) => isPrivate(arg, docker))) &&
          !excused &&
          !rows.some(({ n, text }) => n === line && PROBE.test(text))
        );
      };
      const hidden = hiddenIn(job, run).scripts.length ? 'risk' : undefined;
      const known = knownAt(context);
      const filled = (command: Command, step: Step): boolean =>
        command.args.some((arg) => arg.includes('$')) && asks(withValues(command, known(step)), step);
      const asked = [...atCommands(context, filled, 'risk'), ...atCommands(context, asks, hidden)];
      return [...pulled, ...handed, ...asked].map((hit) => ({
        ...hit,
        conditional: hit.conditional || run.executor.assumed,
      }));
    },
  },
];

/** Where each must find something, and its traps. A function, so that no browser gets them. */
export const privateCases = (): RuleCases => ({
  'private-address': {
    hits: [
      { on: 'docker', shell: 'psql -h 10.0.0.5 -U app -c "select 1" #: private-address' },
      'curl -fsS http://192.168.4.2:8080/health #: private-address',
      'psql "postgres://app:$PASSWORD@10.1.2.3:5432/shop" #: private-address',
      { on: 'docker', shell: 'scp build.tar deploy@172.20.1.4:/srv #: private-address' },
      { keys: 'circleci_ip_ranges: true', shell: 'mysql --host=10.0.0.5 shop #: private-address' },
      {
        on: 'docker',
        keys: 'environment:\n  DATABASE_URL: postgres://app@10.1.2.3/shop #: private-address',
        shell: 'npm test',
      },
      {
        file: `
executors:
  inside:
    docker: [{ image: cimg/base:2026.08, environment: { DB_HOST: 10.1.2.3 } }] #: private-address
    environment:
      REDIS_URL: redis://10.1.2.4 #: private-address
jobs:
  job:
    executor: inside
    steps:
      - run: psql -h "$DB_HOST" #: private-address
      - run:
          environment:
            API_URL: http://10.1.2.5/ #: private-address
          command: npm test`,
      },
      'curl -fsS https://api.shop.internal/health #: private-address',
      { on: 'docker', shell: 'psql -h db.data.svc.cluster.local #: private-address' },
      'gcloud container clusters get-credentials shop --internal-ip #: private-address\nkubectl get pods',
      {
        file: `
jobs:
  job:
    docker: #: private-address
      - image: registry.shop.internal:5000/tools/build:1
    steps: [run: sudo wg-quick up wg0]`,
      },
      'curl -fsS "https://$APP.shop.internal/" #: private-address',
      'docker login -u ci --password-stdin registry.shop.internal #: private-address',
      'git clone https://ci@git.shop.internal/app.git #: private-address',
      'ssh ci@10.0.0.5 uptime #: private-address',
      'DB=10.0.0.5\npsql -h "$DB" #: private-address',
      'psql -h 10.0.0.5 || exit 1 #: private-address',
      'until nc -z 10.0.0.5 5432; do sleep 1; done #: private-address',
      { on: 'macos', shell: 'nc -z 10.0.0.5 5432 #: private-address' },
    ],
    misses: [
      { on: 'container-runner', shell: 'psql -h 10.0.0.5' },
      'sudo wg-quick up wg0\npsql -h 10.0.0.5',
      'ssh -J gate@bastion.example app@10.0.0.5 true',
      'docker network create --subnet 10.5.0.0/16 n\ncurl http://10.5.0.2/',
      'curl http://172.17.0.2/',
      { on: 'docker', steps: '- setup_remote_docker\n- run: curl http://172.17.0.2/' },
      'minikube start\ncurl http://192.168.49.2:30000/',
      'sudo ip addr add 10.0.0.5/24 dev lo\nping -c 1 10.0.0.5',
      'curl -x socks5h://127.0.0.1:1080 http://10.0.0.5/',
      'curl -x "http://proxy.shop.example:3128" http://10.0.0.5/',
      { keys: 'environment: { ALL_PROXY: socks5h://127.0.0.1:1080 }', shell: 'curl http://10.0.0.5/' },
      'DB=$(dig +short db.shop.example || echo 10.0.0.5)\npsql -h "$DB"',
      'curl http://host.docker.internal:8080/; curl http://metadata.google.internal/',
      'echo "127.0.0.1 api.shop.internal" | sudo tee -a /etc/hosts\ncurl http://api.shop.internal/',
      {
        file: 'jobs:\n  job:\n    docker: [{ image: cimg/base:2026.08 }, { image: shop/api:1, name: api.internal }]\n    steps: [run: curl http://api.internal/]',
      },
      {
        file: 'jobs:\n  job:\n    docker: [{ image: registry.shop.internal/build:1 }]\n    resource_class: shop/inside\n    steps: [checkout]',
      },
      'ssh ci@app.shop.example curl http://10.0.0.5/',
      'docker build --add-host api:10.0.0.5 .; git config user.email ci@shop.internal',
      'curl https://internal.shop.example/ https://api.internal.shop.example/',
      'gcloud compute ssh vm --internal-ip --tunnel-through-iap',
      { keys: 'environment: { API_HOST: api.internal }', shell: 'ssh ci@app.shop.example "curl $API_HOST"' },
      'nc -z 10.0.0.5 5432 || true',
      '! nc -z 10.0.0.5 5432',
      'if nc -z 10.0.0.5 5432; then exit 1; fi',
      'ping -c 1 10.0.0.5 || echo "shut, as it should be"',
      'curl --noproxy 10.0.0.5 https://api.shop.example/',
      'openssl x509 -in own.pem -checkip 10.0.0.5',
      'psql -h 127.0.0.1\ncurl https://10.example.com/',
      'curl -d "range=10.0.0.0/8" https://api.shop.example/',
      'echo 10.0.0.5',
      { on: 'docker', keys: 'environment: { NO_PROXY: 10.0.0.5, DATABASE_URL: postgres://127.0.0.1/shop }' },
    ],
  },
});
