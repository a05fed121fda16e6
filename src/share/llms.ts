/** The guide for language models, as llmstxt.org describes it: a list of pages as Markdown, and all of them in one. */
import { site } from '../content/site.ts';
import { findTopic, loadTopics } from '../content/topics.ts';
import { absolute } from '../lib/address.ts';
import { sharedPages, type Shared } from '../content/catalog.ts';
import { pageAsMarkdown } from './markdown/page.ts';

const line = ({ path, title, description }: Shared) =>
  `- [${title}](${absolute(`${path}index.md`)}): ${description}`;

export async function llms(): Promise<string> {
  const pages = await sharedPages();
  const topics = loadTopics();
  const parts = (starts: (path: string) => boolean) =>
    pages
      .filter(({ path }) => starts(path))
      .map(line)
      .join('\n');
  return [
    `# ${site.name}`,
    `> ${site.about}`,
    ...topics.flatMap(({ title, path: below }, index) => [
      `## ${title}`,
      parts((path) => (index === 0 && path === '/') || path.startsWith(below)),
    ]),
    '## Optional',
    parts((path) => path !== '/' && !findTopic(path)),
    [
      `- [The whole guide in one file](${absolute('llms-full.txt')})`,
      `- [Every answer of every option as data](${absolute('facts.json')}), with its [schema](${absolute('facts.schema.json')})\n`,
    ].join('\n'),
  ].join('\n\n');
}

export async function llmsFull(): Promise<string> {
  const pages = await Promise.all((await sharedPages()).map(pageAsMarkdown));
  return [`# ${site.name}\n\n> ${site.about}\n`, ...pages].join('\n\n');
}
