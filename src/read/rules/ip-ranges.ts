/** Rules about `circleci_ip_ranges` and CircleCI's address lists. */
import type { Node } from 'yaml';
import type { Entry } from '../document.ts';
import { ipRanges, selfHosted } from '../ways/declared.ts';
import type { RuleCases } from './rule.ts';
import { builtin, hostedOn, imagesOf, textOf, type Context, type Hit, type Rule } from './rule.ts';

const IP_RANGES = ['circleci-ip-ranges'];
const LIMITS = 'ip-ranges/#limits-and-failures';

/** A hit at the key, if it is on and the job is of the kind. */
function atKey({ run }: Context, holds: boolean): Hit[] {
  const key = ipRanges(run);
  return key && holds ? [{ line: key.line, conditional: key.byParameter || run.executor.assumed }] : [];
}

const WELL_KNOWN =
  /(^|\.)(docker\.io|docker\.com|ghcr\.io|gcr\.io|quay\.io|pkg\.dev|amazonaws\.com|azurecr\.io|public\.ecr\.aws|mcr\.microsoft\.com|registry\.gitlab\.com|circleci\.com)$/;

export const ipRangesRules: Rule[] = [
  {
    id: 'ip-ranges-machine',
    severity: 'breaks',
    why: "IP ranges work with the Docker executor only: a job on a machine fails, and doesn't fall back.",
    remedy: 'Take the key off this job, or run it in Docker.',
    address: LIMITS,
    sources: IP_RANGES,
    traps: 'macOS is another finding; an executor of an orb is assumed.',
    job: (context) => atKey(context, hostedOn(context.run, 'machine', 'windows')),
  },
  {
    id: 'ip-ranges-remote-docker',
    severity: 'breaks',
    why: 'A job with IP ranges and remote Docker is rejected.',
    remedy: 'Build the image in a separate job without the key.',
    address: LIMITS,
    sources: IP_RANGES,
    job: (context) => {
      const remote = builtin(context.run, 'setup_remote_docker');
      const hits = atKey(context, remote.length > 0 && !selfHosted(context.run));
      return hits.map((hit) => ({
        ...hit,
        conditional: hit.conditional || remote.every(({ conditional }) => conditional),
      }));
    },
  },
  {
    id: 'ip-ranges-macos',
    severity: 'note',
    why: 'macOS jobs leave from ranges of their own, with or without the key.',
    remedy: 'Take the key off, and allow the macOS ranges.',
    address: 'ip-ranges/#what-it-opens',
    sources: IP_RANGES,
    job: (context) => atKey(context, hostedOn(context.run, 'macos')),
  },
  {
    id: 'ip-ranges-runner',
    severity: 'breaks',
    why: 'A job on a self-hosted runner leaves from your own address; the key does nothing.',
    remedy: 'Take the key off, and allow the address of your runners.',
    address: 'troubleshooting/#the-address-is-not-on-the-list',
    sources: IP_RANGES,
    job: (context) => atKey(context, selfHosted(context.run)),
  },
  {
    id: 'ip-ranges-place',
    severity: 'breaks',
    why: '`circleci_ip_ranges` is a key of a job; anywhere else it does nothing.',
    remedy: 'Move it to the job, beside `docker`.',
    address: 'troubleshooting/#the-address-is-not-on-the-list',
    sources: ['circleci-configuration-reference'],
    traps: 'An anchor that is merged into a job is right.',
    file: (config) => {
      const { source } = config;
      const hits: Hit[] = [];
      // A map that is also merged into a job is right there.
      const right = new Set(config.jobs.map((job) => source.entry(job.node, 'circleci_ip_ranges')?.line));
      const look = (entry: Entry | undefined) => {
        if (entry && !right.has(entry.line) && source.string(entry.value) !== 'false')
          hits.push({ line: entry.line });
      };
      const lookAtSteps = (steps: Node | undefined) => {
        for (const step of source.items(steps)) {
          look(source.entry(step, 'circleci_ip_ranges'));
          look(source.entry(source.entries(step)[0]?.value, 'circleci_ip_ranges'));
        }
      };
      for (const { value } of config.workflows) look(source.entry(value, 'circleci_ip_ranges'));
      for (const { value } of config.commands) lookAtSteps(source.get(value, 'steps'));
      for (const { value } of config.executors) look(source.entry(value, 'circleci_ip_ranges'));
      for (const job of config.jobs) {
        for (const image of source.items(source.get(job.node, 'docker')))
          look(source.entry(image, 'circleci_ip_ranges'));
        look(source.entry(source.get(job.node, 'machine'), 'circleci_ip_ranges'));
        look(source.entry(source.get(job.node, 'executor'), 'circleci_ip_ranges'));
        lookAtSteps(source.get(job.node, 'steps'));
        const declared = source.get(job.node, 'parameters', 'circleci_ip_ranges');
        if (!declared) for (const { value } of job.calls) look(source.entry(value, 'circleci_ip_ranges'));
      }
      return hits;
    },
  },
  {
    id: 'ip-ranges-unproven-class',
    severity: 'check',
    why: 'No page of CircleCI says that this resource class works with IP ranges.',
    remedy: 'Run one job and look at the address it leaves from.',
    address: LIMITS,
    sources: IP_RANGES,
    job: (context) =>
      atKey(
        context,
        hostedOn(context.run, 'docker') &&
          /^arm\.|\.gen[23]$/.test(context.run.executor.resourceClass?.text ?? ''),
      ),
  },
  {
    id: 'image-behind-the-list',
    severity: 'check',
    why: "Whether the job's own image is pulled from a listed address isn't documented today.",
    remedy: 'Test it before you filter the registry by address.',
    address: LIMITS,
    sources: IP_RANGES,
    job: (context) => {
      const behind = imagesOf(context).some((image) => {
        const host = image.includes('/') ? image.split('/')[0]!.split(':')[0]! : '';
        return host.includes('.') && !WELL_KNOWN.test(host);
      });
      return atKey(context, hostedOn(context.run, 'docker') && behind);
    },
  },
  {
    id: 'ip-ranges-cost',
    severity: 'note',
    why: 'Every byte of this job is charged, 450 credits a GB: checkout, caches, workspaces and packages too.',
    remedy: 'Move what needs no fixed address into a job without the key.',
    address: 'ip-ranges/#what-it-costs',
    sources: IP_RANGES,
    once: true,
    job: (context) => {
      const { run } = context;
      const kinds = [
        builtin(run, 'checkout').length,
        builtin(run, 'restore_cache').length + builtin(run, 'save_cache').length,
        builtin(run, 'attach_workspace').length + builtin(run, 'persist_to_workspace').length,
        run.steps.filter(({ orb }) => /^install-(deps|packages)$/.test(orb?.command ?? '')).length +
          Number(
            /\b(npm (ci|install)|yarn( install)?$|pip3? install|bundle install|apt(-get)? .*install|go mod download|mvn |gradle)/m.test(
              textOf(run),
            ),
          ),
      ];
      return atKey(context, hostedOn(run, 'docker') && kinds.filter(Boolean).length >= 3);
    },
  },
];

