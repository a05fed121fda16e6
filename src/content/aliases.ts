/** Retired fragments, from the front matter of the pages. */
import { readPages } from './page-model.ts';
import { readFrontMatter } from './front-matter.ts';

export interface Aliases {
  /** The page's file, as errors name it. */
  file: string;
  /** New fragment by old one. */
  fragments: Record<string, string>;
}

/** Aliases by the address of their page. */
export const readAliases = (): Map<string, Aliases> =>
  new Map(
    readPages().flatMap((page) => {
      const { aliases } = readFrontMatter(page);
      return aliases ? [[page.path, { file: page.file, fragments: aliases }] as const] : [];
    }),
  );
