/**
 * Firewall rules as Terraform that works when pasted: an AWS security group, or a Google Cloud firewall where the rule is
 * Google's. Both take addresses only. A rule that names hosts opens its port to all, as far as it leads out, and says
 * so; what comes in from no fixed address is never written as open to all, but left as a comment.
 */
import { groupRules, portsOf, sourceRanges, type Rule } from '../firewall.ts';

const EVERYWHERE = '0.0.0.0/0';
const isV6 = (address: string) => address.includes(':');
/** A single address as a range; a placeholder for one gets the length of its mask, too. */
const asRange = (address: string): string =>
  address.includes('/') || /_CIDR6?$/.test(address) ? address : `${address}/${isV6(address) ? 128 : 32}`;

/** First and last port of each span, as Terraform takes them. */
const spans = ({ ports }: Rule): [string, string][] =>
  ports.length
    ? ports.map((one) => {
        const [first, last = first] = one.split('-') as [string, string?];
        return [first, last];
      })
    : [['0', '65535']];

/** The other end's addresses; none where the rule has no place in a firewall, or no address to be limited to. */
function rangesOf(rule: Rule): string[] {
  if (rule.direction === 'in')
    return sourceRanges(rule)
      .map(asRange)
      .filter((range) => range !== EVERYWHERE);
  if (rule.direction !== 'out' || !rule.protocol.length) return [];
  return rule.to_ranges.length ? rule.to_ranges.map(asRange) : [EVERYWHERE];
}

