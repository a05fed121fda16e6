/**
 * The check of everything that writers touch, for `npm run check`, the build and the development server alike: every
 * data file, every page, every drawing. A mistake is a ContentError.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { loadRules } from '../chooser/rules.ts';
import { loadPrices } from '../costs/prices.ts';
import { loadChanges } from '../content/changes.ts';
import { checkPage } from '../content/check-page.ts';
import { readable, readGuide, type Guide } from '../content/check-guide.ts';
import { loadErrors } from '../content/errors.ts';
import { loadFirewalls } from '../content/firewall.ts';
import { loadGlossary } from '../content/glossary.ts';
import { loadCriteria, loadFacts, loadSources, optionFolders } from '../content/load.ts';
import { loadNetwork } from '../content/network.ts';
import { CONTENT } from '../content/root.ts';
import { site } from '../content/site.ts';
import { loadThreats } from '../content/threats.ts';
import { conflicts } from '../content/conflicts.ts';
import { loadTopic, optionOf, unlistedTopics } from '../content/topics.ts';
import { invisibleFaults } from '../content/invisible.ts';
import { unanswered } from '../content/unanswered.ts';
import { ADDRESSES, loadAddresses } from '../content/snippets/addresses.ts';
import { listSnippets, type SnippetFile } from '../content/snippets/files.ts';
import { FIREWALL_FILES } from '../content/snippets/firewall-files.ts';
import { networkFaults } from '../content/snippets/network-names.ts';
import { loadValues } from '../content/snippets/values.ts';
import { loadWords, wordFaults } from '../content/words.ts';
import { agreementFaults } from '../diagrams/agreement.ts';
import { drawFigure } from '../diagrams/figure.ts';
import { threatFaults } from '../diagrams/threats.ts';
import { mainFigureOf, type PageModel } from '../content/page-model.ts';
import { ContentError } from '../lib/content-error.ts';
import { whileStanding } from '../lib/memo.ts';
import { didYouMean } from '../lib/nearest.ts';
import { pinFaults } from '../watch/pin-faults.ts';
import { languageNames } from '../snippets/highlight.ts';
import { loadSynonyms } from '../search/synonyms.ts';

/** Each reads its file and checks it. What needs another file comes after it, so that the cause comes first. */
const dataFiles: readonly (() => unknown)[] = [
  loadSources,
  ...site.topics.flatMap((topic) => [
    () => loadTopic(topic),
    () => loadCriteria(topic),
    () => loadFacts(topic),
    () => loadThreats(topic),
    () => existsSync(`${CONTENT}/${topic}/prices.yaml`) && loadPrices(topic),
  ]),
  loadValues,
  ...site.topics.map((topic) => () => loadFirewalls(topic)),
  loadGlossary,
  loadChanges,
  loadErrors,
  loadNetwork,
  () => existsSync(ADDRESSES) && loadAddresses(),
  loadSynonyms,
  loadWords,
];

/** A mistake of a writer; every other error is one of ours. */
const mistake = (error: unknown): ContentError[] => {
  if (error instanceof ContentError) return [error];
  throw error;
};

function caught(run: () => unknown): ContentError[] {
  try {
    run();
    return [];
  } catch (error) {
    return mistake(error);
  }
}

/** A drawing is checked by drawing it; what is drawn is kept for the build (lib/cache.ts). */
async function checkFigures({ figures }: PageModel): Promise<ContentError[]> {
  const drawn = figures.map((fence) => drawFigure(fence).then(() => [], mistake));
  return (await Promise.all(drawn)).flat();
}

