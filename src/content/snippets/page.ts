/** What a page shows as code: its snippets and its fences, and the placeholders in them. */
import type { PageModel } from '../page-model.ts';
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
