/** Every address of the guide and the fragments in it: from the page models, and from the ledger what is made from data. */
import { existsSync, readFileSync } from 'node:fs';
import { components } from './components.ts';
import { isOptionData, readFrontMatter } from './front-matter.ts';
import { loadGlossary } from './glossary.ts';
import { idOfFigure, type PageModel } from './page-model.ts';
import { ROOT } from './root.ts';

/** Every address and fragment that was ever published. */
export const LEDGER = `${ROOT}/permalinks.json`;

/** Fragments by address. */
export type Places = Map<string, Set<string>>;

/** What stands on every option's page, made from its facts and its front matter. */
const OPTION_PLACES = ['what-it-is', 'pick-it-when', 'not-when', 'at-a-glance'];
/** The home page is put together by its route. */
const madeByRoute = (page: PageModel) => page.path === '/';

/** Ids of a page that come from its text, with the line of each, in its order. */
export function ownIds(page: PageModel): { id: string; line: number; what: string }[] {
  const figures = page.figures.flatMap((fence) => {
    const id = idOfFigure(fence);
    return id ? [{ id, line: fence.line, what: 'figure' }] : [];
  });
  return [
    ...page.headings.map(({ id, line }) => ({ id, line, what: 'heading' })),
    ...page.snippets.map(({ id, line }) => ({ id, line, what: 'snippet' })),
    ...page.tabs.map(({ id, line }) => ({ id, line, what: 'tab' })),
    ...figures,
  ].sort((a, b) => a.line - b.line);
}

function placesOf(page: PageModel, published: readonly string[]): Set<string> {
  const data = readFrontMatter(page);
  const made = madeByRoute(page) || page.components.some(({ name }) => components[name]?.places) || undefined;
  return new Set([
    ...ownIds(page).map(({ id }) => id),
    ...Object.keys(data.aliases ?? {}),
    ...(isOptionData(data) ? OPTION_PLACES : []),
    ...(page.snippets.length || page.fences.length ? ['your-values'] : []),
    'sources',
    ...page.cited.map((_, index) => `source-${index + 1}`),
    // Tables take the id of the heading above them when the page is finished.
    ...published.filter((id) => made || id.startsWith('table-')),
  ]);
}

/** @param pages the models of all pages that can be read */
export function readPlaces(pages: readonly PageModel[]): Places {
  const ledger = existsSync(LEDGER)
    ? (JSON.parse(readFileSync(LEDGER, 'utf8')) as Record<string, string[]>)
    : {};
  const places: Places = new Map(Object.entries(ledger).map(([path, ids]) => [path, new Set(ids)]));
  for (const page of pages) places.set(page.path, placesOf(page, ledger[page.path] ?? []));
  places.set('/glossary/', new Set([...loadGlossary().map(({ id }) => id), 'sources']));
  return places;
}
