/** What a page shows with placeholders: its snippets, its fences and its firewall rules. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { firewallOf } from '../firewall.ts';
import type { PageModel, SnippetUse } from '../page-model.ts';
import { readSnippet } from './files.ts';
import { placeholdersIn } from './values.ts';

/** Placeholders with the place of the code that names them, in the order of the page. */
function shown(page: PageModel): { offset: number; names: string[] }[] {
  return [
    ...page.fences.map(({ offset, source }) => ({ offset, names: placeholdersIn(source) })),
    ...page.snippets.map(({ offset, line, attributes }) => ({
      offset,
      names: placeholdersIn(readSnippet(attributes['file'] ?? '', page.file, line).text),
    })),
    ...page.components
      .filter(({ name }) => name === 'FirewallRules')
      .map(({ offset, file }) => ({
        offset,
        names: placeholdersIn(readFileSync(firewallOf(path.posix.dirname(file)), 'utf8')),
      })),
  ]
    .filter(({ names }) => names.length)
    .sort((a, b) => a.offset - b.offset);
}

/** Names of the placeholders that a page shows, in the order of first use. */
export const pagePlaceholders = (page: PageModel): string[] => [
  ...new Set(shown(page).flatMap(({ names }) => names)),
];

/** The second-level heading that leads to the first placeholder: the panel of values stands under it. */
export function panelHeading(page: PageModel): number | undefined {
  const [first] = shown(page);
  return first && page.headings.findLast(({ depth, offset }) => depth === 2 && offset < first.offset)?.offset;
}

/** The finished configuration of a job, the first that the page shows. */
export const configOf = ({ snippets }: PageModel): SnippetUse | undefined =>
  snippets.find(({ attributes }) => /^config\b.*\.yml$/.test(attributes['file'] ?? ''));
