/**
 * An option's set-up as one Markdown file for a team's wiki: steps, snippets, proof and tear-down, from the page's
 * own source. Components become what Markdown has; figures stay on the page, which the runbook links.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { OPTIONS, loadSources } from '../facts/load.ts';
import { compareCommand } from './addresses.ts';
import { rawAddress, readSnippet } from './files.ts';
import { withoutFences } from './page.ts';

/** Sections of a page that belong to a runbook, by the words that their headings begin with. */
const SECTIONS = /^(?:set it up|take it down)/i;

export const runbookFiles = (): string[] =>
  readdirSync(OPTIONS)
    .map((name) => `${OPTIONS}/${name}/index.mdx`)
    .filter((file) => existsSync(file));

const attribute = (tag: string, name: string): string =>
  new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '';

/** Second-level sections of a page's body, heading included. */
function sections(body: string): { title: string; text: string }[] {
  const starts = [...withoutFences(body).matchAll(/^## (.+)$/gm)];
  return starts.map(({ index, 1: title }, at) => ({
    title: title!,
    text: body.slice(index, starts[at + 1]?.index),
  }));
}

/** @param site the site's address, ending in a slash */
function toMarkdown(text: string, from: string, site: string): string {
  const sources = loadSources();
  const page = new URL(
    rawAddress(from)
      .replace(/index\.mdx$/, '')
      .slice(1),
    site,
  ).href;
  const snippet = (tag: string): string => {
    const file = attribute(tag, 'file');
    const { path, text: code } = readSnippet(file, from, 1);
    const fence = '```';
    const more = /\bcompare\b/.test(tag) ? `\n${fence}sh\n${compareCommand(file)}\n${fence}\n` : '';
    const address = new URL(rawAddress(path).slice(1), site).href;
    return `**${attribute(tag, 'title')}** ([${file}](${address}))\n\n${fence}${file.split('.').at(-1)}\n${code}${fence}\n${more}`;
  };
  return text
    .replace(/^```mermaid[\s\S]*?^```\n+/gm, '')
    .replace(/<Cite s="([^"]*)" ?\/>/g, (_, ids: string) =>
      ids
        .split(/\s+/)
        .map((id) => ` ([source](${sources.get(id)!.address}))`)
        .join(''),
    )
    .replace(/<Term id="[^"]*">([\s\S]*?)<\/Term>/g, '$1')
    .replace(/<(Danger|Note)([^>]*)>\n*([\s\S]*?)\n*<\/\1>/g, (_, kind: string, tag: string, inner: string) =>
      `**${kind}${attribute(tag, 'title') ? `: ${attribute(tag, 'title')}` : ''}**\n\n${inner}`
        .replace(/^/gm, '> ')
        .replace(/ +$/gm, ''),
    )
    .replace(/<Tab title="([^"]*)">/g, '**$1**')
    .replace(/<\/?(?:Steps|Tabs|Tab)\b[^>]*>/g, '')
    .replace(/\]\((\/[^)]*|#[^)]*)\)/g, (_, to: string) =>
      to.startsWith('#') ? `](${page}${to})` : `](${new URL(to.slice(1), site).href})`,
    )
    .replace(/^ *<Snippet\s[^>]*\/>/gm, snippet)
    .replace(/\n{3,}/g, '\n\n');
}

/**
 * The runbook of one option.
 * @param from the option's page, from the project's root
 */
export function runbook(from: string, site: string): string {
  const source = readFileSync(from, 'utf8');
  const title = /^title: (.+)$/m.exec(source)![1]!;
  const body = source.replace(/^---\n[\s\S]*?\n---\n/, '');
  const page = new URL(
    rawAddress(from)
      .replace(/index\.mdx$/, '')
      .slice(1),
    site,
  ).href;
  const parts = sections(body).filter((section) => SECTIONS.test(section.title));
  return `# ${title}: runbook\n\nFrom <${page}>.\n\n${parts.map(({ text }) => toMarkdown(text, from, site).trim()).join('\n\n')}\n`;
}
