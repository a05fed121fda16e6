/**
 * Places inside a built page that can be linked to. The build works on the finished page, because a place may come
 * from Markdown, from a component or from data; here all look the same.
 */
import type { Element, ElementContent, Nodes, Parents } from 'hast';
import { elementsIn, hasClass, idOf, textOf } from '../lib/hast.ts';

/** Elements whose id is a published address. */
const PUBLISHED = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'figure', 'table', 'tr', 'th', 'dt', 'a']);
/** Nothing in a drawing or in code is an address. */
const OPAQUE = new Set(['svg', 'script', 'style']);

export interface Places {
  /** Every id of the page: what a fragment may resolve to. */
  resolves: Set<string>;
  /** Fragments that are published with the page, in its order. */
  published: string[];
}

/**
 * Published are headings, figures and snippets, tables, their rows and columns, terms and aliases. What only screen
 * readers hear is no place that a reader could have linked to.
 */
export function placesOf(tree: Nodes): Places {
  const all = elementsIn(tree, OPAQUE).filter((element) => idOf(element));
  const published = all.filter(
    (element) =>
      (PUBLISHED.has(element.tagName) && !hasClass(element, 'vh')) ||
      (element.tagName === 'span' && hasClass(element, 'alias')),
  );
  return {
    resolves: new Set(all.map((element) => idOf(element)!)),
    published: [...new Set(published.map((element) => idOf(element)!))],
  };
}

const HEADING = /^h[2-4]$/;

const element = (
  tagName: string,
  properties: Element['properties'],
  children: ElementContent[] = [],
): Element => ({ type: 'element', tagName, properties, children });

const selfLink = (id: string, children: ElementContent[]): Element =>
  element('a', { className: ['self'], href: `#${id}` }, children);

/**
 * Gives each table of the text an address, `table-` and the id of the heading above it (counted from the second on),
 * and a caption with its number that links to it. Its name for screen readers is its own caption, else the heading.
 */
export function nameTables(main: Nodes): void {
  let heading: Element | undefined;
  let number = 0;
  const used = new Map<string, number>();
  for (const one of elementsIn(main)) {
    if (HEADING.test(one.tagName) && idOf(one)) heading = one;
    if (one.tagName !== 'table' || !(idOf(one) ?? heading)) continue;
    let id = idOf(one);
    if (!id) {
      const above = idOf(heading!)!;
      const count = (used.get(above) ?? 0) + 1;
      used.set(above, count);
      id = `table-${above}${count > 1 ? `-${count}` : ''}`;
    }
    number += 1;
    one.properties['id'] = id;
    const caption = one.children.find((child) => child.type === 'element' && child.tagName === 'caption');
    const name = textOf(caption ?? heading ?? one).trim();
    const hidden = element('span', { className: ['vh'] }, [{ type: 'text', value: `: ${name}` }]);
    const link = selfLink(id, [{ type: 'text', value: `Table ${number}` }, hidden]);
    one.children = [element('caption', {}, [link]), ...one.children.filter((child) => child !== caption)];
  }
}

/**
 * Makes the title of every heading and snippet of the text a link to itself, as figures and terms have it: a link
 * beside it would become part of the heading's name for screen readers. The sign is drawn by CSS.
 */
export function addSelfLinks(main: Nodes): void {
  const wrap = (title: Element, id: string) => {
    // A link in a link is not HTML: such a heading shares its address through the contents of the page.
    if (elementsIn(title).some(({ tagName }) => tagName === 'a')) return;
    title.children = [selfLink(id, title.children)];
  };
  const all = elementsIn(main);
  // Pressing a folded section's title opens it (`fold.ts`).
  const folded = new Set(
    all.filter(({ tagName }) => tagName === 'summary').flatMap((one) => elementsIn(one)),
  );
  for (const one of all) {
    const id = idOf(one);
    if (!id) continue;
    // A link that only the keyboard meets would be focus without a sign.
    if (HEADING.test(one.tagName) && !hasClass(one, 'vh') && !folded.has(one)) wrap(one, id);
    if (one.tagName !== 'figure' || !hasClass(one, 'code')) continue;
    const caption = elementsIn(one).find(({ tagName }) => tagName === 'figcaption');
    const title = caption && elementsIn(caption).find(({ tagName }) => tagName === 'b');
    if (title) wrap(title, id);
  }
}

/**
 * Keeps retired fragments alive: an empty element with the old id, inside the place that replaced it, so that the
 * page scrolls to the same spot. @throws Error naming the fragment when the new place is not on the page
 */
export function addAliases(tree: Nodes, aliases: Record<string, string>): void {
  for (const [old, now] of Object.entries(aliases)) {
    const all = elementsIn(tree, OPAQUE).filter((element) => idOf(element));
    if (all.some((one) => idOf(one) === old)) throw new Error(`aliases.${old}: this id is still on the page`);
    let place: Parents | undefined = all.find((one) => idOf(one) === now);
    if (!place) throw new Error(`aliases.${old}: nothing on the page has the id "${now}"`);
    // A row takes cells only.
    if (place.type === 'element' && place.tagName === 'tr')
      place = place.children.find((cell) => cell.type === 'element') ?? place;
    place.children.unshift(element('span', { className: ['alias'], id: old }));
  }
}
