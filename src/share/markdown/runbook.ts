/**
 * An option's set-up as one Markdown file for a team's wiki: steps, snippets, proof and tear-down, from the page's
 * own source. Figures stay on the page, which the runbook links.
 */
import { loadSources, optionFolders } from '../../content/load.ts';
import { loadTopics } from '../../content/topics.ts';
import { toMarkdown } from '../../content/markdown.ts';
import { readFrontMatter } from '../../content/front-matter.ts';
import { readPage, type PageModel } from '../../content/page-model.ts';
import { RUNBOOK } from '../../content/sections.ts';
import { absolute } from '../../lib/address.ts';
import { childrenOf, textOf, type MdxNode } from '../../lib/mdx.ts';
import { blocksFor } from './blocks.ts';

export const runbookFiles = (): string[] =>
  loadTopics().flatMap(({ id, folder }) => optionFolders(id).map((name) => `${folder}/${name}/index.mdx`));

/** @param from the option's page, from the project's root */
export function runbook(from: string): string {
  const page = readPage(from);
  const sources = loadSources();
  const blocks = {
    ...blocksFor(from, page.path),
    // A wiki page has no place for footnotes of a page that it is not.
    cite: (ids: string[]) => ids.map((id) => ` ([source](${sources.get(id)!.address}))`).join(''),
    figure: () => '',
  };
  const parts = [
    `# ${readFrontMatter(page).title}: runbook`,
    `From <${absolute(page.path)}>.`,
    toMarkdown(page, blocks, sections(page)).trim(),
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

/** What stands in the second-level sections that belong to a runbook, headings included. */
function sections({ tree }: PageModel): MdxNode[] {
  let belongs = false;
  return childrenOf(tree).filter((node) => {
    if (node.type === 'heading' && node.depth <= 2) belongs = RUNBOOK.includes(textOf(node).trim());
    return belongs;
  });
}
