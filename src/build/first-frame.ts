/** What a page's first frame waits for. */
import type { Nodes } from 'hast';
import { MAIN_FIGURE } from '../content/topics.ts';
import { elementsIn, findElement, idOf } from '../lib/hast.ts';

/**
 * The first frame of an option's page holds its drawing: a browser that is still reading would paint without it, and
 * once more with it. https://html.spec.whatwg.org/multipage/links.html#link-type-expect
 */
export function expectDrawing(tree: Nodes): void {
  const main = findElement(tree, 'main');
  const figure = main && elementsIn(main).find((one) => idOf(one) === MAIN_FIGURE);
  const last =
    figure &&
    elementsIn(figure).findLast((one) => idOf(one)?.startsWith(`${MAIN_FIGURE}-`) && one.tagName === 'svg');
  const head = findElement(tree, 'head');
  if (!last || !head) return;
  const first = head.children.findIndex((one) => one.type === 'element') + 1;
  head.children.splice(first, 0, {
    type: 'element',
    tagName: 'link',
    properties: { rel: ['expect'], href: `#${idOf(last)!}`, blocking: ['render'] },
    children: [],
  });
}
