/** What search can find: a place in the guide with the words that lead to it. */
export const kinds = ['page', 'section', 'figure', 'snippet', 'term', 'need', 'answer', 'error'] as const;
export type Kind = (typeof kinds)[number];

export interface Entry {
  kind: Kind;
  /** Address of its page from the root of the site, e.g. `/topic/option/`. */
  path: string;
  /** Title of its page. */
  page: string;
  /** Fragment; empty for the page itself. */
  id: string;
  title: string;
  /** Headings that it stands under, and other names that readers use for it. Searched, not shown. */
  names: string;
  text: string;
}

export const addressOf = ({ path, id }: Pick<Entry, 'path' | 'id'>): string => (id ? `${path}#${id}` : path);
