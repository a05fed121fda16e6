/** Everything that search can find, from the built pages and the data behind them. */
import { loadErrors } from '../content/errors.ts';
import { loadGlossary } from '../content/glossary.ts';
import { loadCriteria, loadFacts } from '../content/load.ts';
import { VERDICT_WORDS } from '../content/model.ts';
import { loadTopics, type Topic } from '../content/topics.ts';
import { isListed, type BuiltPage } from '../lib/built.ts';
import { extract } from './extract.ts';
import type { Entry } from './entry.ts';

const bare = (text: string): string => text.replaceAll('`', '');

export function entriesOf(pages: readonly BuiltPage[]): Entry[] {
  const listed = pages.filter(({ tree }) => isListed(tree)).sort((a, b) => (a.address < b.address ? -1 : 1));
  const found = listed.flatMap(({ address, tree }) => extract(tree, address));
  nameTerms(found);
  return [...found, ...loadTopics().flatMap((topic) => answers(found, topic)), ...messages(found)];
}

/** A term is found by its other names, which stand once in the index and not in its text as well. */
function nameTerms(entries: readonly Entry[]): void {
  const also = new Map(loadGlossary().map((entry) => [entry.id, entry.also.join(' ')]));
  for (const entry of entries) {
    if (entry.kind !== 'term') continue;
    entry.names = also.get(entry.id) ?? '';
    entry.text = entry.text.replace(/(?: \(judgment\))?(?: Also: .*)?$/, '');
  }
}

/** Each criterion of a topic, and each option's answer to it, where the page that shows it is there. */
function answers(entries: readonly Entry[], topic: Topic): Entry[] {
  const titles = new Map(
    entries.filter(({ kind }) => kind === 'page').map(({ path, title }) => [path, title]),
  );
  const { criteria } = loadCriteria(topic.id);
  const made: Entry[] = [];
  const path = `${topic.path}compare/`;
  const compare = titles.get(path);
  if (compare) {
    for (const { id, label, question, help } of criteria)
      made.push({
        kind: 'need',
        path,
        page: compare,
        id,
        title: label,
        names: '',
        text: `${question} ${help}`,
      });
  }
  for (const [option, facts] of loadFacts(topic.id)) {
    const path = `${topic.path}${option}/`;
    const page = titles.get(path);
    if (!page) continue;
    for (const { id, label } of criteria) {
      const { verdict, short, detail } = facts[id]!;
      const text = `${VERDICT_WORDS[verdict]}: ${bare(short)}`;
      made.push({ kind: 'answer', path, page, id: 'at-a-glance', title: label, names: bare(detail), text });
    }
  }
  return made;
}

/** What programs print, each line an entry that leads to the section with its remedy. */
function messages(entries: readonly Entry[]): Entry[] {
  const titles = new Map(entries.map(({ path, page }) => [path, page]));
  return [...loadErrors().values()].flat().flatMap(({ client, line, means, to }) => {
    const [path, id] = to.split('#') as [string, string];
    const page = titles.get(path);
    return page ? [{ kind: 'error' as const, path, page, id, title: line, names: client, text: means }] : [];
  });
}
