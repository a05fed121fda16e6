/** The pages that can be shared: each has a preview image, a Markdown twin, an oEmbed answer and a bare view. */
import { getPages, hrefOf, sectionName, type Page } from './pages.ts';
import { lastCommit } from '../lib/git.ts';
import { CONTENT } from './root.ts';
import { site } from './site.ts';

/** What the glossary is, out of context. */
export const GLOSSARY = `Every term of art that the ${site.name} uses, explained once, in one or two sentences each.`;

export interface Shared {
  /** Address from the site's root, with slashes at both ends. */
  path: string;
  title: string;
  description: string;
  /** File that a writer edits, from the project's root. */
  file: string;
  /** Missing where a page is made from data alone. */
  page?: Page;
}

/** Every such page, in the order of the navigation. The glossary is made from data. */
export async function sharedPages(): Promise<Shared[]> {
  const pages = (await getPages()).map((page): Shared => ({
    path: hrefOf(page),
    title: page.data.title,
    description: page.data.description,
    file: page.filePath!,
    page,
  }));
  return [
    ...pages,
    {
      path: '/glossary/',
      title: 'Glossary',
      description: GLOSSARY,
      file: `${CONTENT}/glossary.yaml`,
    },
  ];
}

export const findShared = async (path: string): Promise<Shared | undefined> =>
  (await sharedPages()).find((page) => page.path === path);

/** Path parameter of a route below the page, e.g. `/topic/option/` → `topic/option`. */
export const paramOf = ({ path }: Shared): string | undefined => path.slice(1, -1) || undefined;

/** The pages above, from the top: names and addresses of the breadcrumb. */
export async function trail(path: string): Promise<{ name: string; path: string }[]> {
  const pages = await getPages();
  const above = pages.filter((page) => hrefOf(page) !== path && path.startsWith(hrefOf(page)));
  return above.map((page) => ({
    name: sectionName(page),
    path: hrefOf(page),
  }));
}

/** When the page last changed and in which revision; undefined where git does not know. */
export const versionOf = ({ file }: Shared): { date: string | undefined; revision: string | undefined } => ({
  date: lastCommit(file)?.date,
  revision: lastCommit(file)?.revision,
});
