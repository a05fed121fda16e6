/** The pages of the guide, in the order of the navigation. */
import { getCollection, type CollectionEntry } from 'astro:content';
import { tools } from './components.ts';
import { addressOf, site } from './site.ts';
import { listsPage, type Link } from './site-config.ts';
import { findTopic, loadTopic, type Kind } from './topics.ts';

export type Page = CollectionEntry<'pages'>;
export type OptionPage = Page & { data: Extract<Page['data'], { kind: string }> };

export const isOption = (page: Page): page is OptionPage => 'kind' in page.data;

/** Topic of a page; an option always has one. */
export const topicIdOf = (page: Page): string => findTopic(page.id)?.id ?? '';

/** Folder of an option, which is its id in the facts of its topic: `topic/option/index` → `option`. */
export const slugOf = (page: Page): string =>
  page.id
    .replace(/\/index$/, '')
    .split('/')
    .at(-1)!;

export const hrefOf = (page: Page): string => addressOf(page.id);
/** Address of an option's security review, from the site's root. */
export const reviewOf = (option: Page): string => `${hrefOf(option)}review/`;

const byOrder = (a: Page, b: Page) => a.data.order - b.data.order || a.id.localeCompare(b.id, 'en');

/** Every page, in the order of the navigation. */
export const getPages = async (): Promise<Page[]> => (await getCollection('pages')).sort(byOrder);

/** Whether a route file of its own makes the page: what it alone needs must not weigh on the others. */
export const hasOwnRoute = (page: Page): boolean =>
  page.id === 'home' ||
  isOption(page) ||
  site.topics.some((topic) => tools.some((name) => page.id === `${topic}/${name}`));

export interface OptionGroup {
  kind: Kind;
  options: OptionPage[];
}

/** A topic's options under their kinds. */
export function groupOptions(pages: Page[], topic: string): OptionGroup[] {
  const options = pages.filter(isOption).filter((page) => topicIdOf(page) === topic);
  return loadTopic(topic).kinds.map((kind) => ({
    kind,
    options: options.filter((page) => page.data.kind === kind.id),
  }));
}

/** The same without their kinds: every option of a topic, in the guide's order. */
export const optionsOf = (pages: Page[], topic: string): OptionPage[] =>
  groupOptions(pages, topic).flatMap((group) => group.options);

/** A page's name in the navigation. */
export const navName = (page: Page): string => page.data.short ?? page.data.title;

/** A page's name in a breadcrumb, where it stands for what is below it. */
export const sectionName = (page: Page): string =>
  page.id === 'home'
    ? site.name
    : site.topics.includes(page.id)
      ? loadTopic(page.id).title
      : (site.sections[page.id] ?? page.data.title);

/** A list of the sidebar. */
export interface SideList {
  title: string;
  entries: (Page | Link)[];
}

/** The lists of the sidebar; options make one for each of their kinds. */
export const sideLists = (pages: Page[]): SideList[] =>
  site.sidebar.flatMap((list): SideList[] => {
    if ('links' in list) return [{ title: list.title, entries: list.links }];
    if ('pagesOf' in list) {
      const own = (page: Page) => !isOption(page) && listsPage(list, topicIdOf(page), page.data.order);
      return [{ title: list.title, entries: pages.filter(own) }];
    }
    return groupOptions(pages, list.optionsOf).map(({ kind, options }) => ({
      title: kind.title,
      entries: options,
    }));
  });

/** Pages in the order of the sidebar. Previous and next follow it. */
export const readingOrder = (pages: Page[]): Page[] =>
  sideLists(pages).flatMap(({ entries }) => entries.filter((entry): entry is Page => 'id' in entry));

/** Paths of the route that shows one page of each topic. @param name of its file, such as `compare` */
export async function topicPages(
  name: string,
): Promise<{ params: { topic: string }; props: { page: Page } }[]> {
  const pages = await getPages();
  return site.topics.flatMap((topic) => {
    const page = pages.find(({ id }) => id === `${topic}/${name}`);
    return page ? [{ params: { topic }, props: { page } }] : [];
  });
}
