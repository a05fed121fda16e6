/**
 * Hosts, addresses, ranges and ports that snippets name: each has to be in content/network.yaml, in a firewall rule, on
 * the address list, or a value of the reader's own.
 */
import { existsSync } from 'node:fs';
import { ContentError } from '../../lib/content-error.ts';
import { didYouMean } from '../../lib/nearest.ts';
import { loadFirewalls } from '../firewall.ts';
import { loadNetwork, NETWORK } from '../network.ts';
import { site } from '../site.ts';
import { ADDRESSES, loadAddresses } from './addresses.ts';
import type { SnippetFile } from './files.ts';
import { FIREWALL_FILES } from './firewall-files.ts';
import { fill, loadValues } from './values.ts';

export interface UnknownName {
  part: 'hosts' | 'ranges' | 'ports';
  name: string;
  /** From 1. */
  line: number;
}

/** What may be named, from every list. Read it once for many snippets. */
export function loadKnown() {
  const { hosts, ranges, ports } = loadNetwork();
  const { jobs, core } = existsSync(ADDRESSES) ? loadAddresses() : { jobs: [], core: [] };
  const rules = site.topics.flatMap((topic) => [...loadFirewalls(topic).values()].flat());
  return {
    /** Values that a reader fills in, by placeholder. */
    examples: Object.fromEntries([...loadValues()].map(([name, { example }]) => [name, example])),
    hosts: new Set(Object.keys(hosts)),
    zones: Object.keys(hosts).filter((host) => hosts[host]!.below),
    ranges: new Set([
      ...Object.keys(ranges),
      ...[...jobs, ...core, ...rules.flatMap((rule) => [...rule.from_ranges, ...rule.to_ranges])].flatMap(
        (entry) => [entry, `${entry}/32`],
      ),
    ]),
    ports: new Set([
      ...Object.keys(ports),
      // Any port, as Terraform writes it.
      ...['0', '65535'],
      ...rules.flatMap((rule) => rule.ports.flatMap((span) => span.split('-'))),
    ]),
  };
}

const TOP = 'com|io|org|net|dev|internal|local|svc|example|app|cloud';
const HOST = new RegExp(`(?<![\\w./-])(?:[a-z0-9-]+\\.)+(?:${TOP})(?![\\w-]|\\.\\w)`, 'gi');
const AFTER_SCHEME = /\b(?!file:)\w+:\/\/([A-Za-z0-9.-]+\.[A-Za-z0-9-]+)/g;
const isAddress = (host: string) => /^\d{1,3}(?:\.\d{1,3}){3}$/.test(host);
const CLAIM = /oidc[\w.-]*\.[a-z]+(?=[/:])/g;
const ADDRESS = /(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?:\/\d{1,2})?(?![\w.])/g;
const PORT =
  /(?:(?:from|to)_port\s*=\s*"?|--(?:d|resource-)?port[ =]|[Pp]ort"?:\s*"?|\w\.\w+:|127\.0\.0\.1:|localhost:|\/dev\/tcp\/[\w.-]+\/|\bnc (?:-\S+ (?:\d+ )?)+\S+ )(\d{1,5})\b/g;
/** Groups of Kubernetes objects, labels and Azure's rights are written like hosts. */
const GROUPS =
  /^(?:(?:networking|rbac\.authorization)\.k8s|kubernetes|argoproj|(?:source|kustomize)\.toolkit\.fluxcd)\.io$|^Microsoft\.App$/;

/**
 * What a text names and nobody knows, each line's once.
 * @param text a snippet as it is written
 */
export function unknownNames(text: string, { examples, ...known } = loadKnown()): UnknownName[] {
  const own = Object.values(examples).join('\n');
  const isOwn = (name: string) => own.includes(name) || known.ranges.has(name);
  const knows = (host: string) =>
    known.hosts.has(host) ||
    known.zones.some((zone) => host.endsWith(`.${zone}`)) ||
    isOwn(host) ||
    GROUPS.test(host);
  const code = fill(text, examples)
    .replace(/^[^\S\n]*(?:#(?!!)|\/\/).*$/gm, '')
    // A key that is named after an address of its owner
    .replace(/%40(\S+)\.gpg\b/g, '@$1');
  const unknown = (part: UnknownName['part'], pattern: RegExp, isKnown: (name: string) => boolean) =>
    [...code.matchAll(pattern)]
      .map((found) => ({
        part,
        name: found[1] ?? found[0],
        line: code.slice(0, found.index).split('\n').length,
      }))
      .filter(({ name }) => !isKnown(name));
  const found = [
    ...unknown('hosts', HOST, knows),
    ...unknown('hosts', AFTER_SCHEME, (host) => isAddress(host) || knows(host)),
    ...unknown('hosts', CLAIM, knows),
    ...unknown('ranges', ADDRESS, (address) => isOwn(address) || isOwn(address.replace(/\/32$/, ''))),
    ...unknown('ports', PORT, (port) => known.ports.has(port) || isOwn(port)),
  ];
  return [...new Map(found.map((entry) => [`${entry.line} ${entry.name}`, entry])).values()];
}

/** Every name in every snippet that nobody knows. */
export function networkFaults(snippets: readonly SnippetFile[]): ContentError[] {
  const names = loadNetwork();
  const known = loadKnown();
  // Rules name their own sources, and the evidence of each is an address, too.
  const files = snippets.filter(({ path }) => !(path.split('/').at(-1)! in FIREWALL_FILES));
  return files.flatMap(({ path, text }) =>
    unknownNames(text, known).map(
      ({ part, name, line }) =>
        new ContentError(
          path,
          line,
          `"${name}" is not in ${NETWORK}: add it to "${part}", with what it is for.${didYouMean(name, Object.keys(names[part]))}`,
        ),
    ),
  );
}
