/** Known ways to break a snippet. Each yields the broken texts, one breakage at a time, with what was done. */
import type { Kind } from './checks/index.ts';

interface Mutation {
  what: string;
  text: string;
}
type Mutator = (text: string, kind: Kind, path: string) => Mutation[];

/** One mutation for each match: the match, replaced. Matches inside comments stay. */
function each(text: string, pattern: RegExp, change: (match: RegExpMatchArray) => string): Mutation[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const line = text.slice(text.lastIndexOf('\n', match.index - 1) + 1, match.index);
    if (/^\s*#|\s#\s/.test(line)) return [];
    const changed = change(match);
    const what = `${match[0].trim().split('\n')[0]!.slice(0, 60)} → ${changed.trim().split('\n')[0]!.slice(0, 60)}`;
    return [{ what, text: text.slice(0, match.index) + changed + text.slice(match.index + match[0].length) }];
  });
}

/** Two neighboring letters change places: what fingers do. */
function misspell(word: string): string {
  for (let at = 1; at < word.length - 1; at += 1) {
    if (word[at] !== word[at + 1]) return word.slice(0, at) + word[at + 1]! + word[at]! + word.slice(at + 2);
  }
  return `${word}x`;
}

const yamlKinds: Kind[] = ['circleci', 'document'];

