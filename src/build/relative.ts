/**
 * Makes every reference inside a built page relative, so that one `dist/` works at a domain's root, under any
 * sub-path, and unpacked anywhere, without rebuilding.
 */
import type { Element, Nodes } from 'hast';
import { elementsIn } from '../lib/hast.ts';

/** Attributes that hold one address. The guide's own scripts read `data-src`, `data-worker`, `data-drawer`, and `value` of a button. */
const SINGLE = [
  'href',
  'src',
  'dataSrc',
  'dataWorker',
  'dataDrawer',
  'poster',
  'action',
  'formAction',
  'cite',
  'data',
  'xLinkHref',
];
/** Attributes that hold several, each with a size behind it. */
const LISTS = ['srcSet', 'imageSrcSet'];

const fromRoot = (value: string): boolean => /^\/(?!\/)/.test(value);

/** Names of the element's properties that hold addresses, as the tree calls them. */
export function addressesOf({ tagName, properties }: Element): string[] {
  const names = [...SINGLE, ...LISTS, ...(tagName === 'button' ? ['value'] : [])];
  return names.filter((name) => properties[name] !== undefined);
}

/**
 * Puts `prefix` in place of the first slash of every address from the site's root; `content`, which holds absolute
 * addresses, is left alone but for a refresh.
 * @param prefix leads from the page to the site's root, with a slash at its end
 */
export function relativize(tree: Nodes, prefix: string): void {
  const moved = (address: string) => (fromRoot(address) ? prefix + address.slice(1) : address);
  for (const element of elementsIn(tree)) {
    const { properties } = element;
    for (const name of addressesOf(element)) {
      const value = properties[name];
      // The parser hands out some lists as arrays.
      const text = Array.isArray(value) ? value.join(', ') : String(value);
      properties[name] = LISTS.includes(name) ? text.split(/,\s+/).map(moved).join(', ') : moved(text);
    }
    if (element.tagName === 'meta' && String(properties['httpEquiv']) === 'refresh')
      properties['content'] = String(properties['content']).replace(/(?<=url=)\/(?!\/)/i, prefix);
  }
}

/** Leads from a page back to the site's root. @param file path of the page below `dist/` */
export function upFrom(file: string): string {
  return '../'.repeat(file.split('/').length - 1) || './';
}
