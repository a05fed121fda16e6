/** What rests on each source: the answers, terms and pages that have to be read again when it changes. */
import { loadChanges } from '../content/changes.ts';
import { loadGlossary } from '../content/glossary.ts';
import { loadFacts } from '../content/load.ts';
import { readPages } from '../content/page-model.ts';
import { loadThreats } from '../content/threats.ts';
import { loadTopics } from '../content/topics.ts';

/** By a source's id: lines such as `ip-ranges: docker`, `glossary: runner`, `content/…/costs.mdx`. */
export function usesOfSources(): Map<string, string[]> {
  const uses = new Map<string, string[]>();
  const add = (source: string, use: string) => uses.set(source, [...(uses.get(source) ?? []), use]);
  for (const { id: topic } of loadTopics())
    for (const [option, facts] of loadFacts(topic))
      for (const [criterion, { sources }] of Object.entries(facts))
        for (const source of sources) add(source, `${option}: ${criterion}`);
  for (const { id: topic } of loadTopics())
    for (const [option, threats] of loadThreats(topic))
      for (const [situation, { sources }] of Object.entries(threats))
        for (const source of sources) add(source, `${option}: what if, ${situation}`);
  for (const { id, sources } of loadGlossary()) for (const source of sources) add(source, `glossary: ${id}`);
  for (const { date, sources } of loadChanges())
    for (const source of sources) add(source, `changes: ${date}`);
  for (const { file, cited } of readPages()) for (const source of cited) add(source, file);
  return uses;
}
