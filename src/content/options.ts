/** The options of a topic that have answers, in the guide's order: what every table and the chooser are about. */
import { getPages, optionsOf, slugOf, type OptionPage } from './pages.ts';
import { loadFacts } from './load.ts';

export async function answeredOptions(topic: string): Promise<OptionPage[]> {
  const facts = loadFacts(topic);
  return optionsOf(await getPages(), topic).filter((page) => facts.has(slugOf(page)));
}

/** An option's title, by its id. */
export const titlesOf =
  (options: readonly OptionPage[]) =>
  (id: string): string =>
    options.find((page) => slugOf(page) === id)!.data.title;
