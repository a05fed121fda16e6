/** The sources of a page: those that its text cites, then those that only its facts and its situations name. */
import { loadFacts } from './load.ts';
import { readPage } from './page-model.ts';
import { loadThreats } from './threats.ts';
import { optionOf } from './topics.ts';

/** Ids in the order of their numbers on the page. @param file from the project's root */
export function sourcesOf(file: string): string[] {
  const at = optionOf(file);
  const facts = at ? Object.values(loadFacts(at.topic).get(at.option)!) : [];
  const threats = Object.values((at && loadThreats(at.topic).get(at.option)) ?? {});
  return [...new Set([...readPage(file).cited, ...[...facts, ...threats].flatMap(({ sources }) => sources)])];
}
