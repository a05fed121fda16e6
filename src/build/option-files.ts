/** The files of a new option, with every question that it has to answer as a line. */
import { MARK } from '../content/unanswered.ts';
import type { Criteria } from '../content/model.ts';
import { MAIN_FIGURE, type Reach, type Topic } from '../content/topics.ts';

/** A question in place of a value. JSON strings are YAML strings. */
const ask = (question: string): string => JSON.stringify(`${MARK} ${question}`);

function facts({ criteria }: Criteria): string {
  const answers = criteria.map(
    ({ id, question, help }) => `
  # ${question} ${help}
  ${id}:
    verdict: ${ask('yes, partly, no or unknown')}
    short: ${ask(`in at most 45 characters: ${question}`)}
    detail: ${ask('in one to three sentences')}
    sources: [] # ids of content/sources.yaml, or "judgement: true" where it is your reasoning`,
  );
  return `checked: ${ask('the day you checked, such as 2026-08-20')}\nanswers:${answers.join('\n')}\n`;
}

/** Everybody is drawn as kept out but who is wanted: change the arrows until they say what facts.yaml says. */
function figure({ columns, outside, resource }: Reach): string {
  const zones = outside.map(({ id, name }) => {
    const inside = columns.filter(({ zone }) => zone === id);
    return [`subgraph ${id} [${name}]`, ...inside.map(({ actor, name }) => `  ${actor}["${name}"]`), 'end'];
  });
  const lines = columns.map(({ actor, wanted }) =>
    wanted ? `${actor} -->|how| ${resource}` : `${actor} --x|why not| network`,
  );
  return [
    `\`\`\`mermaid flows id=${MAIN_FIGURE}`,
    'flowchart LR',
    `accTitle: ${MARK} what the drawing shows, in a few words`,
    `accDescr: ${MARK} what it shows, in one or two sentences, for who cannot see it`,
    ...zones.flat(),
    'subgraph network [Your network]',
    `  ${resource}[(Resource)]`,
    'end',
    ...lines,
    'class network wall',
    '```',
  ].join('\n');
}

function page({ kinds, reach }: Topic): string {
  const kind = kinds.map(({ id, title }) => `${id} (${title})`).join(', ');
  const reasons = (question: string) => Array.from({ length: 3 }, () => `  - ${ask(question)}`).join('\n');
  return `---
title: ${ask('its name, at most 70 characters')}
description: ${ask('the page out of context, in 50 to 160 characters')}
kind: ${ask(`one of ${kind}`)}
order: 99 # its place among the options of its kind
lede: ${ask('what happens, in one or two sentences')}
summary: ${ask('when to pick it, at most 70 characters')}
pick:
${reasons('a reason to pick it, at most 140 characters')}
not:
${reasons('a reason not to, at most 140 characters')}
---

## Who can reach the resource?

${figure(reach)}

${MARK} Who can open a connection to whom, and what decides? Cite a source after each fact.

## Set it up

The finished job. The steps below set up what it needs.

<Snippet file="config.yml" title=".circleci/config.yml" />

${MARK} What has to be there before the first step?

<Steps>

### ${MARK} The first step, as an order

${MARK} What it does, and why.

### Verify it

${MARK} How do readers see that the path works, and that the wall holds?

</Steps>

## Firewall rules

<FirewallRules />

## What it doesn't protect against

${MARK} What can still go wrong?

## What it costs

${MARK} Credits, licenses, hosts: what is charged, and for what?

## Known limits and errors

| What you see | Why | What to do |
|---|---|---|
| ${MARK} Which error, word for word? | | |

## Remove it

${MARK} How is everything removed that the set-up added?
`;
}

const CONFIG = `version: 2.1

jobs:
  connect: # ${MARK} what the job does, and the steps that open the path
    docker:
      - image: cimg/base:current
    steps:
      - checkout
      - run:
          name: Prove that the resource answers
          command: |
            set -euo pipefail
            for _ in $(seq 30); do
              if nc -z -w 2 YOUR_HOST YOUR_PORT; then exit 0; fi
              sleep 1
            done
            echo "No answer from YOUR_HOST" >&2
            exit 1

workflows:
  connect:
    jobs:
      - connect
`;

