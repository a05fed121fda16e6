/** Each page as Markdown, at its own address: for a prompt, a diff, or a copy in a repository. */
import { loadChanges } from '../../facts/changes.ts';
import { loadGlossary } from '../../facts/glossary.ts';
import { loadFacts, loadSources } from '../../facts/load.ts';
import { citations } from '../../layout/blocks.ts';
import { getPages, isOption, slugOf, type Page } from '../../layout/pages.ts';
import { readSnippet } from '../../snippets/files.ts';
import { languageOf } from '../../snippets/highlight.ts';
import { absolute } from '../address.ts';
import { versionOf, type Shared } from '../catalog.ts';
import { toMarkdown, type Blocks } from './mdx.ts';
import { comparison, factsTable, optionHead, optionList } from './tables.ts';

const join = (...parts: (string | undefined)[]) => `${parts.filter(Boolean).join('\n\n').trim()}\n`;

/** A fence longer than any run of backticks inside. */
function fence(language: string, text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const ticks = '`'.repeat(longest + 1);
  return `${ticks}${language}\n${text.trimEnd()}\n${ticks}`;
}

/** YAML of the front matter. JSON strings are YAML strings. */
function frontMatter(page: Shared): string {
  const { date, revision } = versionOf(page);
  const fields = {
    title: page.title,
    description: page.description,
    address: absolute(page.path),
    changed: date,
    revision,
    license: 'CC BY 4.0',
  };
  const lines = Object.entries(fields).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}: ${JSON.stringify(value)}`],
  );
  return `---\n${lines.join('\n')}\n---`;
}

function sourceNotes(ids: string[]): string | undefined {
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

function blocksFor(shared: Shared, pages: Page[]): Blocks {
  const from = shared.file;
  return {
    address: (href) => (href.startsWith('#') ? absolute(shared.path) + href : absolute(href)),
    snippet: ({ file = '', title = '' }) => {
      const { text } = readSnippet(file, from, 1);
      const language = languageOf(file);
      return `**${title}** ([${file}](${absolute(shared.path + file)}))\n\n${fence(language === 'text' ? '' : language, text)}`;
    },
    figure: (source, _meta, number) => {
      const title = /accTitle:\s*(.*)/.exec(source)?.[1];
      const description = /accDescr:\s*(.*)/.exec(source)?.[1];
      return `**Figure ${number}. ${title}**\n\n${description}\n\n${fence('mermaid', source)}`;
    },
    block: (name, { criteria = '' }) => {
      if (name === 'Facts') return factsTable(pages, criteria.split(/\s+/).filter(Boolean));
      if (name === 'Comparison') return comparison(pages);
      if (name === 'Options') return optionList(pages);
      return undefined;
    },
  };
}

function glossary(): string {
  const entries = loadGlossary();
  const text = entries.map(
    ({ term, text: meaning, also, sources }) =>
      `## ${term}\n\n${meaning.trim()}${sources.map((id) => `[^${id}]`).join('')}${also.length ? `\n\nAlso: ${also.join(', ')}` : ''}`,
  );
  return join(...text, sourceNotes([...new Set(entries.flatMap(({ sources }) => sources))]));
}

/** The home page is made of parts of other pages; each is said in a line. */
function home(pages: Page[], body: string): string {
  const changes = loadChanges().map(
    ({ date, title, text, page }) => `- ${date}: [${title}](${absolute(page)}). ${text.trim()}`,
  );
  const part = (title: string, path: string, text: string) =>
    `## ${title}\n\n[${title}](${absolute(path)}): ${text}`;
  const options = pages.filter(isOption).length;
  return join(
    `## What changed at CircleCI\n\n${changes.join('\n')}`,
    part('See the problem', '/private-connectivity/', 'by default nothing gets in.'),
    body,
    part(
      'Choose',
      '/private-connectivity/choose/',
      'ten questions at most, in the order that rules out most.',
    ),
    part(
      'Compare',
      '/private-connectivity/compare/',
      'every option against every need, each with its source.',
    ),
    `## The ${options === 12 ? 'twelve' : options} options at a glance`,
    optionList(pages),
  );
}

export async function pageAsMarkdown(shared: Shared): Promise<string> {
  const { page } = shared;
  const head = [frontMatter(shared), `# ${shared.title}`];
  if (!page) return join(...head, glossary());
  const pages = await getPages();
  const facts = isOption(page) ? loadFacts().get(slugOf(page)) : undefined;
  const body = toMarkdown(page.body ?? '', blocksFor(shared, pages));
  const fromFacts = facts ? Object.values(facts).flatMap((answer) => answer.sources) : [];
  const sources = [...new Set([...citations(page.body ?? ''), ...fromFacts])];
  return join(
    ...head,
    page.data.lede,
    page.id === 'home' ? home(pages, body) : undefined,
    facts && isOption(page) ? optionHead(page, facts) : undefined,
    page.id === 'home' ? undefined : body,
    sourceNotes(sources),
  );
}
