/** What can be wrong with one page: everything that a writer can get wrong in MDX, but for what figures draw. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { ContentError } from '../lib/content-error.ts';
import { lineOfText } from '../lib/yaml.ts';
import { didYouMean, nearest } from '../lib/nearest.ts';
import { components, htmlElements, tools } from './components.ts';
import { optionFolders } from './load.ts';
import { findTopic, loadTopics, optionOf } from './topics.ts';
import { pathOf, type Component, type PageModel, type SnippetUse } from './page-model.ts';
import { hasFirewall } from './firewall.ts';
import { foldable, foldsOf } from './folds.ts';
import { isOptionData, readFrontMatter, type FrontMatter } from './front-matter.ts';
import { ownIds } from './places.ts';
import { RUNBOOK } from './sections.ts';
import { site } from './site.ts';
import { listsPage } from './site-config.ts';
import { readSnippet } from './snippets/files.ts';
import { checkSyntax } from './snippets/syntax.ts';
import { markedLines } from './snippets/marks.ts';
import { fullTitle, LONGEST_TITLE } from './title.ts';
import { checkDeclared } from './snippets/values.ts';
import type { Guide } from './check-guide.ts';

type Fault = (line: number, reason: string, hint?: string) => void;

/** Mistakes of a page in the order of its lines. */
export function checkPage(page: PageModel, guide: Guide): ContentError[] {
  const faults: ContentError[] = [];
  const fault: Fault = (line, reason, hint) =>
    void faults.push(new ContentError(page.file, line, reason, { hint }));
  const collect = (check: () => void) => {
    try {
      check();
    } catch (error) {
      if (!(error instanceof ContentError)) throw error;
      faults.push(error);
    }
  };

  collect(() => checkFrontMatter(page, guide, fault));
  for (const component of page.components) checkComponent(component, guide, fault);
  for (const snippet of page.snippets) collect(() => checkSnippet(snippet, page, guide, fault));
  collect(() => checkDeclared(page.text, page.file, guide.values));
  for (const { line, source } of page.code)
    fault(
      line,
      `${source.split('\n')[0]} is JavaScript, which pages do not run.`,
      'Write \\{ for a brace that is text.',
    );
  for (const { src, alt, line } of page.images) {
    if (!alt.trim()) fault(line, `The image ${src} has no text.`, 'Say between the brackets what it shows.');
    const file = src.startsWith('/') ? `public${src}` : path.posix.join(path.posix.dirname(page.file), src);
    if (!/^https?:/.test(src) && !existsSync(file) && !guide.places.has(src))
      fault(line, `The image ${file} does not exist.`);
    if (/^https?:/.test(src))
      fault(line, `The image ${src} is on another server.`, 'Put the file beside the page.');
  }
  checkHeadings(page, fault);
  for (const { href, line } of page.links) checkLink(href, line, page, guide, fault);
  return faults.sort((a, b) => a.line - b.line);
}

/** A page of a topic that no list of the sidebar has is one that readers don't come by. */
function checkListed({ path: address }: PageModel, data: FrontMatter, line: number, fault: Fault): void {
  const topic = findTopic(address)?.id;
  if (!topic) return;
  const isOption = isOptionData(data);
  const listed = site.sidebar.some((list) =>
    isOption ? 'optionsOf' in list && list.optionsOf === topic : listsPage(list, topic, data.order),
  );
  const list = isOption ? `{ optionsOf: '${topic}' }` : `{ title: '…', pagesOf: '${topic}' }`;
  if (!listed)
    fault(
      line,
      `No list of the sidebar has this page.`,
      `Add ${list} to \`sidebar\` in site.config.ts, or change the page's order.`,
    );
}

function checkFrontMatter(page: PageModel, { places }: Guide, fault: Fault): void {
  const data = readFrontMatter(page);
  const at = (field: string) => 1 + lineOfText(page.frontMatter, field);
  const facts = `${path.posix.dirname(page.file)}/facts.yaml`;
  if (isOptionData(data) && !existsSync(facts))
    fault(at('kind:'), `An option needs facts, and ${facts} does not exist.`);
  checkListed(page, data, at('order:'), fault);
  const { length } = fullTitle(data.title, page.path);
  if (length > LONGEST_TITLE)
    fault(
      at('title:'),
      `title: with the names above it, it has ${length} characters, and previews cut it at ${LONGEST_TITLE}.`,
    );
  const topic = findTopic(page.path);
  if ('everyOption' in data && data.everyOption && topic)
    for (const option of optionFolders(topic.id)) {
      const address = `${topic.path}${option}/`;
      if (!page.links.some(({ href }) => href === address))
        fault(
          at('everyOption:'),
          `everyOption: the page has no link to ${address}.`,
          'Say there what holds for it.',
        );
    }
  const sections = foldable(page);
  for (const id of foldsOf(page))
    if (!sections.has(id))
      fault(
        at('fold:'),
        `fold: no section of the page has the id "${id}".${didYouMean(id, sections)}`,
        'Only a second- or third-level heading outside of components can be folded.',
      );
  const own = places.get(page.path)!;
  for (const [old, now] of Object.entries(data.aliases ?? {})) {
    if (ownIds(page).some(({ id }) => id === old))
      fault(at(`${old}:`), `aliases.${old}: this id is still on the page.`);
    if (!own.has(now))
      fault(at(`${old}:`), `aliases.${old}: nothing on the page has the id "${now}".${didYouMean(now, own)}`);
  }
}

/** Name of the tool that a page is: `content/topic/errors.mdx` → `errors`. */
const toolOf = (file: string): string | undefined =>
  loadTopics()
    .flatMap(({ folder }) => tools.map((name) => [name, `${folder}/${name}.mdx`]))
    .find(([, page]) => page === file)?.[0];

