/** What makes the text of finished pages easier to read: cells that know their column, and dates that stay whole. */
import type { Element, ElementContent, Nodes, Text } from 'hast';
import { elementsIn, hasClass, textOf } from '../lib/hast.ts';

/** Where a date is no text of its own. */
const OPAQUE = new Set([
  'a',
  'code',
  'output',
  'pre',
  'script',
  'style',
  'svg',
  'template',
  'textarea',
  'time',
  'title',
]);
const DATE = /\b(\d{4}-\d\d-\d\d)\b/;

/** Tables of a page's text: on narrow windows each row becomes a list of label and value, or a value below the other. */
export function labelCells(tree: Nodes): void {
  for (const place of elementsIn(tree).filter((one) => one.tagName === 'div' && hasClass(one, 'scroll'))) {
    const table = place.children.find(
      (one): one is Element => one.type === 'element' && one.tagName === 'table',
    );
    if (!table || table.properties['className']) continue;
    const inside = elementsIn(table);
    const heads = inside.filter(({ tagName }) => tagName === 'th').map((head) => textOf(head).trim());
    const rows = inside.filter(
      ({ tagName, children }) =>
        tagName === 'tr' && children.some((one) => one.type === 'element' && one.tagName === 'td'),
    );
    const cells = rows.map(({ children }) =>
      children.filter((one): one is Element => one.type === 'element'),
    );
    // Spanned or headed rows say more than a list could.
    if (cells.some((row) => row.length !== heads.length || row.some(({ tagName }) => tagName !== 'td')))
      continue;
    // One column beside the first needs its name once: the head stays.
    const named = heads.length > 2;
    table.properties['className'] = named ? ['stacked'] : ['stacked', 'pairs'];
    for (const row of cells)
      row.forEach((cell, i) => {
        // A long name in it breaks after an underscore.
        if (named && i && heads[i]) cell.properties['data-label'] = heads[i].replaceAll('_', '_\u200b');
      });
  }
}

/** Longer ones would not fit a phone's line in letters of twice their size. */
const SHORT_FLAG = /^-.{1,13}$/;

/** Marks flags such as `-D`, which browsers break after their hyphens. */
export function keepFlags(tree: Nodes): void {
  for (const one of elementsIn(tree, new Set(['pre', 'svg', 'script', 'style'])))
    if (one.tagName === 'code' && SHORT_FLAG.test(textOf(one))) one.properties['className'] = ['flag'];
}

/** Wraps dates such as 2026-08-20, which browsers break at their hyphens, in the element that does not break. */
export function keepDates(tree: Nodes): void {
  const isDated = (node: Nodes): node is Text => node.type === 'text' && DATE.test(node.value);
  for (const one of elementsIn(tree, OPAQUE)) {
    if (!one.children.some(isDated)) continue;
    one.children = one.children.flatMap((child): ElementContent[] =>
      isDated(child)
        ? child.value.split(DATE).map((value, i): Element | Text => {
            const text: Text = { type: 'text', value };
            return i % 2 ? { type: 'element', tagName: 'time', properties: {}, children: [text] } : text;
          })
        : [child],
    );
  }
}
