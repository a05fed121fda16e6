/** Loads criteria, sources and the answers of each option, and checks that nothing is missing or dangling. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { ContentError, lineOfText, parseYaml, readYaml } from '../lib/yaml.ts';
import { throwAll } from '../lib/content-error.ts';
import { once } from '../lib/memo.ts';
import { didYouMean, nearest } from '../lib/nearest.ts';
import { mistakeAt } from './known.ts';
import { criteriaFile, factsFile, sourcesFile, type Criteria, type Facts, type Source } from './model.ts';

export const OPTIONS = 'content/private-connectivity';

const lineOfKey = (text: string, key: string): number => lineOfText(text, `${key}:`);

export const loadCriteria = once((): Criteria => {
  const file = 'content/criteria.yaml';
  const loaded = readYaml(file, criteriaFile);
  const groups = new Set(loaded.groups.map((group) => group.id));
  const seen = new Set<string>();
  for (const [index, { id, group }] of loaded.criteria.entries()) {
    const at = ['criteria', index];
    if (!groups.has(group))
      throw mistakeAt(file, [...at, 'group'], `no group is called "${group}".${didYouMean(group, groups)}`);
    if (seen.has(id)) throw mistakeAt(file, [...at, 'id'], `criterion ${id} stands here twice`);
    seen.add(id);
  }
  return loaded;
});

/** Every source once, by id. */
export const loadSources = once((): Map<string, Source> => {
  const file = 'content/sources.yaml';
  const loaded = readYaml(file, sourcesFile);
  const byAddress = new Map<string, string>();
  for (const [id, { address }] of Object.entries(loaded)) {
    const twin = byAddress.get(address);
    if (twin) throw mistakeAt(file, [id, 'address'], `same address as ${twin}`);
    byAddress.set(address, id);
  }
  return new Map(Object.entries(loaded).map(([id, source]) => [id, { id, ...source }]));
});

/**
 * Checks one option's answers against the criteria and the sources.
 * @throws ContentError naming the option's file and every criterion that is missing, misspelt or without a source
 */
export function checkFacts(
  text: string,
  file: string,
  criteria: Criteria,
  sources: ReadonlyMap<string, Source>,
): Facts {
  const loaded = parseYaml(text, file, factsFile);
  const known = new Set(criteria.criteria.map((criterion) => criterion.id));
  const faults: ContentError[] = [];
  const fault = (criterion: string, reason: string) => {
    faults.push(new ContentError(file, lineOfKey(text, criterion), `answers.${criterion}: ${reason}`));
  };
  const missing = [...known].filter((id) => !loaded.answers[id]);
  for (const [id, answer] of Object.entries(loaded.answers)) {
    if (!known.has(id)) {
      fault(id, `no criterion is called so.${didYouMean(id, missing)}`);
      const meant = nearest(id, missing);
      if (meant) missing.splice(missing.indexOf(meant), 1);
    }
    for (const source of answer.sources) {
      if (!sources.has(source))
        fault(id, `source "${source}" is not in content/sources.yaml.${didYouMean(source, sources.keys())}`);
    }
  }
  if (missing.length)
    faults.push(
      new ContentError(file, lineOfKey(text, 'answers'), `answers: no answer to ${missing.join(', ')}`),
    );
  throwAll(faults);
  return Object.fromEntries(
    criteria.criteria.map(({ id }) => [
      id,
      { ...loaded.answers[id]!, checked: loaded.answers[id]!.checked ?? loaded.checked },
    ]),
  );
}

/** Facts of every option that has a folder, by the folder's name. */
export const loadFacts = once((): Map<string, Facts> => {
  const criteria = loadCriteria();
  const sources = loadSources();
  const facts = new Map<string, Facts>();
  for (const entry of readdirSync(OPTIONS, { withFileTypes: true })) {
    const file = `${OPTIONS}/${entry.name}/facts.yaml`;
    if (!entry.isDirectory() || !existsSync(file)) continue;
    facts.set(entry.name, checkFacts(readFileSync(file, 'utf8'), file, criteria, sources));
  }
  return facts;
});
