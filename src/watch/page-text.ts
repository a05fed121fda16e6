/** What a source's page says: its text without the frame around it, its headings, and the section behind a fragment. */
import { htmlToHast } from 'satteri';

interface HastNode {
  type: string;
  tagName?: string;
  value?: string;
  properties?: Record<string, unknown>;
  children?: HastNode[];
}

interface Range {
  /** Positions in `chunks`, the end excluded. */
  start: number;
  end: number;
  /** 1 to 6 for a heading. */
  level?: number;
  id?: string;
}

/** Parts of every page of a site: a change in them says nothing about what was cited. */
const FRAME = new Set(['nav', 'footer', 'aside', 'script', 'style', 'noscript', 'template', 'svg', 'dialog']);

const squeeze = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Text as anchors are compared with it: white space, quotes, dashes and case say nothing about a fact. */
const plain = (text: string): string =>
  squeeze(text)
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[‐-―−]/g, '-')
    .toLowerCase();

export class PageText {
  readonly text: string;
  readonly #chunks: string[];
  readonly #ranges: Range[];

  constructor(chunks: string[], ranges: Range[]) {
    this.#chunks = chunks;
    this.#ranges = ranges;
    this.text = squeeze(chunks.join(' '));
  }

  /** Whether the page says these words, a heading, a number or a key, anywhere outside of its frame. */
  says(anchor: string): boolean {
    return plain(this.text).includes(plain(anchor));
  }

  /** Text behind a fragment: a heading with all below it, or the element of that name. Undefined when there is none. */
  section(fragment: string): string | undefined {
    const target = this.#ranges.find(({ id }) => id === fragment);
    if (!target) return undefined;
    const headings = this.#ranges.filter(({ level }) => level);
    // An empty anchor in front of a heading, one inside of it, and the heading itself all mean the heading.
    const heading = headings.find(
      ({ start, end }) =>
        (target.start >= start && target.end <= end) || (target.start === target.end && start === target.end),
    );
    if (!heading) return squeeze(this.#chunks.slice(target.start, target.end).join(' '));
    const next = headings.find(({ start, level }) => start > heading.start && level! <= heading.level!);
    return squeeze(this.#chunks.slice(heading.start, next?.start).join(' '));
  }
}

/** Walks a tree in document order without recursion: a hostile page may be nested 100,000 deep. */
function collect(root: HastNode): { chunks: string[]; ranges: Range[] } {
  const chunks: string[] = [];
  const ranges: Range[] = [];
  const stack: (HastNode | Range)[] = [root];
  while (stack.length) {
    const entry = stack.pop()!;
    if ('start' in entry) {
      entry.end = chunks.length;
      continue;
    }
    if (entry.type === 'text') {
      if (entry.value?.trim()) chunks.push(entry.value);
      continue;
    }
    if (entry.tagName && FRAME.has(entry.tagName)) continue;
    const level = /^h([1-6])$/.exec(entry.tagName ?? '')?.[1];
    const id = entry.properties?.['id'] ?? (entry.tagName === 'a' ? entry.properties?.['name'] : undefined);
    if (level || id) {
      const range: Range = { start: chunks.length, end: chunks.length };
      if (level) range.level = Number(level);
      if (id) range.id = String(id);
      ranges.push(range);
      stack.push(range);
    }
    for (const child of [...(entry.children ?? [])].reverse()) stack.push(child);
  }
  return { chunks, ranges };
}

/** The first element that `wanted` takes, in document order. */
function find(root: HastNode, wanted: (node: HastNode) => boolean): HastNode | undefined {
  const stack = [root];
  while (stack.length) {
    const node = stack.pop()!;
    if (node.type === 'element' && wanted(node)) return node;
    for (const child of [...(node.children ?? [])].reverse()) stack.push(child);
  }
  return undefined;
}

/** @param html any page, well-formed or not */
export function readHtml(html: string): PageText {
  const tree = htmlToHast(html) as HastNode;
  const main =
    find(tree, ({ tagName, properties }) => tagName === 'main' || properties?.['role'] === 'main') ??
    find(tree, ({ tagName }) => tagName === 'article') ??
    find(tree, ({ tagName }) => tagName === 'body') ??
    tree;
  const { chunks, ranges } = collect(main);
  return new PageText(chunks, ranges);
}

/** @param text Markdown, JSON or plain text: no headings, no fragments */
export const readText = (text: string): PageText => new PageText([text], []);
