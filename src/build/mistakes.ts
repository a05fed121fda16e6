/** Mistakes that writers make, each as an edit of sound content, with the line and the words of its error. */

import { loadTopics, type Topic } from '../content/topics.ts';

const [{ folder: TOPIC, path: AT }] = loadTopics() as [Topic];

export interface Mistake {
  what: string;
  /** From the project's root. */
  file: string;
  /** The file's text made wrong; undefined removes the file. */
  edit: (text: string) => string | undefined;
  /** What marks the line that the error has to name: the first that holds it; a number is the line itself. */
  at: string | number;
  /** Words of the error. */
  says: RegExp;
  /** File that the error names, where it is another one. */
  named?: string;
}

const HEAD = `---
title: A page
description: A page of the test, with a description that is long enough to pass as one of the guide.
---
`;
const PAGE = 'content/about/a-page.mdx';
const OPTION = `${TOPIC}/vpn/index.mdx`;
const RULES = `${TOPIC}/vpn/firewall.yaml`;
const SNIPPET = `${TOPIC}/vpn/config.yml`;
const FACTS = `${TOPIC}/vpn/facts.yaml`;
const THREATS = `${TOPIC}/vpn/threats.yaml`;

/** A page of its own with this body. */
const page = (what: string, body: string, at: string | number, says: RegExp): Mistake => ({
  what,
  file: PAGE,
  edit: () => `${HEAD}\n${body}\n`,
  at,
  says,
});
const head = (what: string, lines: string, at: string | number, says: RegExp): Mistake => ({
  what,
  file: PAGE,
  edit: () => `---\n${lines}\n---\n\nText.\n`,
  at,
  says,
});
const figure = (lines: string, words = 'flows id=fig-a') =>
  `\`\`\`mermaid ${words}\nflowchart LR\naccTitle: A title\naccDescr: A description.\n${lines}\n\`\`\``;
/** Lines at the end of a data file. */
const added = (what: string, file: string, lines: string, at: string | number, says: RegExp): Mistake => ({
  what,
  file,
  edit: (text) => `${text.trimEnd()}\n${lines}\n`,
  at,
  says,
});
const changed = (
  what: string,
  file: string,
  [from, to]: [RegExp, string],
  at: string | number,
  says: RegExp,
): Mistake => ({ what, file, edit: (text) => text.replace(from, to), at, says });

const title = 'title: A page';
const description =
  'description: A page of the test, with a description that is long enough to pass as one of the guide.';

