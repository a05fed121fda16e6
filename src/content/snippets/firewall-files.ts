/** An option's firewall rules as files to take along: a table for a ticket, Terraform, and plain text. */
import { toCsv } from '../../lib/grid.ts';
import { groupRules, hasFirewall, loadFirewall, portsOf, sourceRanges, type Rule } from '../firewall.ts';
import { loadSources } from '../load.ts';
import { placeholdersIn } from './values.ts';
import { firewallTerraform } from './firewall-terraform.ts';

/** The files of every option, with the words above each. Terraform is left out where it would hold no rule. */
export const FIREWALL_FILES = {
  'firewall-rules.csv': 'CSV',
  'firewall-rules.tf': 'Terraform',
  'firewall-rules.txt': 'Text',
} as const;

type FirewallFile = keyof typeof FIREWALL_FILES;

/** Backticks are for pages; a file says the bare word. */
const plain = (text: string): string => text.replaceAll('`', '');
const listed = (words: string | undefined, addresses: readonly string[]): string =>
  [...(words ? [plain(words)] : []), ...addresses].join(', ');

/** What a rule rests on, and the last day on which a source of it was read: empty for a judgment. */
function evidenceOf({ sources, judgement, unconfirmed }: Rule): { evidence: string[]; read: string } {
  const known = loadSources();
  const cited = sources.map((id) => known.get(id)!);
  const evidence = [
    ...cited.map(({ address }) => address),
    ...(judgement ? ['Our judgment'] : []),
    ...(unconfirmed ? [`Unconfirmed: ${plain(unconfirmed)}`] : []),
  ];
  const days = cited.map(({ read }) => read).sort();
  return { evidence, read: days.at(-1) ?? '' };
}

/** A row for each pair of addresses and each protocol: what a firewall's own form asks for. */
function csv(rules: readonly Rule[]): string {
  const variants = rules.some(({ variant }) => variant);
  const ends = (words: string | undefined, addresses: readonly string[]) =>
    addresses.length ? addresses.map((address) => [plain(words ?? ''), address]) : [[plain(words ?? ''), '']];
  const rows = groupRules(rules).flatMap(({ rules: own }) =>
    own.flatMap((one) => {
      const { evidence, read } = evidenceOf(one);
      return ends(one.from, sourceRanges(one)).flatMap((from) =>
        ends(one.to, [...one.to_hosts, ...one.to_ranges]).flatMap((to) =>
          (one.protocol.length ? one.protocol : ['']).map((protocol) => [
            ...(variants ? [one.variant ?? ''] : []),
            one.direction,
            ...from,
            ...to,
            protocol,
            one.ports.join(' ') || (protocol && protocol !== 'esp' ? 'any' : ''),
            plain(one.why),
            evidence.join(' '),
            read,
          ]),
        ),
      );
    }),
  );
  const head = [
    'Direction',
    'From',
    'From address',
    'To',
    'To address',
    'Protocol',
    'Port',
    'Why',
    'Evidence',
  ];
  return toCsv([[...(variants ? ['Variant'] : []), ...head, 'Read'], ...rows]);
}

const text = (rules: readonly Rule[]): string =>
  groupRules(rules)
    .map(({ title, rules: own }) =>
      [
        title.toUpperCase(),
        ...own.map((one) => {
          const { evidence, read } = evidenceOf(one);
          return [
            ['From', listed(one.from, sourceRanges(one))],
            ['To', listed(one.to, [...one.to_hosts, ...one.to_ranges])],
            ['Port', portsOf(one)],
            ['Why', plain(one.why)],
            ['See', [...evidence, read && `read ${read}`].filter(Boolean).join(', ')],
          ]
            .map(([name, value]) => `${`${name}:`.padEnd(6)}${value}`)
            .join('\n');
        }),
      ].join('\n\n'),
    )
    .join('\n\n\n');

/** Names and titles of an option's files. @param folder the option's, from the project's root */
export function firewallSnippets(folder: string): { file: FirewallFile; title: string }[] {
  const made = firewallFiles(folder);
  return (Object.keys(FIREWALL_FILES) as FirewallFile[])
    .filter((file) => made.has(`${folder}/${file}`))
    .map((file) => ({ file, title: FIREWALL_FILES[file] }));
}

/** Placeholders of an option's files, each once. @param folder the option's, from the project's root */
export const firewallPlaceholders = (folder: string): string[] =>
  placeholdersIn([...firewallFiles(folder).values()].join('\n'));

/** @param folder an option's, from the project's root @returns texts by path, as if they lay in the folder */
export function firewallFiles(folder: string): Map<string, string> {
  if (!hasFirewall(folder)) return new Map();
  const rules = loadFirewall(folder);
  const made: Record<FirewallFile, string> = {
    'firewall-rules.csv': csv(rules).replaceAll('\r\n', '\n'),
    'firewall-rules.tf': firewallTerraform(rules),
    'firewall-rules.txt': text(rules),
  };
  return new Map(
    Object.entries(made)
      .filter(([, file]) => file)
      .map(([name, file]) => [`${folder}/${name}`, `${file.trimEnd()}\n`]),
  );
}
