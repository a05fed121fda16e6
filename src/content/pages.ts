/** The pages of the guide, in the order of the navigation. */
import { getCollection, type CollectionEntry } from 'astro:content';
import { kinds, type Kind, type KindId } from './kinds.ts';
import { addressOf } from './site.ts';

export type Page = CollectionEntry<'pages'>;
export type OptionPage = Page & { data: Extract<Page['data'], { kind: KindId }> };

export const isOption = (page: Page): page is OptionPage => 'kind' in page.data;

/** Folder of an option, which is also its id in the facts: `private-connectivity/vpn/index` → `vpn`. */
export const slugOf = (page: Page): string =>
  page.id
    .replace(/\/index$/, '')
    .split('/')
    .at(-1)!;

export const hrefOf = (page: Page): string => addressOf(page.id);

const byOrder = (a: Page, b: Page) => a.data.order - b.data.order || a.id.localeCompare(b.id);

/** Every page, in the order of the navigation. */
export const getPages = async (): Promise<Page[]> => (await getCollection('pages')).sort(byOrder);

/** Pages with a route file of their own: what they alone need must not weigh on the others. */
export const hasOwnRoute = (page: Page): boolean =>
  ['home', 'private-connectivity/choose', 'private-connectivity/compare'].includes(page.id);

export interface OptionGroup {
  kind: Kind;
  options: OptionPage[];
}

export function groupOptions(pages: Page[]): OptionGroup[] {
  const options = pages.filter(isOption);
  return kinds.map((kind) => ({ kind, options: options.filter((page) => page.data.kind === kind.id) }));
}

/** Pages that lead into the options: the problem, choosing, comparing … in the order their front matter gives. */
export const startPages = (pages: Page[]): Page[] =>
  pages.filter((page) => !isOption(page) && page.id.startsWith('private-connectivity'));

/** Of those, the pages on one setting of a company's network; the rest is for every reader. */
const FIRST_SETTING = 7;
export const isSetting = (page: Page): boolean => page.data.order >= FIRST_SETTING;

/** Short names where a page's title is too long for the navigation. */
const shortNames: Record<string, string> = {
  'private-connectivity': 'The problem',
  'private-connectivity/cloud-doors': 'More cloud doors',
  'private-connectivity/kubernetes-api': 'Kubernetes API',
  'private-connectivity/oidc-claims': 'OIDC claims',
  'private-connectivity/public-edge': 'Public edge',
  'private-connectivity/vpn-profiles': 'VPN profiles',
};

export const navName = (page: Page): string => shortNames[page.id] ?? page.data.title;

/** Reading order: the pages that lead in, then every option by kind. Previous and next follow it. */
export const readingOrder = (pages: Page[]): Page[] => [
  ...startPages(pages),
  ...groupOptions(pages).flatMap((group) => group.options),
];
