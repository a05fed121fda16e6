/** Sections of a page that are one press away: for what most readers of the page need to know is there, and not to read. */
import type { Element, Nodes, Parents, RootContent } from 'hast';
import { elementsIn, hasClass, idOf, textOf } from '../lib/hast.ts';

const headingOf = (node: RootContent): Element | undefined => {
  if (node.type !== 'element') return;
  if (/^h[1-6]$/.test(node.tagName)) return node;
  return hasClass(node, 'fold')
    ? elementsIn(node).find(({ tagName }) => /^h[1-6]$/.test(tagName))
    : undefined;
};

/** Level of the section that begins here, folded or not; nothing begins at a paragraph. */
const levelOf = (node: RootContent): number => Number(headingOf(node)?.tagName[1] ?? 9);

/**
 * Folds each section into a `<details>`, up to the next heading of its level. The heading stays one, with its fragment,
 * in the `<summary>`; a link in there could not be pressed without opening, so the title's link to itself stands first
 * in what is folded.
 * @param ids fragments of their headings, which stand beside what they head
 * @throws Error naming a fragment that no heading has
 */
export function foldSections(main: Nodes, ids: readonly string[]): void {
  for (const id of ids) {
    const isHere = (node: RootContent) => node.type === 'element' && idOf(node) === id;
    const parent = [main, ...elementsIn(main)].find(
      (one): one is Parents => 'children' in one && one.children.some(isHere),
    );
    const heading = parent && headingOf(parent.children.find(isHere)!);
    if (!heading) throw new Error(`fold: no heading has the id "${id}"`);
    const from = parent.children.indexOf(heading);
    const after = parent.children.findIndex((node, i) => i > from && levelOf(node) <= levelOf(heading));
    const length = (after < 0 ? parent.children.length : after) - from;
    const title = textOf(heading).replace(/\s+/g, ' ').trim();
    const section = parent.children.slice(from + 1, from + length) as Element['children'];
    const make = (tagName: string, properties: Element['properties'], children: Element['children']) =>
      ({ type: 'element', tagName, properties, children }) as const satisfies Element;
    const name = make('span', { className: ['vh'] }, [{ type: 'text', value: title }]);
    const fold = make('details', { className: ['fold'] }, [
      make('summary', {}, [heading]),
      make('a', { className: ['self'], href: `#${id}` }, [name]),
      ...section,
    ]);
    parent.children.splice(from, length, fold);
  }
}
