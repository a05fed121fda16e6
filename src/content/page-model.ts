/**
 * The page model: an MDX page of `content/`, read once. Figures, bare views, Markdown twins, runbooks, previews and
 * checks take from it what a page holds and where; nothing else reads the text of a page.
 */
import { readFileSync } from 'node:fs';
import Slugger from 'github-slugger';
import { attributesOf, computedOf, isJsx, parseMdx, textOf, walk, type MdxNode } from '../lib/mdx.ts';
import { contentFiles, inContent } from './root.ts';
import { addressOf } from './site.ts';
import { MAIN_FIGURE } from './topics.ts';

/** A place in a page. */
interface Place {
  /** The page's file, from the project's root. */
  file: string;
  /** From 1, counted in the file: front matter included. */
  line: number;
  /** Characters before it in the file. */
  offset: number;
}

interface Heading extends Place {
  depth: number;
  text: string;
  /** Fragment, as the build makes it. */
  id: string;
}

export interface Fence extends Place {
  /** First word of the opening line; empty when there is none. */
  lang: string;
  /** What follows it there, e.g. "flows id=fig-who". */
  meta: string;
  source: string;
}

export interface Component extends Place {
  name: string;
  attributes: Record<string, string>;
  /** Names of attributes that are code instead of a text, which no component takes. */
  computed: string[];
  /** Names of the components around it, from the outside. */
  inside: string[];
}

export interface SnippetUse extends Component {
  /** Fragment on its page. */
  id: string;
}

interface Cite extends Component {
  ids: string[];
}

interface Tab extends Component {
  /** Key of its group, unique on the page. */
  group: string;
  /** Its place in the group, from 0. */
  index: number;
  /** Fragment of its content. */
  id: string;
}

interface Link extends Place {
  href: string;
}

interface Image extends Place {
  src: string;
  alt: string;
}

export interface PageModel {
  file: string;
  /** Address from the site's root. */
  path: string;
  text: string;
  tree: MdxNode;
  /** YAML between the dashes; it starts in line 2. */
  frontMatter: string;
  headings: Heading[];
  /** Mermaid fences. */
  figures: Fence[];
  /** Every other fence. */
  fences: Fence[];
  /** Every component, those below included. */
  components: Component[];
  snippets: SnippetUse[];
  cites: Cite[];
  terms: Component[];
  tabs: Tab[];
  links: Link[];
  images: Image[];
  /** JavaScript in the text, which pages do not use. */
  code: (Place & { source: string })[];
  /** Ids of the cited sources in the order of first citation, which is their number. */
  cited: string[];
}

/** Address of a page from the site's root, by its file. */
export const pathOf = (file: string): string => addressOf(inContent(file).replace(/\.mdx$/, ''));

const words = (text = ''): string[] => text.split(/\s+/).filter(Boolean);

export const idOfSnippet = (file: string): string => `snippet-${file.replaceAll('.', '-')}`;
export const idOfTab = (group: string, title: string): string =>
  `tab-${group}-${title.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;

/**
 * Reads a page's text.
 * @param file path as errors show it, from the project's root
 * @throws ContentError for text that is no MDX
 */
export function readText(text: string, file: string): PageModel {
  const tree = parseMdx(text, file);
  const slugger = new Slugger();
  const model: PageModel = {
    file,
    path: pathOf(file),
    text,
    tree,
    frontMatter: '',
    headings: [],
    figures: [],
    fences: [],
    components: [],
    snippets: [],
    cites: [],
    terms: [],
    tabs: [],
    links: [],
    images: [],
    code: [],
    cited: [],
  };
  const groups: string[] = [];
  let tabs = 0;

  const readComponent = (component: Component) => {
    const { name, attributes } = component;
    model.components.push(component);
    if (name === 'Snippet') model.snippets.push({ ...component, id: idOfSnippet(attributes['file'] ?? '') });
    if (name === 'Cite') model.cites.push({ ...component, ids: words(attributes['s']) });
    if (name === 'Term') model.terms.push(component);
    if (name === 'Tabs') {
      groups.push(attributes['sync'] ?? 'variant');
      tabs = 0;
    }
    if (name === 'Tab') {
      const key = groups.at(-1) ?? 'variant';
      // The fragment is made of the key, so that a new group elsewhere on the page does not move it.
      const twins = groups.filter((entry) => entry === key).length;
      const group = twins > 1 ? `${key}-${twins}` : key;
      model.tabs.push({ ...component, group, index: tabs, id: idOfTab(group, attributes['title'] ?? '') });
      tabs += 1;
    }
  };

  walk(tree, (node, parents) => {
    const { line = 1, offset = 0 } = node.position?.start ?? {};
    const place: Place = { file, line, offset };
    if (node.type === 'yaml') model.frontMatter = node.value;
    else if (node.type === 'heading') {
      const heading = textOf(node);
      model.headings.push({ ...place, depth: node.depth, text: heading, id: slugger.slug(heading) });
    } else if (node.type === 'code') {
      const fence = { ...place, lang: node.lang ?? '', meta: node.meta ?? '', source: node.value };
      (node.lang === 'mermaid' ? model.figures : model.fences).push(fence);
    } else if (node.type === 'link' || node.type === 'definition')
      model.links.push({ ...place, href: node.url });
    else if (node.type === 'image') model.images.push({ ...place, src: node.url, alt: node.alt ?? '' });
    else if (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression') {
      if (!/^\s*\/\*[\s\S]*\*\/\s*$/.test(node.value))
        model.code.push({ ...place, source: `{${node.value}}` });
    } else if (node.type === 'mdxjsEsm') model.code.push({ ...place, source: node.value });
    else if (isJsx(node)) {
      const inside = parents.flatMap((parent) => (isJsx(parent) && parent.name ? [parent.name] : []));
      const [attributes, computed] = [attributesOf(node), computedOf(node)];
      readComponent({ ...place, name: node.name ?? '', attributes, computed, inside });
    }
  });
  model.cited = [...new Set(model.cites.flatMap(({ ids }) => ids))];
  return model;
}

const read = new Map<string, PageModel>();

/** Reads a page, or answers what was read before if its text is the same. @param file from the project's root */
export function readPage(file: string): PageModel {
  const text = readFileSync(file, 'utf8');
  const known = read.get(file);
  if (known?.text === text) return known;
  const model = readText(text, file);
  read.set(file, model);
  return model;
}

/** Files of all MDX pages, from the project's root. */
export const pageFiles = (): string[] => contentFiles('**/*.mdx');

/** Every MDX page. */
export const readPages = (): PageModel[] => pageFiles().map(readPage);

/** Fragment of a figure, as its fence says; undefined where it says none. */
export const idOfFigure = ({ meta }: Pick<Fence, 'meta'>): string | undefined =>
  /(?:^|\s)id=(\S+)/.exec(meta)?.[1];

export const isMain = (fence: Pick<Fence, 'meta'>): boolean => idOfFigure(fence) === MAIN_FIGURE;

/** The figure of an option's page that says who reaches what; undefined where there is none. */
export const mainFigureOf = ({ figures }: PageModel): Fence | undefined => figures.find(isMain);
