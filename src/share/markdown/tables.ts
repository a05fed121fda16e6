/** Facts as Markdown tables and lists, for the pages that show them. */
import { basename } from 'node:path/posix';
import { rules } from '../../read/rules/index.ts';
import { SEVERITIES, SEVERITY_WORDS } from '../../read/rules/severity.ts';
import { preview } from '../../chooser/engine.ts';
import { loadDecision, loadRules } from '../../chooser/rules.ts';
import { loadCriteria, loadFacts } from '../../content/load.ts';
import { errorsOf, oftenSeen, type Message } from '../../content/errors.ts';
import { footnotes } from '../../content/markdown.ts';
import { groupRules, loadFirewall, portsOf, shortRanges } from '../../content/firewall.ts';
import { addressIn, loadThreats, OUTCOME_WORDS, outcomeOf } from '../../content/threats.ts';
import { loadTopic } from '../../content/topics.ts';
import { sectionAt } from '../../content/sections.ts';
import { rawAddress } from '../../content/snippets/files.ts';
import { firewallFiles } from '../../content/snippets/firewall-files.ts';
import { VERDICT_WORDS, type Answer, type Criterion, type Facts } from '../../content/model.ts';
import {
  groupOptions,
  hrefOf,
  optionsOf,
  slugOf,
  topicIdOf,
  type OptionPage,
  type Page,
} from '../../content/pages.ts';
import { titlesOf } from '../../content/options.ts';
import { absolute } from '../../lib/address.ts';
import { markdownTable } from '../../lib/markdown-table.ts';

export const say = ({ verdict, short, judgement }: Answer) =>
  `${VERDICT_WORDS[verdict]}: ${short}${judgement ? ' (our judgment)' : ''}`;

const linked = (page: Page) => `[${page.data.title}](${absolute(hrefOf(page))})`;

/** Options down, the given criteria across. */
export function factsTable(pages: Page[], topic: string, ids: string[]): string {
  const { criteria } = loadCriteria(topic);
  const facts = loadFacts(topic);
  const columns = ids.map((id) => criteria.find((entry) => entry.id === id)!);
  return markdownTable([
    ['Option', ...columns.map(({ label }) => label)],
    ...optionsOf(pages, topic).map((page) => [
      linked(page),
      ...ids.map((id) => say(facts.get(slugOf(page))![id]!)),
    ]),
  ]);
}

/** The whole comparison: needs down, options across, one table a group. */
export function comparison(pages: Page[], topic: string): string {
  const { groups, criteria } = loadCriteria(topic);
  const facts = loadFacts(topic);
  const options = optionsOf(pages, topic);
  return groups
    .map(({ id, title }) => {
      const rows = criteria
        .filter((criterion) => criterion.group === id)
        .map((criterion) => [
          `**${criterion.label}.** ${criterion.question}`,
          ...options.map((page) => say(facts.get(slugOf(page))![criterion.id]!)),
        ]);
      return `**${title}**\n\n${markdownTable([['Need', ...options.map(linked)], ...rows])}`;
    })
    .join('\n\n');
}

/** Firewall rules as one table, and where their files stand. @param folder the option's, from the project's root */
export function firewallTable(folder: string): string {
  const end = (words: string | undefined, addresses: readonly string[]) =>
    [...(words ? [words] : []), ...addresses.map((one) => `\`${one}\``)].join(', ');
  const rows = groupRules(loadFirewall(folder)).flatMap(({ title, rules: own }) =>
    own.map((rule) => [
      title,
      end(rule.from, [...rule.from_ranges, ...(rule.from_list ? [rule.from_list] : [])]),
      end(rule.to, [...rule.to_hosts, ...shortRanges(rule.to_ranges)]),
      portsOf(rule),
      [
        rule.why,
        ...(rule.judgement ? [' (judgment)'] : []),
        footnotes(rule.sources),
        ...(rule.unconfirmed ? [` Unconfirmed: ${rule.unconfirmed}`] : []),
      ].join(''),
    ]),
  );
  const files = [...firewallFiles(folder).keys()].map(
    (file) => `[${basename(file)}](${absolute(rawAddress(file))})`,
  );
  return `${markdownTable([['Where', 'From', 'To', 'Port', 'Why'], ...rows])}\n\nAs files: ${files.join(', ')}.`;
}

