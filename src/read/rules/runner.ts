/** Rules about self-hosted runners and executors. */
import { selfHosted } from '../ways/declared.ts';
import type { RuleCases } from './rule.ts';
import { atCommands, builtin, hostedOn, textOf, type Context, type Hit, type Rule } from './rule.ts';

const CONTAINER = 'container-runner/#limits-and-failures';
const MACHINE = 'machine-runner/#limits-and-failures';

/** A hit at a key of `machine:`. */
function atMachineKey({ config, run }: Context, key: string, value?: string): Hit[] {
  const entry = config.source.entry(run.executor.node, key);
  if (!entry || (value !== undefined && run.scope.string(entry.value) !== value)) return [];
  return [{ line: entry.line }];
}

const atSteps = ({ run }: Context, name: string, holds: boolean): Hit[] =>
  holds
    ? builtin(run, name).map(({ line, conditional }) => ({
        line,
        conditional: conditional || run.executor.assumed,
      }))
    : [];

export const runnerRules: Rule[] = [
  {
    id: 'remote-docker-runner',
    severity: 'breaks',
    why: 'A self-hosted runner has no remote Docker.',
    remedy: 'Build the image with a builder that needs no daemon, or in a job on CircleCI’s hosts.',
    address: CONTAINER,
    sources: ['circleci-container-runner'],
    job: (context) => atSteps(context, 'setup_remote_docker', selfHosted(context.run)),
  },
  {
    id: 'remote-docker-vm',
    severity: 'breaks',
    why: "`setup_remote_docker` doesn't go with `machine` or `macos`.",
    remedy: 'Take the step out: a Linux machine already has Docker.',
    address: MACHINE,
    sources: ['circleci-configuration-reference'],
    job: (context) =>
      atSteps(context, 'setup_remote_docker', hostedOn(context.run, 'machine', 'macos', 'windows')),
  },
  {
    id: 'runner-layer-cache',
    severity: 'breaks',
    why: "Docker layer caching doesn't work on self-hosted runners.",
    remedy: 'Take the key out, and keep layers in your own registry or on the host.',
    address: CONTAINER,
    sources: ['circleci-runner-overview'],
    job: (context) =>
      selfHosted(context.run)
        ? [
            ...atMachineKey(context, 'docker_layer_caching', 'true'),
            ...builtin(context.run, 'setup_remote_docker').flatMap(({ given, scope }) =>
              given
                .filter(({ key, value }) => key === 'docker_layer_caching' && scope.string(value) === 'true')
                .map(({ line }) => ({ line })),
            ),
          ]
        : [],
  },
  {
    id: 'runner-image-oidc',
    severity: 'breaks',
    why: "A container runner can't pull its image with an OIDC role.",
    remedy: 'Give the cluster’s nodes or the chart’s `imagePullSecrets` the right to pull.',
    address: CONTAINER,
    sources: ['circleci-container-runner'],
    job: ({ config: { source }, run }) =>
      selfHosted(run) && run.executor.kind === 'docker'
        ? source.items(run.executor.node).flatMap((image) => {
            const entry = source.entry(source.get(image, 'aws_auth'), 'oidc_role_arn');
            return entry ? [{ line: entry.line }] : [];
          })
        : [],
  },
  {
    id: 'runner-machine-image',
    severity: 'check',
    why: 'On a machine runner the host is the image; this key chooses nothing.',
    remedy: 'Write `machine: true`.',
    address: MACHINE,
    sources: ['circleci-configuration-reference'],
    job: (context) =>
      selfHosted(context.run) && context.run.executor.kind === 'machine'
        ? atMachineKey(context, 'image')
        : [],
  },
  {
    id: 'runner-no-executor',
    severity: 'check',
    why: "A self-hosted class without `docker` or `machine`: which of the two it is can't be seen.",
    remedy: 'Write `docker` with an image for a container runner, `machine: true` for a machine runner.',
    address: MACHINE,
    sources: ['circleci-configuration-reference'],
    job: ({ run }) =>
      selfHosted(run) && run.executor.missing ? [{ line: run.executor.resourceClass!.line }] : [],
  },
  {
    id: 'runner-agent-key',
    severity: 'check',
    why: 'On a machine runner `add_ssh_keys` needs an SSH agent that the step starts itself.',
    remedy: 'Start `ssh-agent` before the step.',
    address: 'troubleshooting/#ssh-says-permission-denied',
    sources: ['circleci-add-ssh-key'],
    job: (context) =>
      atSteps(
        context,
        'add_ssh_keys',
        selfHosted(context.run) &&
          context.run.executor.kind === 'machine' &&
          !/ssh-agent/.test(textOf(context.run)),
      ),
  },
  {
    id: 'runner-circleci-command',
    severity: 'check',
    why: 'On self-hosted runners the command is documented as `circleci-agent`.',
    remedy:
      'If it is not found, link it: `ln -s "$(command -v circleci-agent)"` to a `circleci` on the PATH.',
    address: 'troubleshooting/#the-oidc-token-is-empty',
    sources: ['circleci-runner-faqs'],
    traps: 'Public configurations use `circleci` there and seem to work: never an error.',
    job: (context) =>
      selfHosted(context.run)
        ? atCommands(
            context,
            ({ program, args }) => program === 'circleci' && /^(tests|step|run|env)$/.test(args[0] ?? ''),
          )
        : [],
  },
  {
    id: 'machine-true',
    severity: 'check',
    why: '`machine: true` without an image is deprecated on CircleCI’s cloud.',
    remedy: 'Name an image such as `ubuntu-2404:current`, or your runner’s class.',
    address: MACHINE,
    sources: ['circleci-configuration-reference'],
    traps: 'Server wants it.',
    job: ({ config, run }) =>
      run.executor.kind === 'machine' &&
      !run.executor.resourceClass &&
      config.source.string(run.executor.node) === 'true'
        ? [{ line: run.executor.line }]
        : [],
  },
];