function checkComponent(component: Component, guide: Guide, fault: Fault): void {
  const { name, line, attributes, computed, inside } = component;
  if (/^[a-z]/.test(name)) {
    if (!htmlElements.includes(name))
      fault(line, `<${name}> is no element that pages use.`, 'Write \\< for a sign that is text.');
    return;
  }
  const known = components[name];
  if (!known)
    return fault(
      line,
      `There is no component <${name}>.${didYouMean(name, Object.keys(components)) || ' docs/writing.md lists all.'}`,
    );
  const tool = toolOf(component.file);
  if (known.only && known.only !== tool)
    return fault(line, `<${name}> works on the page ${known.only}.mdx of a topic only.`);
  if (known.aboutAll && (tool ?? optionOf(component.file)))
    return fault(line, `<${name}> is about all options: it works on no option's page, and beside no tool.`);
  const needs = known.needs ?? [];
  const takes = [...needs, ...(known.takes ?? [])];
  for (const attribute of computed)
    fault(line, `<${name}>: ${attribute} is JavaScript.`, `Write a text: ${attribute}="…".`);
  const unknown = Object.keys(attributes).filter((attribute) => !takes.includes(attribute));
  for (const attribute of unknown)
    fault(line, `<${name}> takes no attribute "${attribute}".${didYouMean(attribute, takes)}`);
  const meant = unknown.map((attribute) => nearest(attribute, needs));
  for (const attribute of needs)
    if (!meant.includes(attribute) && !attributes[attribute]?.trim() && !computed.includes(attribute))
      fault(line, `<${name}> needs ${attribute}="…".`);
  const names = (text = '') => text.split(/\s+/).filter(Boolean);
  const check = (ids: string[], what: string, where: string, all: ReadonlyMap<string, unknown>) => {
    for (const id of ids)
      if (!all.has(id))
        fault(line, `<${name}>: ${what} "${id}" is not in ${where}.${didYouMean(id, all.keys())}`);
  };
  if (name === 'Cite') check(names(attributes['s']), 'source', 'content/sources.yaml', guide.sources);
  if (name === 'Term') check(names(attributes['id']), 'term', 'content/glossary.yaml', guide.terms);
  if (name === 'Facts')
    check(
      names(attributes['criteria']),
      'criterion',
      'criteria.yaml',
      guide.criteria(pathOf(component.file)),
    );
  if (name === 'Errors') check(names(attributes['group']), 'group', 'content/errors.yaml', guide.messages);
  if (name === 'FirewallRules' && !hasFirewall(path.posix.dirname(component.file)))
    fault(line, `<FirewallRules> shows firewall.yaml, and there is none beside the page.`);
  if (name === 'Tab' && inside.at(-1) !== 'Tabs') fault(line, '<Tab> stands outside of <Tabs>.');
}

function checkSnippet(use: SnippetUse, page: PageModel, guide: Guide, fault: Fault): void {
  const { file = '', mark = '' } = use.attributes;
  if (!file) return;
  const snippet = readSnippet(file, page.file, use.line);
  checkSyntax(snippet);
  checkDeclared(snippet.text, snippet.path, guide.values);
  const last = snippet.text.trimEnd().split('\n').length;
  try {
    if ([...markedLines(mark)].some((line) => line < 1 || line > last))
      fault(use.line, `<Snippet mark="${mark}">: ${file} has the lines 1 to ${last}.`);
  } catch (error) {
    fault(use.line, `<Snippet mark="${mark}">: ${(error as RangeError).message}.`);
  }
}

function checkHeadings(page: PageModel, fault: Fault): void {
  const missing = RUNBOOK.filter(
    (name) => !page.headings.some(({ depth, text }) => depth === 2 && text === name),
  );
  if (optionOf(page.file) && missing.length)
    fault(1, `The page has no section "${missing[0]!}".`, 'The runbook of an option is made of it.');
  const texts = new Map<string, number>();
  let above = 1;
  for (const { depth, text, line } of page.headings) {
    const first = texts.get(text.toLowerCase());
    if (first)
      fault(
        line,
        `The heading "${text}" stands in line ${first}, too.`,
        'Give each its own words: links to it are made of them.',
      );
    texts.set(text.toLowerCase(), first ?? line);
    if (depth === 1) fault(line, 'A page has one first-level heading, its title.', 'Begin with ##.');
    else if (depth > above + 1)
      fault(line, `The heading "${text}" is of level ${depth}, the one before of level ${above}.`);
    above = depth;
  }
  const seen = new Map<string, { line: number; what: string }>();
  for (const { id, line, what } of ownIds(page)) {
    const first = seen.get(id);
    if (first) fault(line, `The ${what} has the id "${id}", as the ${first.what} in line ${first.line}.`);
    seen.set(id, { line, what });
  }
}

function checkLink(href: string, line: number, page: PageModel, { places }: Guide, fault: Fault): void {
  if (/^(?:https?|mailto):/.test(href)) return;
  const [target = '', fragment] = href.split('#');
  if (target && !target.startsWith('/'))
    return fault(line, `The link ${href} does not begin at the root.`, 'Write /folder/page/ or #fragment.');
  const address = target || page.path;
  const ids = places.get(address);
  if (!ids) {
    const near = places.has(`${address}/`)
      ? ` Did you mean "${address}/"?`
      : didYouMean(address, places.keys());
    return fault(line, `The link ${href} leads nowhere: there is no page ${address}.${near}`);
  }
  if (fragment && !ids.has(decodeURIComponent(fragment)))
    fault(
      line,
      `The link ${href} leads nowhere: ${address} has no id "${fragment}".${didYouMean(fragment, ids)}`,
    );
}
