/**
 * An option's set-up as one Markdown file for a team's wiki: steps, snippets, proof and tear-down, from the page's
 * own source. Figures stay on the page, which the runbook links.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { OPTIONS, loadSources } from '../../content/load.ts';
import { toMarkdown } from '../../content/markdown.ts';
import { rawAddress } from '../../content/snippets/files.ts';
import { isOptionFile, withoutFences } from '../../content/snippets/page.ts';
import { absolute } from '../../lib/address.ts';
import { blocksFor } from './blocks.ts';

/** Sections of a page that belong to a runbook, by the words that their headings begin with. */
const SECTIONS = /^(?:set it up|take it down)/i;

export const runbookFiles = (): string[] =>
  readdirSync(OPTIONS)
    .map((name) => `${OPTIONS}/${name}/index.mdx`)
    .filter(isOptionFile);

/** Second-level sections of a page's body, heading included. */
function sections(body: string): { title: string; text: string }[] {
  const starts = [...withoutFences(body).matchAll(/^## (.+)$/gm)];
  return starts.map(({ index, 1: title }, at) => ({
    title: title!,
    text: body.slice(index, starts[at + 1]?.index),
  }));
}

/** @param from the option's page, from the project's root */
export function runbook(from: string): string {
  const source = readFileSync(from, 'utf8');
  const title = /^title: (.+)$/m.exec(source)![1]!;
  const body = source.replace(/^---\n[\s\S]*?\n---\n/, '');
  const path = rawAddress(from).replace(/index\.mdx$/, '');
  const sources = loadSources();
  const blocks = {
    ...blocksFor(from, path),
    // A wiki page has no place for footnotes of a page that it is not.
    cite: (ids: string[]) => ids.map((id) => ` ([source](${sources.get(id)!.address}))`).join(''),
    figure: () => '',
  };
  const parts = sections(body)
    .filter((section) => SECTIONS.test(section.title))
    .map(({ text }) => toMarkdown(text, blocks).trim());
  return [`# ${title}: runbook`, `From <${absolute(path)}>.`, ...parts].join('\n\n') + '\n';
}