/** Where each must find something, and its traps. A function, so that no browser gets them. */
export const runnerCases = (): RuleCases => ({
  'remote-docker-runner': {
    hits: [{ on: 'container-runner', steps: '- setup_remote_docker #: remote-docker-runner' }],
    misses: [{ on: 'docker', steps: '- setup_remote_docker' }],
  },
  'remote-docker-vm': {
    hits: [{ steps: '- setup_remote_docker #: remote-docker-vm' }],
    misses: [
      { on: 'docker', steps: '- setup_remote_docker' },
      { on: 'machine-runner', steps: '- setup_remote_docker' },
    ],
  },
  'runner-layer-cache': {
    hits: [
      {
        file: `
jobs:
  job:
    machine:
      docker_layer_caching: true #: runner-layer-cache
    resource_class: shop/builder
    steps: [checkout]`,
      },
    ],
    misses: [
      {
        file: 'jobs:\n  job:\n    machine: { image: ubuntu-2404:current, docker_layer_caching: true }\n    steps: [checkout]',
      },
    ],
  },
  'runner-image-oidc': {
    hits: [
      {
        file: `
jobs:
  job:
    docker:
      - image: registry.shop.example/build:7
        aws_auth:
          oidc_role_arn: arn:aws:iam::123456789012:role/pull #: runner-image-oidc
    resource_class: shop/inside
    steps: [checkout]`,
      },
    ],
    misses: [
      {
        file: `
jobs:
  job:
    docker:
      - image: registry.shop.example/build:7
        aws_auth: { oidc_role_arn: role }
    steps: [checkout]`,
      },
    ],
  },
  'runner-machine-image': {
    hits: [
      {
        file: `
jobs:
  job:
    machine:
      image: ubuntu-2404:current #: runner-machine-image
    resource_class: shop/builder
    steps: [checkout]`,
      },
    ],
    misses: [{ on: 'vm' }, { on: 'machine-runner' }],
  },
  'runner-no-executor': {
    hits: [
      {
        file: 'jobs:\n  job:\n    resource_class: shop/builder #: runner-no-executor\n    steps: [checkout]',
      },
    ],
    misses: [
      { on: 'machine-runner' },
      { file: 'jobs:\n  job:\n    resource_class: << parameters.class >>\n    steps: [checkout]' },
      {
        file: 'orbs: { o: shop/o@1.0.0 }\njobs:\n  job:\n    executor: o/default\n    resource_class: shop/b\n    steps: [checkout]',
      },
    ],
  },
  'runner-agent-key': {
    hits: [{ on: 'machine-runner', steps: '- add_ssh_keys #: runner-agent-key' }],
    misses: [
      { on: 'vm', steps: '- add_ssh_keys' },
      { on: 'machine-runner', steps: '- run: eval "$(ssh-agent -s)"\n- add_ssh_keys' },
    ],
  },
  'runner-circleci-command': {
    hits: [{ on: 'machine-runner', shell: 'circleci tests glob "spec/*" #: runner-circleci-command' }],
    misses: [
      { on: 'vm', shell: 'circleci tests glob "spec/*"' },
      { on: 'machine-runner', shell: 'circleci-agent tests glob "spec/*"\necho circleci tests glob' },
    ],
  },
  'machine-true': {
    hits: [{ file: 'jobs:\n  job:\n    machine: true #: machine-true\n    steps: [checkout]' }],
    misses: [
      { on: 'machine-runner' },
      { file: 'jobs:\n  job:\n    machine: true\n    resource_class: large\n    steps: [checkout]' },
    ],
  },
});
