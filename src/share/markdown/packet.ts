/** An option's review packet as Markdown, and the part of its page that it takes over as HTML. */
import { dirname } from 'node:path/posix';
import { markdownToHtml } from 'satteri';
import { footnotes, toMarkdown } from '../../content/markdown.ts';
import { readPage } from '../../content/page-model.ts';
import { hrefOf } from '../../content/pages.ts';
import { canHappen, type Situation } from '../../content/threats.ts';
import { pageFigures } from '../../diagrams/page.ts';
import { absolute } from '../../lib/address.ts';
import { markdownTable } from '../../lib/markdown-table.ts';
import { SIGN_OFF, type Answered, type Packet } from '../packet.ts';
import { blocksFor } from './blocks.ts';
import { frontMatter, sourceNotes } from './page.ts';
import { firewallTable, say } from './tables.ts';

/** What the option does not protect against, with the packet's own numbers of sources. */
export function packetHtml({ page, gaps, sources }: Packet): string {
  const model = readPage(page.filePath!);
  const text = toMarkdown(
    model,
    {
      ...blocksFor(page.filePath!, hrefOf(page)),
      address: (href) => (href.startsWith('#') ? hrefOf(page) + href : href),
      // The packet has its drawing; another is one press away.
      figure: (source, _number, meta) =>
        `[Figure: ${/accTitle:\s*(.*)/.exec(source)?.[1]}](${hrefOf(page)}#${/\bid=(\S+)/.exec(meta)?.[1]})`,
      cite: (ids) =>
        `<sup>⁠${ids.map((id) => `<a href="#source-${sources.indexOf(id) + 1}"><span class="vh">source </span>${sources.indexOf(id) + 1}</a>`).join(', ')}</sup>`,
    },
    gaps,
  );
  return markdownToHtml(text, { features: { smartPunctuation: true } }).html;
}

const answers = (rows: readonly Answered[]) =>
  markdownTable([
    ['Question', 'Answer', 'Why'],
    ...rows.map(({ question, answer }) => [question, say(answer), answer.detail + footnotes(answer.sources)]),
  ]);

const threat = (one: Situation): string =>
  `- **${one.ask}** ${canHappen(one) ? `${one.cell}. ${one.follows} What narrows it: [${one.narrows.text}](${absolute(one.narrows.to)})` : `It can't happen here, ${one.cannot!}`}${one.judgement ? ' (judgment)' : ''}${footnotes(one.sources)}`;

export async function packetAsMarkdown(packet: Packet): Promise<string> {
  const {
    page,
    title,
    description,
    path,
    reach,
    rules,
    credentials,
    gaps,
    risks,
    threats,
    open,
    sources,
    checked,
  } = packet;
  const file = page.filePath!;
  const [figure] = await pageFigures(page);
  const parts = [
    frontMatter({ title, description, path, ...packet.version }),
    `# ${title}`,
    page.data.lede,
    `Facts checked ${checked.first === checked.last ? checked.first : `${checked.first} to ${checked.last}`}. From <${absolute(hrefOf(page))}>.`,
    '## Who gets in',
    figure &&
      `![${figure.title}](${absolute(`/figures${hrefOf(page)}${figure.id}.light.svg`)})\n\n${figure.words.map((one) => `- ${one}`).join('\n')}`,
    answers(reach),
    '## Firewall rules',
    rules.length ? firewallTable(dirname(file)) : 'The guide lists none.',
    '## Credentials and how long they live',
    answers(credentials),
    '## Residual risks',
    toMarkdown(readPage(file), blocksFor(file, hrefOf(page)), gaps).trim(),
    threats.map(threat).join('\n'),
    answers(risks),
    '## Unconfirmed',
    open.map(({ about, text }) => `- **${about}:** ${text}`).join('\n') || 'Nothing in these facts.',
    '## Sign-off',
    markdownTable([['Role', 'Name', 'Date'], ...SIGN_OFF.roles.map((role) => [role, '', ''])]),
    SIGN_OFF.outcomes.map((outcome) => `- [ ] ${outcome}`).join('\n'),
    ...SIGN_OFF.lines,
    sourceNotes(sources),
  ];
  return `${parts.filter(Boolean).join('\n\n').trim()}\n`;
}
