/** Everything that a page may name. */
import { ContentError } from '../lib/content-error.ts';
import { loadErrors } from './errors.ts';
import { readFrontMatter } from './front-matter.ts';
import { loadGlossary } from './glossary.ts';
import { loadCriteria, loadSources } from './load.ts';
import { pageFiles, readPage, type PageModel } from './page-model.ts';
import { readPlaces, type Places } from './places.ts';
import { site } from './site.ts';
import { findTopic } from './topics.ts';
import { loadValues } from './snippets/values.ts';

export interface Guide {
  sources: ReadonlyMap<string, unknown>;
  terms: ReadonlyMap<string, unknown>;
  /** Criteria of the topic that a page belongs to; of all topics for a page that belongs to none. */
  criteria(path: string): ReadonlyMap<string, unknown>;
  values: ReadonlyMap<string, unknown>;
  messages: ReadonlyMap<string, unknown>;
  places: Places;
}

const byId = <Item extends { id: string }>(items: readonly Item[]) =>
  new Map(items.map((item) => [item.id, item]));

/** The pages that can be read, and the mistakes of those that cannot. */
export function readable(): { pages: PageModel[]; faults: ContentError[] } {
  const pages: PageModel[] = [];
  const faults: ContentError[] = [];
  for (const file of pageFiles()) {
    try {
      const page = readPage(file);
      readFrontMatter(page);
      pages.push(page);
    } catch (error) {
      if (!(error instanceof ContentError)) throw error;
      faults.push(error);
    }
  }
  return { pages, faults };
}

/** @throws ContentError when a data file that pages name things of is wrong itself */
export const readGuide = (pages: readonly PageModel[]): Guide => ({
  sources: loadSources(),
  terms: byId(loadGlossary()),
  criteria: (path) => {
    const topic = findTopic(path)?.id;
    return byId((topic ? [topic] : site.topics).flatMap((id) => loadCriteria(id).criteria));
  },
  values: loadValues(),
  messages: loadErrors(),
  places: readPlaces(pages),
});