/** Where each must find something, and its traps. A function, so that no browser gets them. */
export const ipRangesCases = (): RuleCases => ({
  'ip-ranges-machine': {
    hits: [
      { keys: 'circleci_ip_ranges: true #: ip-ranges-machine' },
      {
        file: `
executors:
  vm: { machine: { image: windows-server-2022-gui:current } }
jobs:
  job:
    parameters: { fixed: { type: boolean, default: true } }
    executor: vm
    circleci_ip_ranges: << parameters.fixed >> #: ip-ranges-machine
    steps: [checkout]`,
      },
    ],
    misses: [
      { on: 'docker', keys: 'circleci_ip_ranges: true' },
      { on: 'macos', keys: 'circleci_ip_ranges: true' },
      { keys: 'circleci_ip_ranges: false' },
      { on: 'machine-runner', keys: 'circleci_ip_ranges: true' },
    ],
  },
  'ip-ranges-remote-docker': {
    hits: [
      {
        on: 'docker',
        keys: 'circleci_ip_ranges: true #: ip-ranges-remote-docker',
        steps: '- checkout\n- setup_remote_docker',
      },
      {
        file: `
commands:
  image:
    steps:
      - when: { condition: << pipeline.git.tag >>, steps: [setup_remote_docker] }
jobs:
  job:
    docker: [{ image: cimg/base:2026.08 }]
    circleci_ip_ranges: true #: ip-ranges-remote-docker
    steps: [checkout]
workflows:
  all: { jobs: [{ job: { pre-steps: [image] } }] }`,
      },
    ],
    misses: [
      { on: 'docker', steps: '- setup_remote_docker' },
      { on: 'docker', keys: 'circleci_ip_ranges: true', steps: '- run: echo setup_remote_docker' },
    ],
  },
  'ip-ranges-macos': {
    hits: [{ on: 'macos', keys: 'circleci_ip_ranges: true #: ip-ranges-macos' }],
    misses: [{ on: 'docker', keys: 'circleci_ip_ranges: true' }],
  },
  'ip-ranges-runner': {
    hits: [{ on: 'container-runner', keys: 'circleci_ip_ranges: true #: ip-ranges-runner' }],
    misses: [{ on: 'container-runner' }],
  },
  'ip-ranges-place': {
    hits: [
      {
        on: 'docker',
        steps: '- run: true\n- run:\n    command: ls\n    circleci_ip_ranges: true #: ip-ranges-place',
      },
      {
        file: `
executors:
  fixed:
    docker: [{ image: cimg/base:2026.08 }]
    circleci_ip_ranges: true #: ip-ranges-place
jobs:
  job: { executor: fixed, steps: [checkout] }
workflows:
  all:
    circleci_ip_ranges: true #: ip-ranges-place
    jobs:
      - job:
          circleci_ip_ranges: true #: ip-ranges-place`,
      },
    ],
    misses: [
      {
        file: `
executors:
  fixed: &fixed
    docker: [{ image: cimg/base:2026.08 }]
    circleci_ip_ranges: true
jobs:
  job: { <<: *fixed, steps: [checkout] }`,
      },
      {
        file: `
jobs:
  job:
    parameters: { circleci_ip_ranges: { type: boolean, default: false } }
    docker: [{ image: cimg/base:2026.08 }]
    circleci_ip_ranges: << parameters.circleci_ip_ranges >>
    steps: [checkout]
workflows:
  all: { jobs: [{ job: { circleci_ip_ranges: true } }] }`,
      },
    ],
  },
  'ip-ranges-unproven-class': {
    hits: [
      {
        on: 'docker',
        keys: 'resource_class: arm.medium\ncircleci_ip_ranges: true #: ip-ranges-unproven-class',
      },
    ],
    misses: [{ on: 'docker', keys: 'resource_class: large\ncircleci_ip_ranges: true' }],
  },
  'image-behind-the-list': {
    hits: [
      {
        file: `
jobs:
  job:
    docker: [{ image: registry.shop.example/build:7 }]
    circleci_ip_ranges: true #: image-behind-the-list
    steps: [checkout]`,
      },
    ],
    misses: [{ on: 'docker', keys: 'circleci_ip_ranges: true' }],
  },
  'ip-ranges-cost': {
    hits: [
      {
        on: 'docker',
        keys: 'circleci_ip_ranges: true #: ip-ranges-cost',
        steps: '- checkout\n- restore_cache: { keys: [a] }\n- run: npm ci',
      },
      {
        head: 'orbs: { ruby: circleci/ruby@2.5.3 }',
        on: 'docker',
        keys: 'circleci_ip_ranges: true #: ip-ranges-cost',
        steps: '- checkout\n- attach_workspace: { at: . }\n- ruby/install-deps',
      },
    ],
    misses: [{ on: 'docker', keys: 'circleci_ip_ranges: true', steps: '- checkout\n- run: npm ci' }],
  },
});
