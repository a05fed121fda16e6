/** Rules about `circleci_ip_ranges` and CircleCI's address lists. */
import type { Node } from 'yaml';
import type { Entry } from '../document.ts';
import { ipRanges, selfHosted } from '../ways/declared.ts';
import { builtin, hostedOn, textOf, type Context, type Hit, type Rule } from './rule.ts';

const IP_RANGES = ['circleci-ip-ranges'];
const LIMITS = 'ip-ranges/#limits-and-failures';

/** A hit at the key, if it is on and the job is of the kind. */
function atKey({ run }: Context, holds: boolean): Hit[] {
  const key = ipRanges(run);
  return key && holds ? [{ line: key.line, conditional: key.byParameter || run.executor.assumed }] : [];
}

/** Addresses in the file that stand outside of comments, with their first line. */
function addressesIn(rows: readonly string[], wanted: readonly string[]): Map<string, number> {
  const found = new Map<string, number>();
  rows.forEach((row, index) => {
    if (/^\s*#/.test(row)) return;
    for (const [address] of row.matchAll(/\b(?:\d{1,3}\.){3}\d{1,3}\b/g)) {
      if (wanted.includes(address) && !found.has(address)) found.set(address, index + 1);
    }
  });
  return found;
}

const lineWith = (rows: readonly string[], pattern: RegExp): Hit[] => {
  const at = rows.findIndex((row) => !/^\s*#/.test(row) && pattern.test(row));
  return at < 0 ? [] : [{ line: at + 1 }];
};

const WELL_KNOWN =
  /(^|\.)(docker\.io|docker\.com|ghcr\.io|gcr\.io|quay\.io|pkg\.dev|amazonaws\.com|azurecr\.io|public\.ecr\.aws|mcr\.microsoft\.com|registry\.gitlab\.com|circleci\.com)$/;

export const ipRangesRules: Rule[] = [
  {
    id: 'ip-ranges-machine',
    severity: 'breaks',
    why: 'IP ranges work with the Docker executor only: a job on a machine fails, and does not fall back.',
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
    remedy: 'Build the image in a job of its own without the key.',
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
    why: "Whether the job's own image is pulled from a listed address is not documented today.",
    remedy: 'Test it before you filter the registry by address.',
    address: LIMITS,
    sources: IP_RANGES,
    job: (context) => {
      const { source } = context.config;
      const images = source
        .items(context.run.executor.node)
        .map((image) => context.run.scope.string(source.get(image, 'image')) ?? '');
      const behind = images.some((image) => {
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
        Number(
          /\b(npm (ci|install)|yarn( install)?$|pip3? install|bundle install|apt(-get)? .*install|go mod download|mvn |gradle)/m.test(
            textOf(run),
          ),
        ),
      ];
      return atKey(context, hostedOn(run, 'docker') && kinds.filter(Boolean).length >= 3);
    },
  },
  {
    id: 'addresses-old',
    severity: 'danger',
    why: "These addresses are not the list of CircleCI's jobs: some are missing, or they belong to CircleCI's own services.",
    remedy: 'Take the list by name, and compare it each time.',
    address: 'ip-ranges/#take-the-jobs-list',
    sources: IP_RANGES,
    file: ({ source }, { jobs, core }) => {
      const own = addressesIn(source.rows, jobs);
      const others = addressesIn(source.rows, core);
      const wrong = (own.size >= 3 && own.size < jobs.length) || others.size > 0;
      return wrong ? [{ line: Math.min(...own.values(), ...others.values()) }] : [];
    },
  },
  {
    id: 'addresses-all',
    severity: 'risk',
    why: "`all.knownips.circleci.com` also holds the addresses of CircleCI's own services.",
    remedy: 'Allow `jobs.knownips.circleci.com` alone.',
    address: 'ip-ranges/#take-the-jobs-list',
    sources: IP_RANGES,
    file: ({ source }) => lineWith(source.rows, /\ball\.knownips\.circleci\.com/),
  },
  {
    id: 'addresses-cloud',
    severity: 'danger',
    why: "A cloud's whole range lets in everybody who rents a machine there.",
    remedy: "Allow CircleCI's jobs list, or choose a way that needs no open address.",
    address: LIMITS,
    sources: [],
    file: ({ source }) =>
      lineWith(
        source.rows,
        /ip-ranges\.amazonaws\.com\/ip-ranges\.json|gstatic\.com\/ipranges\/(cloud|goog)\.json/,
      ),
  },
];
