/** Loads criteria, sources and the answers of each option, and checks that nothing is missing or dangling. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { ContentError } from '../lib/content-error.ts';
import { lineOfText, parseYaml, readYaml } from '../lib/yaml.ts';
import { throwAll } from '../lib/content-error.ts';
import { once, onceFor } from '../lib/memo.ts';
import { didYouMean, nearest } from '../lib/nearest.ts';
import { checkKnown, each, mistakeAt } from './known.ts';
import { criteriaFile, factsFile, sourcesFile, type Criteria, type Facts, type Source } from './model.ts';
import { CONTENT } from './root.ts';
import { loadTopic } from './topics.ts';

const lineOfKey = (text: string, key: string): number => lineOfText(text, `${key}:`);

/** The questions of a topic. @throws ContentError where one is wrong, or where the topic names one that is not there */
export const loadCriteria = onceFor((topic: string): Criteria => {
  const { folder, reach, glance, review, threats } = loadTopic(topic);
  const file = `${folder}/criteria.yaml`;
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
  const columns = reach.columns.map(({ criterion: name }, index) => ({
    name,
    path: ['reach', 'columns', index, 'criterion'],
  }));
  const asked = (threats?.situations ?? []).flatMap(({ criterion: name }, index) =>
    name ? [{ name, path: ['threats', 'situations', index, 'criterion'] }] : [],
  );
  const named = [
    ...columns,
    ...asked,
    ...each(glance, 'glance'),
    ...Object.entries(review).flatMap(([part, ids]) => each(ids, 'review', part)),
  ];
  checkKnown(`${folder}/topic.yaml`, 'criterion', 'criteria.yaml', named, seen);
  return loaded;
});

/** Sources are asked for hundreds of times in a build: made anew only where the file has changed. */
const sourcesOf = new WeakMap<object, Map<string, Source>>();

/** Every source once, by id. */
export const loadSources = once((): Map<string, Source> => {
  const file = `${CONTENT}/sources.yaml`;
  const loaded = readYaml(file, sourcesFile);
  const known = sourcesOf.get(loaded);
  if (known) return known;
  const byAddress = new Map<string, string>();
  for (const [id, { address }] of Object.entries(loaded)) {
    const twin = byAddress.get(address);
    if (twin) throw mistakeAt(file, [id, 'address'], `same address as ${twin}`);
    byAddress.set(address, id);
  }
  const sources = new Map(Object.entries(loaded).map(([id, source]) => [id, { id, ...source }]));
  sourcesOf.set(loaded, sources);
  return sources;
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

/** Folders of a topic that are options: each is an option's id. */
export function optionFolders(topic: string): string[] {
  const { folder } = loadTopic(topic);
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(`${folder}/${entry.name}/facts.yaml`))
    .map(({ name }) => name);
}

/** Facts of a topic, by option. Two topics may each have an option of one name. */
export const loadFacts = onceFor((topic: string): Map<string, Facts> => {
  const { folder } = loadTopic(topic);
  const criteria = loadCriteria(topic);
  const sources = loadSources();
  return new Map(
    optionFolders(topic).map((option) => {
      const file = `${folder}/${option}/facts.yaml`;
      return [option, checkFacts(readFileSync(file, 'utf8'), file, criteria, sources)];
    }),
  );
});
