/** The shape of `site.config.ts`: what the whole site is called, and how its pages are found. */

/** An address of the site from its root, and the words that lead there. */
export interface Link {
  name: string;
  /** From the root, with slashes at both ends. @example '/glossary/' */
  to: string;
  /** Whether every page below it counts as this place, unless the header names that page as well. @default false */
  below?: boolean;
}

/**
 * A list of the sidebar: pages that lead into a topic (all, or those whose `order` is at least `from` and less than
 * `before`), its options under their kinds, or links.
 */
export type SideList =
  | { title: string; pagesOf: string; from?: number; before?: number }
  | { optionsOf: string }
  | { title: string; links: Link[] };

/** Whether a list has the pages of a topic that stand at this place of its order; options stand in lists of their own. */
export const listsPage = (list: SideList, topic: string, order: number): boolean =>
  'pagesOf' in list &&
  list.pagesOf === topic &&
  order >= (list.from ?? -Infinity) &&
  order < (list.before ?? Infinity);

export interface SiteConfig {
  name: string;
  /** What the guide is, out of context: for language models and feeds. */
  about: string;
  /** Folders of `content/` that are topics, in their order. */
  topics: string[];
  header: Link[];
  sidebar: SideList[];
  footer: { first: string; note: string; links: Link[] };
  /** Other folders of `content/`, and how a breadcrumb names them. */
  sections: Record<string, string>;
}

/** Checks the shape while you type. */
export const defineSite = (config: SiteConfig): SiteConfig => config;