/** A misspelt language would show as plain text, and a misspelt `mermaid` as code. */
function checkFences({ fences }: PageModel): ContentError[] {
  const languages = [...languageNames, 'mermaid'];
  return fences.flatMap(({ file, line, lang, meta }) => {
    const fault = (reason: string, hint?: string) => [new ContentError(file, line, reason, { hint })];
    if (!lang)
      return fault('The code has no language.', 'Write it after the backticks: ```bash, or ```text.');
    if (!languages.includes(lang))
      return fault(`"${lang}" is no language that is highlighted.${didYouMean(lang, languages)}`);
    if (!/^(?:title="[^"]+")?$/.test(meta.trim()))
      return fault(`"${meta}" after the language is not known.`, 'Only title="…" stands there.');
    return [];
  });
}

/** An option's main figure, held against its facts and its situations. What cannot be drawn is a mistake already. */
async function checkMainFigure(page: PageModel): Promise<ContentError[]> {
  const at = optionOf(page.file);
  const facts = at && loadFacts(at.topic).get(at.option);
  if (!facts) return [];
  const topic = loadTopic(at.topic);
  const fence = mainFigureOf(page);
  const figure = fence && (await drawFigure(fence).catch(() => undefined));
  const threats = loadThreats(at.topic).get(at.option);
  return [
    ...agreementFaults(page, topic, at.option, facts, figure),
    ...(figure && threats ? threatFaults(topic, at.option, threats, figure.graph) : []),
  ];
}

/** Snippets that no page shows with a title. The packet of an option shows its firewall rules, without a line for each. */
function hiddenSnippets(snippets: readonly SnippetFile[], pages: readonly PageModel[]): ContentError[] {
  const shown = new Set(
    pages.flatMap(({ file, snippets }) =>
      snippets
        .filter(({ attributes }) => attributes['title'])
        .map(({ attributes }) => path.posix.join(path.posix.dirname(file), attributes['file'] ?? '')),
    ),
  );
  return snippets
    .filter(({ path: file }) => !shown.has(file) && !(path.posix.basename(file) in FIREWALL_FILES))
    .map(({ path: file }) => {
      const hint = `Add <Snippet file="${path.posix.basename(file)}" title="…" /> to index.mdx beside it.`;
      return new ContentError(file, 1, 'No page shows this file.', { hint });
    });
}

/** What the snippets name, held against the lists of it, and that they are shown. */
function snippetFaults(pages: readonly PageModel[]): ContentError[] {
  const snippets = listSnippets();
  return [...hiddenSnippets(snippets, pages), ...networkFaults(snippets), ...pinFaults(snippets)];
}

async function pageFaultsWith(page: PageModel, guide: Guide): Promise<ContentError[]> {
  return [
    ...checkPage(page, guide),
    ...checkFences(page),
    ...(await checkFigures(page)),
    ...(await checkMainFigure(page)),
  ];
}

/** Mistakes of one page. @throws ContentError when a data file is wrong */
export const pageFaults = (page: PageModel, pages: readonly PageModel[]): Promise<ContentError[]> =>
  pageFaultsWith(page, readGuide(pages));

/** Every mistake in `content/`, each once. */
export const contentFaults = (): Promise<ContentError[]> => whileStanding(findFaults);

async function findFaults(): Promise<ContentError[]> {
  // What is wrong besides follows from a merge that is not done, or from a new option that is not answered.
  const torn = conflicts();
  if (torn.length) return torn;
  const open = unanswered();
  if (open.length) return open;
  // Nor does a topic's page work before the site has the topic.
  const unlisted = unlistedTopics();
  if (unlisted.length) return unlisted;
  const { pages, faults } = readable();
  const found = [...invisibleFaults(), ...dataFiles.flatMap(caught), ...faults];
  try {
    const guide = readGuide(pages);
    for (const page of pages) found.push(...(await pageFaultsWith(page, guide)));
  } catch (error) {
    // A data file is wrong, which stands in the list already: pages are checked against sound files only.
    found.push(...mistake(error));
  }
  if (!found.length) found.push(...wordFaults(), ...snippetFaults(pages));
  // The rules name options and criteria: they are checked when those are right.
  if (!found.length)
    found.push(...site.topics.flatMap((topic) => caught(() => loadRules(topic, optionFolders(topic)))));
  return [...new Map(found.map((fault) => [fault.message, fault])).values()];
}
