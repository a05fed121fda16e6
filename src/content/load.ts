/** Loads criteria, sources and the answers of each option, and checks that nothing is missing or dangling. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { ContentError, parseYaml, readYaml } from '../lib/yaml.ts';
import { once } from '../lib/memo.ts';
import { criteriaFile, factsFile, sourcesFile, type Criteria, type Facts, type Source } from './model.ts';

export const OPTIONS = 'content/private-connectivity';

/** Line of the first line that starts a mapping key, for errors about a key. 1-based; 1 when it is not there. */
function lineOfKey(text: string, key: string): number {
  const index = text.split('\n').findIndex((row) => row.trim().startsWith(`${key}:`));
  return index < 0 ? 1 : index + 1;
}

export const loadCriteria = once((): Criteria => {
  const loaded = readYaml('content/criteria.yaml', criteriaFile);
  const groups = new Set(loaded.groups.map((group) => group.id));
  const seen = new Set<string>();
  for (const { id, group } of loaded.criteria) {
    const fail = (reason: string) => {
      throw new ContentError(
        'content/criteria.yaml',
        lineOfKey(readFileSync('content/criteria.yaml', 'utf8'), `- id: ${id}`),
        reason,
      );
    };
    if (!groups.has(group)) fail(`criterion ${id}: group ${group} is not declared`);
    if (seen.has(id)) fail(`criterion ${id} stands here twice`);
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
    if (twin)
      throw new ContentError(
        file,
        lineOfKey(readFileSync(file, 'utf8'), id),
        `${id}: same address as ${twin}`,
      );
    byAddress.set(address, id);
  }
  return new Map(Object.entries(loaded).map(([id, source]) => [id, { id, ...source }]));
});

/**
 * Checks one option's answers against the criteria and the sources.
 * @throws ContentError naming the option's file and the criterion
 */
export function checkFacts(
  text: string,
  file: string,
  criteria: Criteria,
  sources: ReadonlyMap<string, Source>,
): Facts {
  const loaded = parseYaml(text, file, factsFile);
  const known = new Set(criteria.criteria.map((criterion) => criterion.id));
  const fail = (criterion: string, reason: string) => {
    throw new ContentError(file, lineOfKey(text, criterion), `answers.${criterion}: ${reason}`);
  };
  for (const id of known) if (!loaded.answers[id]) fail(id, 'no answer to this criterion');
  for (const [id, answer] of Object.entries(loaded.answers)) {
    if (!known.has(id)) fail(id, 'no such criterion in content/criteria.yaml');
    for (const source of answer.sources) {
      if (!sources.has(source)) fail(id, `source ${source} is not in content/sources.yaml`);
    }
  }
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
