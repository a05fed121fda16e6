/** Built HTML as a tree and back. Every step that changes or reads finished pages works on this tree. */
import type { Element, Nodes, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { htmlToHast } from 'satteri';

/** @param html a whole document: where `<html>`, `<head>` or `<body>` is missing, the tree has it */
export const parseDocument = (html: string): Root => htmlToHast(html) as Root;

/** @param html what could stand in a `<body>` */
export const parseFragment = (html: string): Root => htmlToHast(html, { fragment: true }) as Root;

/** The tree as HTML: the same tree always gives the same bytes, and what it writes reads as the same tree. */
export function stringify(tree: Nodes): string {
  // Satteri reads what a template holds as its children; `toHtml` writes its `content`, as hast says, and no children.
  for (const element of elementsIn(tree))
    if (element.tagName === 'template') element.content = { type: 'root', children: element.children };
  return toHtml(tree, {
    // Most of a page's elements are empty ones of drawings.
    closeEmptyElements: true,
    tightSelfClosing: true,
    collapseEmptyAttributes: true,
  });
}

const NONE: ReadonlySet<string> = new Set();

/**
 * Every element in document order. Own, since every page is walked a dozen times, and a visitor keeps the parents too.
 * @param except names of elements that are left out with all that they hold
 */
export function elementsIn(tree: Nodes, except = NONE, found: Element[] = []): Element[] {
  if (tree.type === 'element') {
    if (except.has(tree.tagName)) return found;
    found.push(tree);
  }
  if ('children' in tree) for (const child of tree.children) elementsIn(child, except, found);
  return found;
}

/** The first element with this name; undefined where there is none. */
export const findElement = (tree: Nodes, name: string): Element | undefined =>
  elementsIn(tree).find(({ tagName }) => tagName === name);

export const hasClass = ({ properties }: Element, name: string): boolean =>
  Array.isArray(properties['className']) && properties['className'].includes(name);

/** The element's id; undefined where it has none or an empty one. */
export const idOf = ({ properties }: Element): string | undefined =>
  typeof properties['id'] === 'string' && properties['id'] ? properties['id'] : undefined;

/** All text inside, as it stands. */
export function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}