const firewall = (): string => `rules:
  # One for each connection that has to pass a wall, yours or another's.
  - direction: ${ask('in, out, inside or outside of your network')}
    from: ${ask('who opens the connection')}
    to: ${ask('who answers; names in to_hosts, addresses in to_ranges')}
    protocol: [tcp]
    ports: [YOUR_PORT]
    why: ${ask('what the connection is for')}
    sources: [] # ids of content/sources.yaml, or "judgement: true" where it is your reasoning
    # from_list: jobs or core, where CircleCI's own lists of addresses are the source
`;

/** One situation each, drawn in the figure above: whoever appears first comes as far as the resource, on a condition. */
function threats({ threats: asked, reach, path }: Topic, option: string): string {
  const { appear, situations } = asked!;
  const [stranger = ''] = Object.keys(appear);
  const zones = Object.entries(appear).map(([who, zone]) => `${who} in ${zone}`);
  const about = ({ short }: { short: string }) => `${short[0]!.toLowerCase()}${short.slice(1)}`;
  const questions = situations.map(
    (situation) => `
${situation.id}:${situation.criterion ? ` # agrees with ${situation.criterion} of facts.yaml` : ''}
  ask: ${JSON.stringify(`What if ${about(situation)}?`)} # in the words of its reader
  appears: { ${stranger}: ${ask('who was not there before, in at most 26 characters')} }
  arrows:
    - { from: ${stranger}, to: ${reach.resource}, as: condition, label: ${ask('the condition, at most 28 characters')} }
  cell: ${ask('in some three words, at most 34 characters, behind its sign, as in Stopped: only the one port')}
  follows: ${ask('what an attacker gains, for how long, and what does not change')}
  narrows:
    text: ${ask('what narrows it, as an order')}
    to: ${path}${option}/#set-it-up
  sources: [] # ids of content/sources.yaml, or "judgement: true" where it is your reasoning
`,
  );
  return `# What goes wrong, drawn into the page's main figure.
#   appears  who isn't there on a good day, by zone: ${zones.join(', ')}. Leave it out where nobody is new.
#   arrows   from and to are ids of the figure. as: through, condition, or stopped; facts.yaml then says no, partly, or
#            yes under the criterion that stands behind the situation.
#   cannot   "because …", where it can't happen: instead of appears, arrows, follows and narrows. facts.yaml says yes.
${questions.join('')}`;
}

/** Texts by file name. @param option its folder */
export const optionFiles = (topic: Topic, criteria: Criteria, option: string): Record<string, string> => ({
  ...(topic.threats && { 'threats.yaml': threats(topic, option) }),
  'facts.yaml': facts(criteria),
  'firewall.yaml': firewall(),
  'index.mdx': page(topic),
  'config.yml': CONFIG,
});

/** Lists of the chooser that name options ruled out, each asked whether the new one belongs there. */
const withOuts = (text: string, option: string): string =>
  text.replace(
    /^( +- options: \[.*\])(?=\n +why: (.*))/gm,
    (_, list: string, why: string) => `${list} # ${MARK} add ${option} where this holds for it: ${why}`,
  );

/**
 * The chooser's rules with two for the new option, at the end of its list: where it is the best choice, for a writer to
 * move up, and where nothing else is left.
 * @param text of decision.yaml
 */
export function withPick(text: string, option: string): string {
  const rule = (when: string, why: string) =>
    `  - ${when}first: ${option}\n    second: []\n    why: ${ask(why)}\n`;
  const pick =
    `  # Move this one up to where it is the best choice.\n` +
    rule(
      `when: ${ask('with which answers is it the best choice? { question: [answer] }')}\n    `,
      'in two sentences: why is it the first choice there?',
    ) +
    `  # This one stays here: where nothing else is left.\n` +
    rule('', 'in two sentences: what does the reader get, and what does it cost?');
  const end = /\n+(?:#[^\n]*\n)*(?=(?:situations|weigh|questions):)/g;
  // A list that is empty still is written as one line.
  const rules = withOuts(text, option).replace(/^picks: *\[ *\]/m, 'picks:');
  end.lastIndex = rules.search(/^picks:/m);
  const at = end.exec(rules)?.index ?? rules.trimEnd().length;
  return `${rules.slice(0, at)}\n${pick}${rules.slice(at).replace(/^\n+/, '\n')}`;
}
