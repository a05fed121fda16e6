/** Sections that a page folds, by its front matter. */
import { readFrontMatter } from './front-matter.ts';
import { readPages, type PageModel } from './page-model.ts';

/** Fragments of the headings whose sections are folded. @throws ContentError for a front matter that cannot be read */
export function foldsOf(page: PageModel): string[] {
  const { fold = [] } = readFrontMatter(page);
  return fold === 'all' ? page.headings.filter(({ depth }) => depth === 3).map(({ id }) => id) : fold;
}

/** Headings that can be folded: a step or a tab is one of several, and stays among them. */
export function foldable(page: PageModel): Set<string> {
  const top = new Set(
    page.tree.type === 'root' ? page.tree.children.map(({ position }) => position?.start.offset) : [],
  );
  return new Set(
    page.headings
      .filter(({ depth, offset }) => (depth === 2 || depth === 3) && top.has(offset))
      .map(({ id }) => id),
  );
}

/** Folded sections by the address of their page. */
export const readFolds = (): Map<string, string[]> =>
  new Map(readPages().map((page) => [page.path, foldsOf(page)]));
