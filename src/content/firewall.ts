/**
 * An option's firewall rules: `firewall.yaml` beside its page. The table, the files to take along and the review packet
 * are made of it, so that they cannot disagree.
 */
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'astro/zod';
import { readYaml } from '../lib/yaml.ts';
import { checkKnown, each, mistakeAt } from './known.ts';
import { loadSources, optionFolders } from './load.ts';
import { evidence, unconfirmed } from './model.ts';
import { ADDRESSES, loadAddresses } from './snippets/addresses.ts';
import { checkDeclared, loadValues } from './snippets/values.ts';
import { loadTopic } from './topics.ts';

const words = z.string().min(1);
const PLACEHOLDER = 'YOUR_[A-Z0-9]+(?:_[A-Z0-9]+)*';

/** Where a rule belongs, in the order in which rules are read. */
const DIRECTIONS = {
  in: 'Into your network',
  out: 'Out of your network',
  inside: 'Inside your network',
  outside: 'Outside your network',
} as const;
export type Direction = keyof typeof DIRECTIONS;

const PROTOCOLS = ['tcp', 'udp', 'esp'] as const;

const range = z
  .string()
  .refine(
    (text) =>
      new RegExp(`^${PLACEHOLDER}$`).test(text) ||
      [z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()].some((form) => form.safeParse(text).success),
    'write an address or a range such as 192.0.2.0/24, or a placeholder',
  );
const host = z
  .string()
  .regex(
    new RegExp(`^(?:\\*\\.)?(?:[a-z0-9-]+|${PLACEHOLDER})(?:\\.(?:[a-z0-9-]+|${PLACEHOLDER}))*$`),
    'write a host name in lower case, *. in front for all below it, or a placeholder',
  );
const port = z
  .union([z.string(), z.number()])
  .transform(String)
  .refine(
    (text) => new RegExp(`^(?:${PLACEHOLDER}|\\d{1,5}(?:-\\d{1,5})?)$`).test(text),
    'write a port such as 443, a span such as 30000-31000, or a placeholder',
  );

export const rule = z
  .strictObject({
    direction: z
      .enum(Object.keys(DIRECTIONS) as [Direction, ...Direction[]])
      .describe('Through your wall, or on one side of it. Outside, you have nothing to open.'),
    variant: words
      .optional()
      .describe('The product or cloud that the rule is for, where the page has several.'),
    cloud: z.literal('google').optional().describe('The cloud whose firewall takes the rule, if not any.'),
    from: words.optional().describe('Who opens the connection, in words.'),
    from_ranges: z.array(range).default([]).describe('Its addresses.'),
    from_list: z.enum(['jobs', 'core']).optional().describe('The list of addresses.yaml that holds them.'),
    to: words.optional().describe('Who answers, in words.'),
    to_hosts: z.array(host).default([]).describe('Its names.'),
    to_ranges: z.array(range).default([]).describe('Its addresses.'),
    protocol: z.array(z.enum(PROTOCOLS)).default([]).describe('Missing where nobody documents it.'),
    ports: z.array(port).default([]).describe('Ports of who answers; none for any port.'),
    why: words.describe('What the connection is for, or when it is needed.'),
    ...evidence,
    unconfirmed,
  })
  .refine((value) => value.sources.length > 0 || value.judgement || value.unconfirmed, {
    error: 'a rule needs a source, `judgement: true`, or what is unconfirmed',
    path: ['sources'],
  })
  .refine((value) => value.protocol.length > 0 || value.unconfirmed, {
    error: 'is missing; where nobody documents it, say so in `unconfirmed`',
    path: ['protocol'],
  })
  .refine((value) => value.from || value.from_ranges.length || value.from_list, {
    error: 'is missing: who opens the connection?',
    path: ['from'],
  })
  .refine((value) => value.to || value.to_hosts.length || value.to_ranges.length, {
    error: 'is missing: who answers?',
    path: ['to'],
  });

export const firewallFile = z.strictObject({ rules: z.array(rule).min(1) });
export type Rule = z.infer<typeof rule>;

/** @param folder an option's, from the project's root */
export const firewallOf = (folder: string): string => `${folder}/firewall.yaml`;
export const hasFirewall = (folder: string): boolean => existsSync(firewallOf(folder));

/**
 * The rules of an option, in the order of its file.
 * @param folder the option's, from the project's root
 * @throws ContentError where a source, a placeholder or a list is not known
 */
export function loadFirewall(folder: string): Rule[] {
  const file = firewallOf(folder);
  const { rules } = readYaml(file, firewallFile);
  const named = rules.flatMap(({ sources }, index) => each(sources, 'rules', index, 'sources'));
  checkKnown(file, 'source', 'content/sources.yaml', named, loadSources());
  checkDeclared(readFileSync(file, 'utf8'), file, loadValues());
  const listed = rules.findIndex(({ from_list: list }) => list);
  if (listed >= 0 && !existsSync(ADDRESSES))
    throw mistakeAt(file, ['rules', listed, 'from_list'], 'no option has a file addresses.yaml');
  return rules;
}

/** Checks every file of a topic. @throws ContentError with the mistakes of the first that has any */
export function loadFirewalls(topic: string): Map<string, Rule[]> {
  const { folder } = loadTopic(topic);
  return new Map(
    optionFolders(topic)
      .map((option) => `${folder}/${option}`)
      .filter(hasFirewall)
      .map((own) => [own, loadFirewall(own)]),
  );
}

/** Addresses of who opens the connection, those of a list written out. */
export const sourceRanges = ({ from_ranges: ranges, from_list: list }: Rule): string[] => [
  ...ranges,
  ...(list ? loadAddresses()[list] : []),
];

/** Addresses as a reader scans them: neighbors of the first, by their last number alone. */
export function shortRanges(ranges: readonly string[]): string[] {
  const net = /^(?:\d+\.){3}/.exec(ranges[0] ?? '')?.[0];
  if (!net || ranges.length < 3 || !ranges.every((one) => one.startsWith(net))) return [...ranges];
  return [ranges.map((one, index) => (index ? one.slice(net.length - 1) : one)).join(', ')];
}

/** Protocol and ports in words, such as "TCP and UDP 443, 8443"; `YOUR_PORT` stands for the reader's. */
export function portsOf({ protocol, ports, unconfirmed }: Rule): string {
  if (!protocol.length) return unconfirmed ? 'Unconfirmed' : '';
  const names = protocol.map((name) => name.toUpperCase()).join(' and ');
  if (protocol.every((name) => name === 'esp')) return names;
  return ports.length
    ? `${names} ${ports.map((one) => one.replace('-', ' to ')).join(', ')}`
    : `${names}, any port`;
}

/** Rules that stand under one head: "Out of your network", or "Tailscale: out of your network". */
export interface RuleGroup {
  title: string;
  rules: Rule[];
}

/** Rules by variant, in the order of the file, and in it by direction. */
export function groupRules(rules: readonly Rule[]): RuleGroup[] {
  const variants = [...new Set(rules.map(({ variant }) => variant))];
  return variants.flatMap((variant) =>
    (Object.entries(DIRECTIONS) as [Direction, string][]).flatMap(([direction, title]) => {
      const own = rules.filter((one) => one.variant === variant && one.direction === direction);
      if (!own.length) return [];
      const head = variant ? `${variant}: ${title[0]!.toLowerCase()}${title.slice(1)}` : title;
      return [{ title: head, rules: own }];
    }),
  );
}