const quoted = (text: string) => JSON.stringify(text);
/** AWS takes letters, digits and these signs, 255 at most: as many reasons as fit. */
function describe(reasons: readonly string[]): string {
  const allowed = [...new Set(reasons)].map((one) =>
    one.replace(/[^a-zA-Z0-9 ._\-:/()#,@[\]+=&;{}!$*]/g, ''),
  );
  return allowed.reduce((text, one) => (text.length + one.length < 250 ? `${text}. ${one}` : text));
}
const list = (items: readonly string[], indent: string) =>
  `[\n${items.map((item) => `${indent}  ${quoted(item)},\n`).join('')}${indent}]`;

interface Aws {
  direction: 'in' | 'out';
  protocol: string;
  first: string;
  last: string;
  ranges: string[];
  rules: Rule[];
}

/** Who connects to whom, in one line. */
function between({ from, to, to_hosts: hosts }: Rule): string {
  return `${from ?? ''} to ${[...(to ? [to] : []), ...hosts].join(', ')}`.replaceAll('`', '');
}

function awsRule({ direction, protocol, first, last, ranges, rules }: Aws, name: string): string {
  const v6 = isV6(ranges[0]!);
  const one = ranges.length === 1;
  const port = (value: string) => (/^\d/.test(value) ? value : quoted(value));
  const lines = [
    ['security_group_id', quoted('YOUR_SECURITY_GROUP_ID')],
    ['description', quoted(describe(rules.map(({ why }) => why)))],
    [v6 ? 'cidr_ipv6' : 'cidr_ipv4', one ? quoted(ranges[0]!) : 'each.value'],
    ['ip_protocol', quoted(protocol === 'esp' ? '50' : protocol)],
    ...(protocol === 'esp'
      ? []
      : [
          ['from_port', port(first)],
          ['to_port', port(last)],
        ]),
  ] as [string, string][];
  const width = Math.max(...lines.map(([key]) => key.length));
  return [
    ...rules.map((rule) => `# ${between(rule)}`),
    `resource "aws_vpc_security_group_${direction === 'in' ? 'ingress' : 'egress'}_rule" "${name}" {`,
    ...(one ? [] : [`  for_each = toset(${list(ranges, '  ')})`, '']),
    ...lines.map(([key, value]) => `  ${key.padEnd(width)} = ${value}`),
    '}',
  ].join('\n');
}

/** A firewall of Google Cloud takes addresses of one family. */
const googleRule = (rule: Rule, ranges: readonly string[], name: string): string =>
  [
    `resource "google_compute_firewall" "${name.replaceAll('-', '_')}" {`,
    `  name          = ${quoted(name)}`,
    `  network       = "YOUR_NETWORK"`,
    `  direction     = "INGRESS"`,
    `  source_ranges = [${ranges.map(quoted).join(', ')}]`,
    ...rule.protocol.map(
      (protocol) =>
        `\n  allow {\n    protocol = ${quoted(protocol)}\n    ports    = [${rule.ports.map(quoted).join(', ')}]\n  }`,
    ),
    '}',
  ].join('\n');

const families = (ranges: readonly string[]): string[][] =>
  [ranges.filter((range) => !isV6(range)), ranges.filter(isV6)].filter((own) => own.length);

const slug = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** AWS refuses a second rule of one port and range in a group: those are one, with all reasons. */
function merged(rules: readonly Rule[]): Aws[] {
  const found = new Map<string, Aws>();
  for (const rule of rules) {
    for (const ranges of families(rangesOf(rule))) {
      for (const protocol of rule.protocol) {
        for (const [first, last] of protocol === 'esp' ? [['', ''] as [string, string]] : spans(rule)) {
          const direction = rule.direction as 'in' | 'out';
          const key = [direction, protocol, first, last, ...ranges].join();
          const known = found.get(key);
          if (known) known.rules.push(rule);
          else found.set(key, { direction, protocol, first, last, ranges, rules: [rule] });
        }
      }
    }
  }
  return [...found.values()];
}

const LEFT_OUT = {
  in: 'no fixed address to limit it to',
  out: 'nothing documented to write',
  inside: 'name the security groups of both ends',
} as Record<string, string>;

/** What stays a comment, with the reason. */
const comment = (rule: Rule): string =>
  `# Left out: ${between(rule)}, ${portsOf(rule)}: ${LEFT_OUT[rule.direction]}.`;

/** @returns the file's text, empty where no rule could be written */
export function firewallTerraform(rules: readonly Rule[]): string {
  const walled = rules.filter(({ direction }) => direction !== 'outside');
  const variants = [...new Set(walled.map(({ variant }) => variant))];
  let written = 0;
  const parts = variants.map((variant) => {
    const own = groupRules(walled.filter((rule) => rule.variant === variant)).flatMap((group) => group.rules);
    const aws = merged(own.filter(({ cloud }) => !cloud));
    const google = own.filter(({ cloud }) => cloud === 'google');
    const hosts = own.some(
      (rule) => rule.direction === 'out' && !rule.to_ranges.length && rule.protocol.length,
    );
    const name = (one: Aws) =>
      slug(
        [variant ?? '', one.direction, one.protocol, one.first, one.last === one.first ? '' : one.last].join(
          ' ',
        ),
      ).replaceAll('-', '_');
    const used = new Map<string, number>();
    const unique = (text: string) => {
      const count = (used.get(text) ?? 0) + 1;
      used.set(text, count);
      return count > 1 ? `${text}_${count}` : text;
    };
    const blocks = [
      ...aws.map((one) => awsRule(one, unique(name(one)))),
      ...google.flatMap((rule) =>
        families(rangesOf(rule)).map((ranges) =>
          googleRule(rule, ranges, slug(`${rule.from ?? ''} ${isV6(ranges[0]!) ? 'v6' : ''}`)),
        ),
      ),
    ];
    written += blocks.length;
    return [
      ...(variant ? [`# ${variant}`] : []),
      ...(hosts ? ['# A security group takes no host names: limit the hosts in a proxy or a firewall.'] : []),
      ...own.filter((rule) => !rangesOf(rule).length).map(comment),
      ...blocks.flatMap((block) => ['', block]),
    ]
      .join('\n')
      .trim();
  });
  if (!written) return '';
  return [...(variants.length > 1 ? ['# Keep the part that you use.'] : []), ...parts].join('\n\n');
}