const keyMisspelt: Mutator = (text, kind) => {
  if (yamlKinds.includes(kind))
    return each(text, /(?<=^ *(?:- )?|\{ |, )[A-Za-z_][\w./-]*(?=:(?: |$))/gm, ([key]) => misspell(key));
  if (kind === 'terraform')
    return each(text, /(?<=^ *)[a-z_0-9]+(?= +=)|(?<=^ *)(?:resource|locals|ingress)(?= )/gm, ([key]) =>
      misspell(key),
    );
  if (kind === 'policy') return each(text, /(?<=")[\w:./-]+(?=": )/g, ([key]) => misspell(key));
  return [];
};

const programMisspelt: Mutator = (text, kind) =>
  kind === 'shell'
    ? each(text, /(?<=^ *(?:sudo )?)[a-z][\w-]{3,}(?= )(?! *\(\))/gm, ([word]) => misspell(word))
    : [];

const executorSwapped: Mutator = (text, kind) =>
  kind === 'circleci'
    ? [
        ...each(
          text,
          /^( +)docker:\n(?:\1 .*\n)+/gm,
          ([, indent]) => `${indent}machine:\n${indent}  image: ubuntu-2404:current\n`,
        ),
        ...each(
          text,
          /^( +)machine:\n(?:\1 .*\n)+/gm,
          ([, indent]) => `${indent}docker:\n${indent}  - image: cimg/base:current\n`,
        ),
        ...each(
          text,
          /^( +)machine: true\n/gm,
          ([, indent]) => `${indent}docker:\n${indent}  - image: cimg/base:current\n`,
        ),
      ]
    : [];

const cleanUpRemoved: Mutator = (text, kind) =>
  kind === 'circleci'
    ? [
        ...each(text, /^ {6}- run:\n(?: {10}.*\n)*? {10}when: always.*\n(?: {10}.*\n)*/gm, () => ''),
        ...each(text, /^ {10}when: always.*\n/gm, () => ''),
        ...each(text, /^ {6}- \w+\/cleanup\n/gm, () => ''),
      ]
    : [];

const waitRemoved: Mutator = (text, kind) =>
  kind === 'circleci'
    ? each(
        text,
        /(?<=background: true\n(?: {10}.*\n)*?) {6}- run:\n {10}name: (?:Prove|Join).*\n(?: {10}.*\n)*/g,
        () => '',
      )
    : [];

const hostAltered: Mutator = (text) => [
  ...each(text, /\b(?:[a-z0-9-]+\.)+(?:com|io|org|net)\b/g, ([host]) => {
    const labels = host.split('.');
    return [...labels.slice(0, -2), misspell(labels.at(-2)!), labels.at(-1)!].join('.');
  }),
  ...each(
    text,
    /(?<![\d.])(\d+)((?:\.\d+){3})(?![\d.])/g,
    ([, first, rest]) => `${Number(first) + 1}${rest!}`,
  ),
];

const portAltered: Mutator = (text) =>
  each(text, /(?<=port(?:: | = "?)|localhost:|127\.0\.0\.1[:/]|dev\/tcp\/\w+\/)(\d{2,5})\b/g, ([port]) =>
    String(Number(port) + 7),
  );

const versionUnpinned: Mutator = (text, kind) => [
  ...(kind === 'circleci'
    ? each(text, /(?<=\/[\w-]+@)[\d.]+|(?<=@)YOUR_ORB_VERSION/g, () => 'volatile')
    : []),
  ...(kind === 'circleci' ? each(text, /(?<=image: [\w/-]+):current/g, () => '') : []),
  ...(kind === 'circleci' ? each(text, /(?<=image: [\w/-]+:)current/g, () => 'latest') : []),
  ...each(text, / --version [\d.]+/g, () => ''),
  ...each(text, /(?<=apt-get install[^\n]* [\w-]+)=YOUR_\w+_VERSION/g, () => ''),
  ...each(text, /releases\/download\/[^/]+/g, () => 'releases/latest/download'),
  ...each(text, /^.*\| sha256sum -c -\n/gm, () => ''),
];

const optionsRemoved: Mutator = (text, kind) =>
  kind === 'shell' ? each(text, /^set -euo pipefail\n/gm, () => '') : [];

const syntaxBroken: Mutator = (text, kind) => {
  if (kind === 'shell')
    return each(text, /^(?:fi|done|\s+done|})\n/gm, () => '').concat(
      each(text, /"\n/g, () => '\n').slice(0, 1),
    );
  if (kind === 'terraform' || kind === 'policy') return each(text, /^\s*\}.*\n/gm, () => '');
  if (yamlKinds.includes(kind))
    return each(text, /^(\s+)- /gm, ([found]) => found.replace('- ', '-')).slice(0, 2);
  return [];
};

const policyWidened: Mutator = (text, kind) =>
  kind === 'policy' || kind === 'terraform'
    ? [
        ...each(
          text,
          /"arn:aws:iam::[^"]*oidc-provider[^"]*"|aws_iam_openid_connect_provider\.circleci\.arn(?= \})/g,
          () => '"*"',
        ),
        ...each(text, /,\n\s*"Condition": \{\n(?:\s{6,}.*\n)*?\s{6}\}/g, () => ''),
        ...each(text, /^ *Condition += \{ StringEquals = \{[\s\S]*?\} \}\n/gm, () => ''),
        ...each(text, /"[a-z0-9]+:[A-Z]\w+"/g, ([action]) => action.replace(/:\w+/, ':*')),
        ...each(text, /(?<="dst": \[|"ip": \[)"[^"]*"/g, () => '"*"'),
      ]
    : [];

const secretAdded: Mutator = (text, kind) =>
  yamlKinds.includes(kind)
    ? [{ what: 'a token in clear', text: `${text}\n# added\ntoken: 3f6c1b7e9a2d\n` }]
    : kind === 'shell'
      ? [{ what: 'a password in clear', text: `${text}export PGPASSWORD=hunter2hunter2\n` }]
      : [];

const hostKeyTrusted: Mutator = (text) =>
  each(text, /StrictHostKeyChecking=yes/g, () => 'StrictHostKeyChecking=accept-new');

export const MUTATORS: Record<string, Mutator> = {
  'key misspelt': keyMisspelt,
  'program misspelt': programMisspelt,
  'executor swapped': executorSwapped,
  'clean-up removed': cleanUpRemoved,
  'wait removed': waitRemoved,
  'host altered': hostAltered,
  'port altered': portAltered,
  'version unpinned': versionUnpinned,
  'shell options removed': optionsRemoved,
  'syntax broken': syntaxBroken,
  'policy widened': policyWidened,
  'secret added': secretAdded,
  'host key trusted': hostKeyTrusted,
};

/** Changes that leave a snippet working. */
export const HARMLESS: { way: string; file: RegExp; what: RegExp; reason: string }[] = [
  {
    way: 'key misspelt',
    file: /config[\w-]*\.yml$/,
    what: /^(?:test|private|main|deliver|migrate|integration) →/,
    reason: 'the name of a workflow; nothing refers to it (a misspelt job is caught)',
  },
  {
    way: 'executor swapped',
    file: /\/(?:cloud-broker|reverse-tunnel|site-to-site|server|mesh-vpn\/config-docker|just-in-time-allow-list)\b/,
    what: /^(?:docker|machine):/,
    reason: 'the same commands run on either executor; a page names one of them',
  },
  {
    way: 'executor swapped',
    file: /\/ip-ranges\/config\.yml$/,
    what: /^docker:/,
    reason: 'the job without the key, which asks the same question from a virtual machine',
  },
];