/** The options by kind, each with when to pick it. */
export const optionList = (pages: Page[], topic: string): string =>
  groupOptions(pages, topic)
    .map(
      ({ kind, options }) =>
        `**${kind.title}**: ${kind.note}\n\n${options.map((page) => `- ${linked(page)}: ${page.data.summary}`).join('\n')}`,
    )
    .join('\n\n');

/** What stands at the top of an option's page. */
export function optionHead(page: OptionPage, facts: Facts): string {
  const { data } = page;
  const list = (items: string[]) => items.map((item) => `- ${item}`).join('\n');
  const { criteria } = loadCriteria(topicIdOf(page));
  const answers = criteria.map(({ id, label }: Criterion) => [label, say(facts[id]!), facts[id]!.detail]);
  return [
    '## Use it when',
    list(data.pick),
    '## Avoid it when',
    list(data.not),
    '## At a glance',
    markdownTable([['Need', 'Answer', 'Detail'], ...answers]),
  ].join('\n\n');
}

/** What programs print, one line a message. @param group as in `content/errors.yaml` */
export const errorList = (group: string): string => messages(errorsOf(group));

/** The messages that readers see before they ask; the field beside them needs a browser. */
export const commonErrors = (): string => messages(oftenSeen());

const messages = (list: readonly Message[]): string =>
  list
    .map(
      ({ client, line, means, to }) =>
        `- \`${line}\` (${client}): ${means} See [${sectionAt(to)}](${absolute(to)}).`,
    )
    .join('\n');

/** Every rule of the reader of configurations, by severity. */
export const readRules = (topic: string): string =>
  SEVERITIES.map((severity) =>
    [
      `## ${SEVERITY_WORDS[severity]}`,
      rules
        .filter((rule) => rule.severity === severity)
        .map(({ id, why, remedy, address }) => {
          const place = address ? ` See [the guide](${absolute(`/${topic}/${address}`)}).` : '';
          return `- \`${id}\`: ${why} ${remedy}${place}`;
        })
        .join('\n'),
    ].join('\n\n'),
  ).join('\n\n');

/** The chooser's questions, each answer with what it rules out. */
export function chooserQuestions(pages: Page[], topic: string): string {
  const facts = loadFacts(topic);
  const options = optionsOf(pages, topic).filter((page) => facts.has(slugOf(page)));
  const rules = loadRules(topic, options.map(slugOf));
  return loadDecision(topic)
    .questions.map(({ id, ask, help, answers }) => {
      const list = answers.map(
        ({ id: answer, words }) =>
          `- ${words}. ${preview(rules, {}, [id, answer], titlesOf(options)).effect}`,
      );
      return `### ${ask}\n\n${help}\n\n${list.join('\n')}`;
    })
    .join('\n\n');
}

/** What goes wrong: situations across, options down, each cell a link to the figure that shows it. */
export function threatsTable(pages: Page[], topic: string): string {
  const threats = loadThreats(topic);
  const { situations } = loadTopic(topic).threats!;
  const cell = (page: Page, id: string) => {
    const threat = threats.get(slugOf(page))![id]!;
    return `[${OUTCOME_WORDS[outcomeOf(threat)]}: ${threat.cell}](${absolute(addressIn(hrefOf(page), id))})`;
  };
  return markdownTable([
    ['Option', ...situations.map(({ short }) => short)],
    ...optionsOf(pages, topic).map((page) => [linked(page), ...situations.map(({ id }) => cell(page, id))]),
  ]);
}
