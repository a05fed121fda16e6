/** Every bare view: a whole page, or one place in it. Its address is `/embed`, the page's address, the place's id. */
import { drawFigure, type Figure } from '../../diagrams/figure.ts';
import { pageFigures } from '../../diagrams/page.ts';
import { threatsOn, type OnFigure } from '../../diagrams/threats.ts';
import { isOption } from '../../content/pages.ts';
import { sharedPages, type Shared } from '../../content/catalog.ts';
import { readPage, type SnippetUse } from '../../content/page-model.ts';

export type View =
  | { kind: 'page'; page: Shared; figure?: Figure }
  | { kind: 'figure'; page: Shared; figure: Figure; wrong?: OnFigure; number: number }
  | { kind: 'snippet'; page: Shared; snippet: SnippetUse };

/** Id of the place; empty for a whole page. */
export const placeOf = (view: View): string =>
  view.kind === 'figure' ? view.figure.id : view.kind === 'snippet' ? view.snippet.id : '';

/** Path below `/embed/`, without slashes at its ends; undefined for the home page's. */
export function pathOf(view: View): string | undefined {
  return `${view.page.path}${placeOf(view)}`.replace(/^\/|\/$/g, '') || undefined;
}

export async function views(): Promise<View[]> {
  const all = (await sharedPages()).map(async (page): Promise<View[]> => {
    // The home page’s drawing is for its link preview: the page itself shows its options.
    const fences = page.page && page.path !== '/' ? readPage(page.page.filePath!).figures : [];
    const figures = await Promise.all(
      fences.map(async (fence, index): Promise<View> => {
        const wrong = threatsOn(fence);
        const figure = await drawFigure(fence, wrong?.situations);
        return { kind: 'figure', page, figure, number: index + 1, ...(wrong && { wrong }) };
      }),
    );
    // An option is its drawing before all else.
    const [first] = page.page && isOption(page.page) ? await pageFigures(page.page) : [];
    const snippets = page.page ? readPage(page.page.filePath!).snippets : [];
    return [
      { kind: 'page', page, ...(first && { figure: first }) },
      ...figures,
      ...snippets.map((snippet): View => ({ kind: 'snippet', page, snippet })),
    ];
  });
  return (await Promise.all(all)).flat();
}
