/**
 * The sources of a page: those that its text cites, then those of its firewall rules, and those that only its facts and
 * its situations name.
 */
import path from 'node:path';
import { hasFirewall, loadFirewall } from './firewall.ts';
import { loadFacts } from './load.ts';
import { readPage } from './page-model.ts';
import { loadThreats } from './threats.ts';
import { optionOf } from './topics.ts';

/** Ids in the order of their numbers on the page. @param file from the project's root */
export function sourcesOf(file: string): string[] {
  const { cited, components } = readPage(file);
  const folder = path.posix.dirname(file);
  const shown = components.some(({ name }) => name === 'FirewallRules') && hasFirewall(folder);
  const rules = shown ? loadFirewall(folder) : [];
  const at = optionOf(file);
  const facts = at ? Object.values(loadFacts(at.topic).get(at.option)!) : [];
  const threats = Object.values((at && loadThreats(at.topic).get(at.option)) ?? {});
  return [...new Set([...cited, ...[...rules, ...facts, ...threats].flatMap(({ sources }) => sources)])];
}

/** Numbers of sources in a page's list, those left out that it does not have. @param list as `sourcesOf` gives it */
export const sourceNumbers = (ids: readonly string[], list: readonly string[]): number[] =>
  ids.map((id) => list.indexOf(id) + 1).filter(Boolean);
