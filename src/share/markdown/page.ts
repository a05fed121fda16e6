/** Each page as Markdown, at its own address: for a prompt, a diff, or a copy in a repository. */
import { dirname } from 'node:path/posix';
import { loadChanges } from '../../content/changes.ts';
import { loadGlossary } from '../../content/glossary.ts';
import { loadFacts, loadSources } from '../../content/load.ts';
import { readPage } from '../../content/page-model.ts';
import { sourcesOf } from '../../content/page-sources.ts';
import { footnotes, toMarkdown, type Blocks } from '../../content/markdown.ts';
import { getPages, isOption, slugOf, topicIdOf, type Page } from '../../content/pages.ts';
import { homeTitle, loadTopics } from '../../content/topics.ts';
import { absolute } from '../../lib/address.ts';
import { versionOf, type Shared } from '../../content/catalog.ts';
import { blocksFor } from './blocks.ts';
import {
  chooserQuestions,
  commonErrors,
  comparison,
  errorList,
  factsTable,
  firewallTable,
  optionHead,
  optionList,
  readRules,
  threatsTable,
} from './tables.ts';

const join = (...parts: (string | undefined)[]) => `${parts.filter(Boolean).join('\n\n').trim()}\n`;

/** YAML of the front matter. JSON strings are YAML strings. */
export function frontMatter({
  title,
  description,
  path,
  date,
  revision,
}: Pick<Shared, 'title' | 'description' | 'path'> & {
  date?: string | undefined;
  revision?: string | undefined;
}): string {
  const fields = {
    title,
    description,
    address: absolute(path),
    changed: date,
    revision,
    license: 'CC BY 4.0',
  };
  const lines = Object.entries(fields).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}: ${JSON.stringify(value)}`],
  );
  return `---\n${lines.join('\n')}\n---`;
}

export function sourceNotes(ids: string[]): string | undefined {
  if (!ids.length) return undefined;
  const sources = loadSources();
  const notes = ids.map((id) => {
    const { title, address, owner, read } = sources.get(id)!;
    return `[^${id}]: [${title}](${address}), ${owner}, read ${read}`;
  });
  // Footnotes that nothing refers to would vanish: the list names each.
  return join(
    '## Sources',
    ids.map((id) => `- ${sources.get(id)!.title}[^${id}]`).join('\n'),
    notes.join('\n'),
  );
}

/** What stands for the components that show facts. */
const tables =
  (pages: Page[], topic: string, folder: string): Blocks['block'] =>
  (name, { criteria = '', group = '' }) => {
    if (name === 'Facts') return factsTable(pages, topic, criteria.split(/\s+/).filter(Boolean));
    if (name === 'Chooser') return chooserQuestions(pages, topic);
    if (name === 'Comparison') return comparison(pages, topic);
    if (name === 'Errors') return errorList(group);
    if (name === 'FindError') return commonErrors();
    if (name === 'FirewallRules') return firewallTable(folder);
    if (name === 'Options') return optionList(pages, topic);
    if (name === 'Threats') return threatsTable(pages, topic);
    if (name === 'ReadRules') return readRules(topic);
    return undefined;
  };

function glossary(): string {
  const entries = loadGlossary();
  const text = entries.map(
    ({ term, text: meaning, also, sources }) =>
      `## ${term}\n\n${meaning.trim()}${footnotes(sources)}${also.length ? `\n\nAlso: ${also.join(', ')}` : ''}`,
  );
  return join(...text, sourceNotes([...new Set(entries.flatMap(({ sources }) => sources))]));
}

/** The home page is made of parts of other pages; each is said in a line. */
function home(pages: Page[], body: string): string {
  const changes = loadChanges().map(
    ({ date, title, text, page }) => `- ${date}: [${title}](${absolute(page)}). ${text.trim()}`,
  );
  return join(
    ...loadTopics().flatMap((topic, index) => [
      topic.routes.map(({ name, to, note }) => `- [${name}](${absolute(to)}): ${note}`).join('\n'),
      `## ${homeTitle(topic)}`,
      index === 0 ? body : undefined,
      optionList(pages, topic.id),
    ]),
    `## What changed at CircleCI\n\n${changes.join('\n')}`,
  );
}

export async function pageAsMarkdown(shared: Shared): Promise<string> {
  const { page } = shared;
  const head = [frontMatter({ ...shared, ...versionOf(shared) }), `# ${shared.title}`];
  if (!page) return join(...head, glossary());
  const pages = await getPages();
  const facts = isOption(page) ? loadFacts(topicIdOf(page)).get(slugOf(page)) : undefined;
  const body = toMarkdown(readPage(page.filePath!), {
    ...blocksFor(page.filePath!, shared.path),
    block: tables(pages, topicIdOf(page), dirname(page.filePath!)),
  });
  return join(
    ...head,
    page.data.lede,
    page.id === 'home' ? home(pages, body) : undefined,
    facts && isOption(page) ? optionHead(page, facts) : undefined,
    page.id === 'home' ? undefined : body,
    sourceNotes(sourcesOf(page.filePath!)),
  );
}
