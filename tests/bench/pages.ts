/** The pages of the built site, and which of them stands for its kind. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Pages of one kind share a layout, so what is slow or wrong on one is so on all. */
export type Kind =
  | 'home'
  | 'problem'
  | 'option'
  | 'choose'
  | 'compare'
  | 'security'
  | 'costs'
  | 'troubleshooting'
  | 'glossary'
  | 'about'
  | 'embed'
  | 'other';

export interface Page {
  /** Address from the root of the site, e.g. `/private-connectivity/vpn/`; a file's own name if it is no folder's index. */
  address: string;
  kind: Kind;
  html: string;
}

const guides: readonly Kind[] = ['choose', 'compare', 'security', 'costs', 'troubleshooting'];

/** @param address from the root of the site, with both slashes */
export function kindOf(address: string): Kind {
  if (address === '/') return 'home';
  const [first, second, ...rest] = address.split('/').filter(Boolean);
  if (first === 'private-connectivity' && rest.length === 0) {
    if (!second) return 'problem';
    return guides.find((kind) => kind === second) ?? 'option';
  }
  if (first === 'glossary' && !second) return 'glossary';
  if (first === 'about') return 'about';
  return first === 'embed' ? 'embed' : 'other';
}

/** Whether a page only leads on to another address. */
const isStub = (html: string): boolean => html.includes('<title>Moved: ');

/** Whether search engines are asked to pass over it: embeds, the page for wrong addresses. */
export const isUnlisted = (html: string): boolean => /<meta name="robots" content="[^"]*noindex/.test(html);

/** Every page below `dist`, redirect stubs left out, sorted by address. */
export function readPages(dist: string): Page[] {
  return readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.html'))
    .map((file) => ({ file, html: readFileSync(path.join(dist, file), 'utf8') }))
    .filter(({ html }) => !isStub(html))
    .map(({ file, html }) => {
      const address = `/${file.split(path.sep).join('/')}`.replace(/(^|\/)index\.html$/, '$1');
      return { address, kind: kindOf(address), html };
    })
    .sort((a, b) => (a.address < b.address ? -1 : 1));
}

/**
 * One page of each kind: the one of middle weight, and of two in the middle the heavier.
 * @param weigh weight of a page, in any unit
 */
export function typical(pages: readonly Page[], weigh: (page: Page) => number): Map<Kind, Page> {
  const groups = Map.groupBy(pages, ({ kind }) => kind);
  return new Map(
    [...groups].map(([kind, group]) => {
      const sorted = group.toSorted((a, b) => weigh(a) - weigh(b));
      return [kind, sorted[Math.floor(sorted.length / 2)]!];
    }),
  );
}
