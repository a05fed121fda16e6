import type { Synonyms } from './synonyms.ts';

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

/** All values of one field after another, which packs better by 4 % than entry after entry. */
export type Columns = { [Field in keyof Entry]: Entry[Field][] };

/** What the build hands to the browser. */
export interface PackedData {
  columns: Columns;
  synonyms: Synonyms;
}

const FIELDS = ['kind', 'path', 'page', 'id', 'title', 'names', 'text'] satisfies (keyof Entry)[];

export const toColumns = (entries: readonly Entry[]): Columns =>
  Object.fromEntries(
    FIELDS.map((field) => [field, entries.map((entry) => entry[field])]),
  ) as unknown as Columns;

export const fromColumns = (columns: Columns): Entry[] =>
  columns.kind.map(
    (_, at) => Object.fromEntries(FIELDS.map((field) => [field, columns[field][at]])) as unknown as Entry,
  );
