/** Every bare view: a whole page, or one place in it. Its address is `/embed`, the page's address, the place's id. */
import type { Figure } from '../../diagrams/figure.ts';
import { pageFigures } from '../../diagrams/page.ts';
import { isOption } from '../../content/pages.ts';
import { sharedPages, type Shared } from '../../content/catalog.ts';
import { readPage, type SnippetUse } from '../../content/page-model.ts';

export type View =
  | { kind: 'page'; page: Shared; figure?: Figure }
  | { kind: 'figure'; page: Shared; figure: Figure; number: number }
  | { kind: 'snippet'; page: Shared; snippet: SnippetUse };

/** Path below `/embed/`, without slashes at its ends; undefined for the home page's. */
export function pathOf(view: View): string | undefined {
  const place = view.kind === 'figure' ? view.figure.id : view.kind === 'snippet' ? view.snippet.id : '';
  return `${view.page.path}${place}`.replace(/^\/|\/$/g, '') || undefined;
}

export async function views(): Promise<View[]> {
  const all = (await sharedPages()).map(async (page): Promise<View[]> => {
    // The home page’s drawing is for its link preview: the page itself shows its options.
    const figures = page.page && page.path !== '/' ? await pageFigures(page.page) : [];
    const snippets = page.page ? readPage(page.page.filePath!).snippets : [];
    return [
      // An option is its drawing before all else.
      { kind: 'page', page, ...(page.page && isOption(page.page) && figures[0] && { figure: figures[0] }) },
      ...figures.map((figure, index): View => ({ kind: 'figure', page, figure, number: index + 1 })),
      ...snippets.map((snippet): View => ({ kind: 'snippet', page, snippet })),
    ];
  });
  return (await Promise.all(all)).flat();
}
