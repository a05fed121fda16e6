/** Everything in the guide that has an address, from A to Z: what the search page shows where search cannot run. */
import { render } from 'astro:content';
import { loadGlossary } from '../content/glossary.ts';
import { getPages, hrefOf, navName } from '../content/pages.ts';
import { pageFigures } from '../diagrams/page.ts';

export interface Item {
  title: string;
  /** Where it stands: the page's name, or what it is. */
  where: string;
  href: string;
}

/** Headings that every option has: alone they name nothing, so the list says them by their page. */
async function items(): Promise<Item[]> {
  const pages = await getPages();
  const found = await Promise.all(
    pages.map(async (page): Promise<Item[]> => {
      const href = hrefOf(page);
      const where = navName(page);
      const { headings } = await render(page);
      const figures = page.id === 'home' ? [] : await pageFigures(page);
      return [
        { title: page.data.title, where: 'Page', href },
        ...headings.map(({ slug, text }) => ({ title: text, where, href: `${href}#${slug}` })),
        ...figures.map(({ id, title }) => ({ title, where: `Figure, ${where}`, href: `${href}#${id}` })),
      ];
    }),
  );
  const terms = loadGlossary().map(({ id, term }) => ({
    title: term,
    where: 'Term',
    href: `/glossary/#${id}`,
  }));
  return [...found.flat(), ...terms];
}

export interface Letter {
  letter: string;
  items: { title: string; places: Item[] }[];
}

/** By first letter, what has one title under it once with all its places. */
export async function fromAToZ(): Promise<Letter[]> {
  const byTitle = Map.groupBy(await items(), ({ title }) => title);
  const titles = [...byTitle].sort(([a], [b]) => a.localeCompare(b, 'en', { sensitivity: 'base' }));
  const byLetter = Map.groupBy(titles, ([title]) => /[a-z]/i.exec(title[0]!)?.[0].toUpperCase() ?? '0–9');
  return [...byLetter].map(([letter, entries]) => ({
    letter,
    items: entries.map(([title, places]) => ({ title, places })),
  }));
}
