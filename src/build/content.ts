/**
 * The check of everything that writers touch, for `npm run check`, the build and the development server alike: every
 * data file, every page, every drawing. A mistake is a ContentError.
 */
import { loadRules } from '../chooser/rules.ts';
import { loadPrices } from '../costs/prices.ts';
import { loadChanges } from '../content/changes.ts';
import { checkPage } from '../content/check-page.ts';
import { readable, readGuide } from '../content/check-guide.ts';
import { loadGlossary } from '../content/glossary.ts';
import { loadCriteria, loadFacts, loadSources } from '../content/load.ts';
import { loadNetwork } from '../content/network.ts';
import { loadAddresses } from '../content/snippets/addresses.ts';
import { loadValues } from '../content/snippets/values.ts';
import { checkFigureIds, drawFigure, FigureError } from '../diagrams/figure.ts';
import type { PageModel } from '../content/page-model.ts';
import { ContentError } from '../lib/content-error.ts';
import { loadSynonyms } from '../search/synonyms.ts';

/** Each reads its file and checks it. What needs another file comes after it, so that the cause comes first. */
const dataFiles: readonly (() => unknown)[] = [
  loadSources,
  loadCriteria,
  loadFacts,
  loadValues,
  loadGlossary,
  loadChanges,
  loadPrices,
  loadNetwork,
  loadAddresses,
  loadSynonyms,
  () => loadRules([...loadFacts().keys()]),
];

function caught(run: () => unknown): ContentError[] {
  try {
    run();
    return [];
  } catch (error) {
    if (error instanceof ContentError) return [error];
    throw error;
  }
}

const asContentError = (error: unknown): ContentError => {
  if (error instanceof FigureError) return new ContentError(error.file, error.line, error.reason);
  throw error;
};

async function checkFigures({ figures }: PageModel): Promise<ContentError[]> {
  const drawn = await Promise.all(
    figures.map((fence) =>
      drawFigure(fence).then(
        () => [],
        (error: unknown) => [asContentError(error)],
      ),
    ),
  );
  const faults = drawn.flat();
  // Ids are compared once each is well formed.
  if (faults.length) return faults;
  try {
    checkFigureIds(figures);
    return [];
  } catch (error) {
    return [asContentError(error)];
  }
}

/** Mistakes of one page. @throws ContentError when a data file is wrong */
export async function pageFaults(page: PageModel, pages: readonly PageModel[]): Promise<ContentError[]> {
  return [...checkPage(page, readGuide(pages)), ...(await checkFigures(page))];
}

/** Every mistake in `content/`, each once. */
export async function contentFaults(): Promise<ContentError[]> {
  const data = dataFiles.flatMap(caught);
  const { pages, faults } = readable();
  const unique = new Map<string, ContentError>();
  const add = (found: readonly ContentError[]) => {
    for (const fault of found) if (!unique.has(fault.message)) unique.set(fault.message, fault);
  };
  add(data);
  add(faults);
  let guide;
  try {
    guide = readGuide(pages);
  } catch (error) {
    // A data file is wrong, which stands in the list already: pages are checked against sound files only.
    if (!(error instanceof ContentError)) throw error;
    add([error]);
  }
  for (const page of pages) {
    if (guide) add(checkPage(page, guide));
    add(await checkFigures(page));
  }
  return [...unique.values()];
}