export const mistakes: readonly Mistake[] = [
  // Words of a page that lead elsewhere.
  page(
    'source misspelt',
    'A.<Cite s="circleci-ip-rangs" />',
    '<Cite',
    /source "circleci-ip-rangs" is not in .*Did you mean "circleci-ip-ranges"/,
  ),
  page('citation of nothing', 'A.<Cite s="" />', '<Cite', /<Cite> needs s="…"/),
  page(
    'term misspelt',
    'A <Term id="machin-executor">machine</Term>.',
    '<Term',
    /term "machin-executor".*Did you mean "machine-executor"/,
  ),
  page(
    'snippet misspelt',
    '<Snippet file="confg.yml" title="C" />',
    '<Snippet',
    /content\/about\/confg\.yml does not exist/,
  ),
  page(
    'snippet outside of its folder',
    '<Snippet file="../../package.json" title="C" />',
    '<Snippet',
    /is not a file name/,
  ),
  page('snippet without a file', '<Snippet title="C" />', '<Snippet', /<Snippet> needs file="…"/),
  changed(
    'marked lines that the snippet does not have',
    OPTION,
    [/mark="[^"]*"/, 'mark="3,900"'],
    'mark="3,900"',
    /has the lines 1 to \d+/,
  ),
  page(
    'link to no page',
    `See [it](${AT}vnp/).`,
    '/vnp/',
    /there is no page \/.*\/vnp\/.*Did you mean ".*\/vpn\/"/,
  ),
  page('link without its last slash', `See [it](${AT}vpn).`, '/vpn)', /Did you mean ".*\/vpn\/"/),
  page(
    'link to no fragment',
    `See [it](${AT}vpn/#set-it-upp).`,
    '#set-it-upp',
    /has no id "set-it-upp".*Did you mean "set-it-up"/,
  ),
  page(
    'link to no fragment of the page',
    'See [it](#nowhere).',
    '#nowhere',
    /\/about\/a-page\/ has no id "nowhere"/,
  ),
  page('link from beside', 'See [it](../vpn/).', '../vpn/', /does not begin at the root/),
  page(
    'criterion misspelt',
    '<Facts criteria="own-job" />',
    '<Facts',
    /criterion "own-job".*Did you mean "own-jobs"/,
  ),
  // MDX.
  page(
    'component misspelt',
    '<Dangr title="T">\n\nA.\n\n</Dangr>',
    '<Dangr',
    /no component <Dangr>.*Did you mean "Danger"/,
  ),
  page(
    'attribute misspelt',
    '<Danger tilte="T">\n\nA.\n\n</Danger>',
    '<Danger',
    /no attribute "tilte".*Did you mean "title"|needs title/,
  ),
  page('component of another page', '<Errors group="tls" />', '<Errors', /works on the page errors\.mdx/),
  added(
    'table of all options on one of them',
    OPTION,
    '\n<Facts criteria="own-jobs" />',
    '<Facts',
    /<Facts> is about all options/,
  ),
  added(
    'table of all options beside a tool',
    `${TOPIC}/errors.mdx`,
    '\n<Facts criteria="own-jobs" />',
    '<Facts',
    /beside no tool/,
  ),
  page('attribute as JavaScript', '<Note title={name}>\n\nA.\n\n</Note>', '<Note', /title is JavaScript/),
  page('component left open', '<Note title="T">\n\nA.', '<Note', /MDX: Expected a closing tag for `<Note>`/),
  page('brace left open', 'A {brace.', 'A {', /MDX: .*brace/),
  page('brace that is text', 'The value {name} is yours.', '{name}', /\{name\} is JavaScript/),
  page('import', 'import a from "b";\n\nA.', 'import', /is JavaScript/),
  page('sign that is text', 'Write <name> there.\n\nA.</name>', '<name>', /MDX|no element/),
  page('element that pages do not use', 'A <font>b</font>.', '<font>', /<font> is no element/),
  page('tab outside of tabs', '<Tab title="Linux">\n\nA.\n\n</Tab>', '<Tab', /outside of <Tabs>/),
  page(
    'two tabs alike',
    '<Tabs>\n\n<Tab title="Linux">\n\nA.\n\n</Tab>\n\n<Tab title="Linux">\n\nB.\n\n</Tab>\n\n</Tabs>',
    14,
    /The tab has the id "tab-variant-linux", as the tab in line 8/,
  ),
  page('the same heading twice', '## Set it up\n\nA.\n\n## Set it up\n\nB.', 10, /stands in line 6, too/),
  page('first-level heading', '# Title\n\nA.', '# Title', /Begin with ##|first-level/),
  page('level left out', '## A\n\n#### B', '#### B', /of level 4, the one before of level 2/),
  page('image without text', '![](/icon.svg)', '![]', /has no text/),
  page('image that is not there', '![A picture](/icn.svg)', '![A', /public\/icn\.svg does not exist/),
  page('image on another server', '![A picture](https://example.com/a.png)', '![A', /on another server/),
  // Code.
  page(
    'placeholder in a fence',
    '```bash\necho\ncurl YOUR_NOTHING\n```',
    'YOUR_NOTHING',
    /YOUR_NOTHING is not declared/,
  ),
  page(
    'placeholder in a fence in a list',
    '- One\n\n  ```bash\n  curl YOUR_NOTHING\n  ```',
    'YOUR_NOTHING',
    /YOUR_NOTHING is not declared/,
  ),
  added(
    'placeholder in a snippet',
    `${TOPIC}/vpn/config.yml`,
    '# YOUR_NOTHING',
    'YOUR_NOTHING',
    /YOUR_NOTHING is not declared/,
  ),
  page('fence without a language', '```\necho\n```', '```', /has no language/),
  page('word after the language', '```bash titel="A"\necho\n```', '```bash', /Only title|not known/),
  page('mermaid misspelt', '```mermiad id=fig-a\nflowchart LR\n```', '```mermiad', /Did you mean "mermaid"/),
  // Figures.
  page('arrow to nobody', figure('a[A]\na --> nowhere'), 'nowhere', /An arrow names "nowhere"/),
  page(
    'arrow to nobody, in a list',
    `- One\n\n  ${figure('a[A]\na --> nowhere').replaceAll('\n', '\n  ')}`,
    'nowhere',
    /An arrow names "nowhere"/,
  ),
  page(
    'arrow to nobody, in a tab',
    `<Tabs>\n\n<Tab title="One">\n\n${figure('a[A]\na --> nowhere')}\n\n</Tab>\n\n</Tabs>`,
    'nowhere',
    /An arrow names "nowhere"/,
  ),
  page('Mermaid syntax', figure('a[A] -=> b[B]'), '-=>', /Mermaid: cannot read/),
  page(
    'figure without a title',
    '```mermaid id=fig-a\nflowchart LR\naccDescr: D\na --> b\n```',
    'flowchart',
    /has no title/,
  ),
  page(
    'figure without a description',
    '```mermaid id=fig-a\nflowchart LR\naccTitle: T\na --> b\n```',
    'flowchart',
    /has no description/,
  ),
  page('figure without an id', figure('a --> b', ''), '```mermaid', /has no id/),
  page(
    'word after mermaid',
    figure('a --> b', 'flow id=fig-a'),
    '```mermaid',
    /"flow" after ```mermaid is not known/,
  ),
  page(
    'two figures alike',
    `${figure('a[A] --> b[B]')}\n\n${figure('c[C] --> d[D]')}`,
    13,
    /the id "fig-a"|The id "fig-a"/,
  ),
  page(
    'type that is not proven',
    '```mermaid id=fig-a\npie\naccTitle: T\naccDescr: D\n"a": 3\n```',
    'pie',
    /"pie" are not drawn/,
  ),
  // Front matter.
  head('front matter without a title', description, 2, /title: is missing/),
  head(
    'description too short',
    `${title}\ndescription: Short.`,
    'description',
    /description: 6 characters, and 50 are the least/,
  ),
  head(
    'field misspelt',
    `${title}\n${description}\nwyde: true`,
    'wyde',
    /no field is called "wyde".*Did you mean "wide"/,
  ),
  head(
    'title too long for a preview',
    `title: A page with a title that says all there is to say of its subject\n${description}`,
    'title:',
    /title: with the names above it, it has \d+ characters, and previews cut it at 90/,
  ),
  changed(
    'an option left out of a page about all',
    `${TOPIC}/costs.mdx`,
    [/^\| \[SSH bastion\].*\n/m, ''],
    'everyOption:',
    /everyOption: the page has no link to .*\/ssh-bastion\//,
  ),
  changed(
    'folded section misspelt',
    `${TOPIC}/ssh-bastion/index.mdx`,
    [/^fold:.*$/m, 'fold: [without-a-stored-key-certificate]'],
    'fold:',
    /no section of the page has the id "without-a-stored-key-certificate".*Did you mean "without-a-stored-key-certificates"/,
  ),
  head(
    'fold that is no list',
    `${title}\n${description}\nfold: some`,
    'fold:',
    /fold: needs the word all, or a list/,
  ),
  head('tab in front matter', `${title}\n${description}\naliases:\n\told: new`, '\told', /[Tt]ab/),
  head(
    'alias to nothing',
    `${title}\n${description}\naliases:\n  old: new`,
    'old:',
    /nothing on the page has the id "new"/,
  ),
  changed(
    'kind misspelt',
    OPTION,
    [/^kind: .*$/m, 'kind: dial'],
    'kind:',
    /kind: "dial" is none of .*Did you mean "dials"/,
  ),
  changed(
    'a line too few',
    OPTION,
    [/^pick:\n(?: {2}- .*\n)+/m, 'pick:\n  - One.\n'],
    '- One.',
    /pick: 1 items, and it takes exactly 3/,
  ),
  // Facts.
  {
    what: 'option without facts',
    file: FACTS,
    edit: () => undefined,
    at: 'kind:',
    says: /vpn\/facts\.yaml does not exist/,
    named: OPTION,
  },
  changed(
    'criterion misspelt in facts',
    FACTS,
    [/^ {2}own-jobs:/m, '  own-job:'],
    'own-job:',
    /own-job: no criterion is called so.*Did you mean "own-jobs"/,
  ),
  changed(
    'all but one answer missing',
    FACTS,
    [/^ {2}other-customers-out:[\s\S]*/m, ''],
    'answers:',
    /no answer to other-customers-out, internet-out, .+, .+/,
  ),
  changed(
    'verdict misspelt',
    FACTS,
    [/verdict: yes/, 'verdict: yess'],
    'yess',
    /"yess" is none of yes, partly, no, unknown.*Did you mean "yes"/,
  ),
  changed(
    'source misspelt in facts',
    FACTS,
    [/sources: \[.*\]/, 'sources: [nope]'],
    'own-jobs:',
    /source "nope" is not in/,
  ),
  changed(
    'answer too long',
    FACTS,
    [/short: .*/, `short: ${'long '.repeat(12).trim()}`],
    'long long',
    /short: 59 characters, and 45 are the most/,
  ),
  changed(
    'neither source nor judgement',
    FACTS,
    [/ {4}sources: .*\n/, ''],
    'verdict: yes',
    /needs a source|statement/,
  ),
  changed(
    'checked in the future',
    FACTS,
    [/^checked: .*/m, 'checked: 2999-01-01'],
    'checked:',
    /checked: this day lies in the future/,
  ),
  changed('no day', FACTS, [/^checked: .*/m, 'checked: 2026-13-41'], 'checked:', /checked: write a date/),
  changed('tab in YAML', FACTS, [/^ {4}verdict/m, '\t\tverdict'], '\t\tverdict', /[Tt]abs?/),
  // What goes wrong.
  {
    what: 'option without its situations',
    file: THREATS,
    edit: () => undefined,
    at: 1,
    says: /vpn\/threats\.yaml:1: is missing: it says what happens in leak, .+, vendor/,
  },
  changed(
    'situation that is not said',
    THREATS,
    [/^vendor:[\s\S]*/m, ''],
    1,
    /does not say what happens in vendor/,
  ),
  changed(
    'situation misspelt',
    THREATS,
    [/^leak:/m, 'leek:'],
    'ask: "What if the VPN key leaks?"',
    /situation "leek" is not in .*topic\.yaml.*Did you mean "leak"/,
  ),
  changed(
    'arrow to a node that is not drawn',
    THREATS,
    [/to: gateway/, 'to: gatewai'],
    'gatewai',
    /leak\.arrows\.0\.to: "gatewai" is not in the figure\. Did you mean "gateway"/,
  ),
  changed(
    'situation that changes nothing in the drawing',
    THREATS,
    [/\{ from: your_jobs, to: gateway, .*\}/, '{ from: internet, to: gateway, as: condition }'],
    'from: internet',
    /cleanup\.arrows\.0: changes nothing: the figure has this arrow already/,
  ),
  changed(
    'somebody appears whom no arrow touches',
    THREATS,
    [/from: stranger, to: gateway, as: through/, 'from: internet, to: gateway, as: through'],
    'Whoever holds the key',
    /leak\.appears\.stranger: no arrow of this situation begins or ends here/,
  ),
  changed(
    'situation against the facts',
    THREATS,
    [/as: through/, 'as: stopped'],
    'as: stopped',
    /leak\.arrows: the facts answer leak-contained with no, and this is drawn as stopped/,
  ),
  changed(
    'what narrows it leads nowhere',
    THREATS,
    [/#create-a-limited-key-for-ci/, '#nowhere'],
    '#nowhere',
    new RegExp(`leak\\.narrows\\.to: there is no section ${AT}vpn/#nowhere`),
  ),
  changed(
    'both happens and cannot happen',
    THREATS,
    [/^ {2}cell: /m, '  cannot: because it is so.\n  cell: '],
    'What if the VPN key leaks',
    /leak\.ask: a situation has arrows, follows, and narrows, or says with `cannot` why it is none/,
  ),
  // Other data.
  added(
    'unknown source in the glossary',
    'content/glossary.yaml',
    'zz:\n  term: Z\n  text: Z.\n  sources: [nope]',
    'sources: [nope]',
    /zz\.sources\.0: source "nope"/,
  ),
  added(
    'field misspelt in the glossary',
    'content/glossary.yaml',
    'zz:\n  term: Z\n  txt: Z.\n  text: Z.',
    'txt:',
    /no field is called "txt".*Did you mean "text"/,
  ),
  changed(
    'unknown source in the changes',
    'content/changes.yaml',
    [/sources: \[.*\]/, 'sources: [nope]'],
    'sources: [nope]',
    /source "nope"/,
  ),
  changed(
    'unknown page in the changes',
    'content/changes.yaml',
    [/page: .*/, 'page: /nope/'],
    'page: /nope/',
    /page "\/nope\/"/,
  ),
  changed(
    'unknown source in the prices',
    `${TOPIC}/prices.yaml`,
    [/source: [a-z-]+/, 'source: nope'],
    'nope',
    /source "nope"/,
  ),
  changed(
    'unknown source in the network',
    'content/network.yaml',
    [/source: .*/, 'source: nope'],
    'source: nope',
    /source "nope"/,
  ),
  changed(
    'unknown source in the firewall rules',
    RULES,
    [/sources: \[.*\]/, 'sources: [nope]'],
    'sources: [nope]',
    /source "nope"/,
  ),
  changed(
    'firewall rule without a source',
    RULES,
    [/sources: \[.*\]/, 'judgement: false'],
    3,
    /rules\.0\.sources: .*needs a source/,
  ),
  changed(
    'firewall direction misspelt',
    RULES,
    [/direction: in$/m, 'direction: inn'],
    'inn',
    /"inn" is none of in, out, inside, outside.*Did you mean "in"/,
  ),
  changed(
    'port out of form',
    RULES,
    [/ports: \[51820\]/, "ports: ['51820+']"],
    '51820+',
    /write a port such as/,
  ),
  changed(
    'host that is an address on the web',
    RULES,
    [/to_hosts: \[.*\]/, "to_hosts: ['https://a.example']"],
    'https://a.example',
    /write a host name in lower case/,
  ),
  changed(
    'placeholder in the firewall rules',
    RULES,
    [/YOUR_TUNNEL_IP/, 'YOUR_NOTHING'],
    'YOUR_NOTHING',
    /YOUR_NOTHING is not declared/,
  ),
  page('firewall rules of nothing', '<FirewallRules />', '<FirewallRules', /there is none beside the page/),
  changed(
    'unknown section in the error messages',
    'content/errors.yaml',
    [/to: .*/, `to: ${AT}vpn/#nope`],
    '#nope',
    /there is no section \/.*\/vpn\/#nope/,
  ),
  added(
    'unknown group of error messages',
    `${TOPIC}/errors.mdx`,
    '\n<Errors group="nope" />',
    '"nope"',
    /group "nope"/,
  ),
  added(
    'source read in the future',
    'content/sources.yaml',
    'zz:\n  title: Z\n  address: https://example.com/zz\n  owner: Z\n  read: 2999-01-01\n  anchors: [Zz]',
    'read: 2999',
    /zz\.read: this day lies in the future/,
  ),
  added(
    'source without its owner',
    'content/sources.yaml',
    'zz:\n  title: Z\n  address: https://example.com/zz\n  read: 2026-01-01\n  anchors: [Zz]',
    -3,
    /zz\.owner: is missing/,
  ),
  added(
    'source without what must still be there',
    'content/sources.yaml',
    'zz:\n  title: Z\n  address: https://example.com/zz\n  owner: Z\n  read: 2026-01-01',
    -3,
    /zz\.anchors: is missing/,
  ),
  added(
    'two sources alike',
    'content/sources.yaml',
    'zz:\n  title: Z\n  address: https://example.com/zz\n  owner: Z\n  read: 2026-01-01\n  anchors: [Zz]\nzzz:\n  title: Z\n  address: https://example.com/zz\n  owner: Z\n  read: 2026-01-01\n  anchors: [Zz]',
    -3,
    /zzz\.address: same address as zz/,
  ),
  changed(
    'figure that says less than the facts',
    OPTION,
    [/^(\s*customer_b) --x/m, '$1 -->'],
    '```mermaid',
    /Beside facts\.yaml: other-customers-out: the drawing says no, the facts say yes/,
  ),
  changed(
    'arrow of a stranger that is easy to overlook',
    OPTION,
    [/(internet -\.->\|)"`\*\*(.*?)\*\*`"/, '$1"$2"'],
    'internet -.->',
    /internet -\.->.*: write its label in bold/,
  ),
  changed(
    'first heading that asks for something else',
    OPTION,
    [/resource\[\(Database\)\]/, 'resource[(Registry)]'],
    '## Who can reach the database?',
    /The first heading asks for what is drawn: "Who can reach the registry\?"/,
  ),
  {
    what: 'snippet that no page shows',
    file: `${TOPIC}/vpn/zz.sh`,
    edit: () => '#!/usr/bin/env bash\n',
    at: 1,
    says: /No page shows this file\. Add <Snippet file="zz\.sh"/,
  },
  {
    what: 'empty data file',
    file: RULES,
    edit: () => '# Nothing yet.\n',
    at: 1,
    says: /The file is empty/,
  },
  changed(
    'host of a snippet that nobody knows',
    SNIPPET,
    [/- checkout/, '- checkout\n      - run: curl -fsS https://api.tailscal.com/zz'],
    'tailscal.com/zz',
    /"api\.tailscal\.com" is not in content\/network\.yaml: add it to "hosts".*Did you mean "api\.tailscale\.com"/,
  ),
  changed(
    'pinned version that nobody watches',
    SNIPPET,
    [/- checkout/, '- checkout\n      - run: docker run --rm zz@7.7.7\n      - image: acme/zz:7.7.7'],
    'acme/zz:7.7.7',
    /acme\/zz 7\.7\.7 is pinned here and not in content\/watch\/versions\.yaml/,
  ),
  changed(
    'watched version that no snippet pins',
    'content/watch/versions.yaml',
    [/(container-runner\/install\.sh)\]/, '$1, zz/zz.sh]'],
    'zz/zz.sh',
    /0\.in\.1: zz\/zz\.sh does not pin/,
  ),
  added(
    'source without its words',
    'content/sources.yaml',
    'zz:\n  title: Z\n  address: https://example.com/zz\n  owner: Z\n  read: 2026-08-20',
    -3,
    /zz\.anchors: is missing\. What must still be there: a heading/,
  ),
  changed(
    'unknown group',
    `${TOPIC}/criteria.yaml`,
    [/group: .*/, 'group: reech'],
    'reech',
    /no group is called "reech".*Did you mean "reach"/,
  ),
  added(
    'example that its pattern refuses',
    'content/values.yaml',
    "YOUR_ZZ:\n  label: Z\n  hint: Z\n  pattern: '[0-9]+'\n  example: abc",
    'example: abc',
    /abc does not fit/,
  ),
  added(
    'pattern that browsers cannot read',
    'content/values.yaml',
    "YOUR_ZZ:\n  label: Z\n  hint: Z\n  pattern: '[a-z/]+'\n  example: abc",
    'a-z/]',
    /YOUR_ZZ\.pattern: Invalid .*"\/" and "-" need a backslash/,
  ),
  added(
    'pattern that takes what a shell runs',
    'content/values.yaml',
    "YOUR_ZZ:\n  label: Z\n  hint: Z\n  pattern: '[a-z$]+'\n  example: abc",
    'a-z$',
    /YOUR_ZZ\.pattern: takes "\$"/,
  ),
  added(
    'example that YAML reads as a number',
    'content/values.yaml',
    "YOUR_ZZ:\n  label: Z\n  hint: Z\n  pattern: '[0-9]+'\n  example: 123",
    'example: 123',
    /YOUR_ZZ\.example: YAML reads this as a number\. Write it in quotes/,
  ),
  added(
    'unknown option in the rules',
    `${TOPIC}/decision.yaml`,
    '  - name: Z\n    answers: {}\n    first: [vnp]\n    second: [vpn]',
    '[vnp]',
    /option "vnp".*Did you mean "vpn"/,
  ),
  added(
    'unknown answer in the rules',
    `${TOPIC}/decision.yaml`,
    '  - name: Z\n    answers: { connect: perhaps }\n    first: [vpn]\n    second: [vpn]',
    'perhaps',
    /answer "perhaps"/,
  ),
  changed(
    'option that no rule offers as the last one left',
    `${TOPIC}/decision.yaml`,
    [
      / {2}- first: server\n {4}second: \[\]\n/,
      '  - when: { plan: [free] }\n    first: server\n    second: []\n',
    ],
    'when: { plan: [free] }',
    /where only server is left, no rule offers it/,
  ),
  {
    what: 'option without a section of its runbook',
    file: `${TOPIC}/run-inside/index.mdx`,
    edit: (text) => text.replace('## Remove it', '## Removal').replace(': remove-it', ': removal'),
    at: 1,
    says: /no section "Remove it".*runbook/,
  },
  page(
    'sign that turns words around',
    'Allow \u202E10.0.0.0/8\u202C only.',
    'Allow',
    /U\+202E is a sign that nobody sees/,
  ),
  page('figure with a sign of no width', figure('a["A\u200Ba"] --> b[B]'), 'a["A', /U\+200B/),
  changed(
    'command hidden in a snippet by a control code',
    SNIPPET,
    [/(version: 2\.1)/, '$1 # \x1b[8mhidden'],
    'version: 2.1',
    /U\+001B is a sign that nobody sees/,
  ),
  added('synonym for nothing', 'content/synonyms.yaml', 'zz: []', 'zz:', /zz: /),
  changed(
    'no address',
    `${TOPIC}/ip-ranges/addresses.yaml`,
    [/- 3\.[\d.]+/, '- 3.228.39.900'],
    '39.900',
    /jobs\.0: /,
  ),
];

/** What looks wrong, and is not. */
export const sound: readonly { what: string; body: string }[] = [
  {
    what: 'a citation shown as code',
    body: 'Write `<Cite s="nope" />`.\n\n```text\n<Cite s="nope" />\n<Snippet file="nope.yml" />\n```',
  },
  { what: 'a figure in a list', body: `- One\n\n  ${figure('a[A] --> b[B]').replaceAll('\n', '\n  ')}` },
  {
    what: 'a figure and a fence in a tab',
    body: `<Tabs>\n\n<Tab title="One">\n\n${figure('a[A] --> b[B]')}\n\n\`\`\`bash\necho\n\`\`\`\n\n</Tab>\n\n</Tabs>`,
  },
  {
    what: 'a remark in a tab in steps',
    body: '<Steps>\n\n<Tabs>\n\n<Tab title="One">\n\n<Note title="N">\n\nA.<Cite s="circleci-ip-ranges" />\n\n</Note>\n\n</Tab>\n\n</Tabs>\n\n</Steps>',
  },
  { what: 'a comment and a line break', body: '{/* not yet */}\n\nA<br/>b.' },
];

export const soundPage = (body: string): string => `${HEAD}\n${body}\n`;
export { PAGE };
