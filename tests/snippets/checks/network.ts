/** Hosts, addresses, ranges and ports of snippets: each has to be in content/network.yaml, in a firewall rule, or on the address list. */
import { loadFirewalls } from '../../../src/content/firewall.ts';
import { site } from '../../../src/content/site.ts';
import { loadNetwork as loadFile } from '../../../src/content/network.ts';
import { loadAddresses } from '../../../src/content/snippets/addresses.ts';

export interface Known {
  hosts: Set<string>;
  ranges: Set<string>;
  ports: Set<string>;
}

export function loadNetwork(): Known {
  const { hosts, ranges, ports } = loadFile();
  const { jobs, core } = loadAddresses();
  const rules = site.topics.flatMap((topic) => [...loadFirewalls(topic).values()].flat());
  return {
    hosts: new Set(Object.keys(hosts)),
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
 * What a text names and nobody knows.
 * @param text a snippet with its placeholders filled in
 * @param filled values of the placeholders, which are the reader's own
 */
export function checkNetwork(text: string, filled: readonly string[], known: Known): string[] {
  const own = filled.join('\n');
  const code = text
    .replace(/^\s*(?:#(?!!)|\/\/).*$/gm, '')
    // A key that is named after an address of its owner
    .replace(/%40(\S+)\.gpg\b/g, '@$1');
  const hosts = [
    ...[...code.matchAll(HOST)].map(([host]) => host),
    ...[...code.matchAll(AFTER_SCHEME)].map(([, host]) => host!).filter((host) => !isAddress(host)),
    ...[...code.matchAll(CLAIM)].map(([host]) => host),
  ];
  // A host may stand below a known one (account.dkr.ecr.region.amazonaws.com), never beside it.
  const knows = (host: string) =>
    known.hosts.has(host) ||
    ['amazonaws.com', 'iam.gserviceaccount.com'].some((zone) => host.endsWith(`.${zone}`));
  const isOwn = (name: string) => own.includes(name) || known.ranges.has(name);
  return [
    ...hosts
      .filter((host) => !knows(host) && !isOwn(host) && !GROUPS.test(host))
      .map((host) => `nobody knows the host ${host}`),
    ...[...code.matchAll(ADDRESS)]
      .map(([address]) => address)
      .filter((address) => !known.ranges.has(address) && !isOwn(address.replace(/\/32$/, '')))
      .map((address) => `nobody knows the address ${address}`),
    ...[...code.matchAll(PORT)]
      .map(([, port]) => port!)
      .filter((port) => !known.ports.has(port) && !isOwn(port))
      .map((port) => `nobody knows the port ${port}`),
  ];
}
