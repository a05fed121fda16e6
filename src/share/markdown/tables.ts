/** Facts as Markdown tables and lists, for the pages that show them. */
import { loadCriteria, loadFacts } from '../../content/load.ts';
import { errorsOf } from '../../content/errors.ts';
import { sectionAt } from '../../content/sections.ts';
import type { Answer, Criterion, Facts } from '../../content/model.ts';
import { groupOptions, hrefOf, slugOf, type OptionPage, type Page } from '../../content/pages.ts';
import { absolute } from '../../lib/address.ts';
import { markdownTable } from '../../lib/markdown-table.ts';

const VERDICTS = { yes: 'Yes', partly: 'Partly', no: 'No', unknown: 'Unknown' };
const say = ({ verdict, short, judgement }: Answer) =>
  `${VERDICTS[verdict]}: ${short}${judgement ? ' (our judgement)' : ''}`;

const linked = (page: Page) => `[${page.data.title}](${absolute(hrefOf(page))})`;
const optionsOf = (pages: Page[]): OptionPage[] => groupOptions(pages).flatMap((group) => group.options);

/** Options down, the given criteria across. */
export function factsTable(pages: Page[], ids: string[]): string {
  const { criteria } = loadCriteria();
  const facts = loadFacts();
  const columns = ids.map((id) => criteria.find((entry) => entry.id === id)!);
  return markdownTable([
    ['Option', ...columns.map(({ label }) => label)],
    ...optionsOf(pages).map((page) => [linked(page), ...ids.map((id) => say(facts.get(slugOf(page))![id]!))]),
  ]);
}

/** The whole comparison: needs down, options across, one table a group. */
export function comparison(pages: Page[]): string {
  const { groups, criteria } = loadCriteria();
  const facts = loadFacts();
  const options = optionsOf(pages);
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

/** The options by kind, each with when to pick it. */
export const optionList = (pages: Page[]): string =>
  groupOptions(pages)
    .map(
      ({ kind, options }) =>
        `**${kind.title}**: ${kind.note}\n\n${options.map((page) => `- ${linked(page)}: ${page.data.summary}`).join('\n')}`,
    )
    .join('\n\n');

/** What stands at the top of an option's page. */
export function optionHead({ data }: OptionPage, facts: Facts): string {
  const list = (items: string[]) => items.map((item) => `- ${item}`).join('\n');
  const { criteria } = loadCriteria();
  const answers = criteria.map(({ id, label }: Criterion) => [label, say(facts[id]!), facts[id]!.detail]);
  return [
    '## Pick it when',
    list(data.pick),
    '## Not when',
    list(data.not),
    '## At a glance',
    markdownTable([['Need', 'Answer', 'Detail'], ...answers]),
  ].join('\n\n');
}

/** What programs print, one line a message. @param group as in `content/errors.yaml` */
export const errorList = (group: string): string =>
  errorsOf(group)
    .map(
      ({ client, line, means, to }) =>
        `- \`${line}\` (${client}): ${means} See [${sectionAt(to)}](${absolute(to)}).`,
    )
    .join('\n');
