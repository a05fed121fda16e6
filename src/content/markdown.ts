/**
 * A page's MDX as plain Markdown: its own text, in which components become what they stand for and links become
 * absolute. A pure function of the page; what needs data comes in as `Blocks`.
 */
import { attributesOf, childrenOf, isJsx, type MdxNode } from '../lib/mdx.ts';
import type { PageModel } from './page-model.ts';

export interface Blocks {
  /** Absolute address of a path or fragment as the page writes it. */
  address(href: string): string;
  /** What marks a statement with its sources. @param ids as in `content/sources.yaml` */
  cite(ids: string[]): string;
  /** Markdown of a snippet. @param line where the page names it */
  snippet(attributes: Record<string, string>, line: number): string;
  /**
   * Markdown of a Mermaid fence.
   * @param number its place among the figures of the page, from 1
   * @param meta words of its opening line
   */
  figure(source: string, number: number, meta: string): string;
  /** What else stands alone, such as a table of facts; undefined for what only works in a page. */
  block(name: string, attributes: Record<string, string>): string | undefined;
}

/** The marks of sources behind a statement; `sourceNotes` writes what they refer to. */
export const footnotes = (ids: readonly string[]): string => ids.map((id) => `[^${id}]`).join('');

/** A fence longer than any run of backticks inside. */
export function fence(language: string, text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const ticks = '`'.repeat(longest + 1);
  return `${ticks}${language}\n${text.trimEnd()}\n${ticks}`;
}

const indent = (text: string, by: string): string =>
  text.replace(/\n(?=(.?))/g, (_, next) => (next && next !== '\n' ? `\n${by}` : `\n${by.trimEnd()}`));
const quote = (text: string): string => `> ${indent(text.trim(), '> ')}`.replace(/^> $/gm, '>');

const BLOCKS = new Set(['root', 'mdxJsxFlowElement']);

/** @param nodes what to write, such as the sections of a runbook; without it the whole page */
export function toMarkdown(page: PageModel, blocks: Blocks, nodes?: readonly MdxNode[]): string {
  const start = (node: MdxNode) => node.position!.start.offset!;
  const end = (node: MdxNode) => node.position!.end.offset!;
  const local = (href: string) => (/^[/#]/.test(href) ? blocks.address(href) : href);
  const stack = (all: readonly MdxNode[]) => all.map(write).filter(Boolean).join('\n\n');

  /** The page's own text of a node, with what is in it written anew. */
  function own(node: MdxNode): string {
    let at = start(node);
    let text = '';
    for (const child of childrenOf(node)) {
      text += page.text.slice(at, start(child));
      // What stands in a list or a quotation keeps the marks that its first line stands behind.
      const before = text.slice(text.lastIndexOf('\n') + 1);
      const written = write(child);
      text +=
        written === page.text.slice(start(child), end(child)) ? written : indent(written, marks(before));
      at = end(child);
    }
    return text + page.text.slice(at, end(node));
  }

  function element(node: MdxNode & { name: string | null }): string {
    if (!isJsx(node)) return '';
    const attributes = attributesOf(node);
    const inside = () =>
      node.type === 'mdxJsxFlowElement' ? stack(node.children) : node.children.map(write).join('');
    switch (node.name) {
      case 'Cite':
        return blocks.cite((attributes['s'] ?? '').split(/\s+/).filter(Boolean));
      case 'Term':
        return `[${inside()}](${blocks.address(`/glossary/#${attributes['id']}`)})`;
      case 'Snippet':
        return blocks.snippet(attributes, node.position!.start.line);
      case 'Tab':
        return `**${attributes['title']}**\n\n${inside()}`;
      case 'Danger':
      case 'Note':
        return quote(`**${node.name}: ${attributes['title']}**\n\n${inside()}`);
      default:
        if (node.children.length) return inside();
        // Plain HTML, such as a line break, is Markdown too.
        if (node.name && /^[a-z]/.test(node.name)) return page.text.slice(start(node), end(node));
        return (node.name && blocks.block(node.name, attributes)) || '';
    }
  }

  function write(node: MdxNode): string {
    if (isJsx(node)) return element(node);
    switch (node.type) {
      case 'yaml':
      case 'mdxFlowExpression':
      case 'mdxTextExpression':
      case 'mdxjsEsm':
        return '';
      case 'code': {
        const number = page.figures.findIndex(({ offset }) => offset === start(node)) + 1;
        return number
          ? blocks.figure(node.value, number, node.meta ?? '')
          : fence(node.lang ?? '', node.value);
      }
      case 'link':
        if (page.text[start(node)] !== '[') return own(node);
        return `[${node.children.map(write).join('')}](${local(node.url)})`;
      case 'definition':
        return `[${node.label}]: ${local(node.url)}`;
      case 'image':
        return `![${node.alt ?? ''}](${local(node.url)})`;
      default:
        if (BLOCKS.has(node.type)) return stack(childrenOf(node));
        return own(node);
    }
  }
  return `${stack(nodes ?? [page.tree]).trim()}\n`;
}

/** What the later lines of a block begin with, by what its first line begins with: two spaces behind `- `, `> ` behind `> `. */
const marks = (before: string): string =>
  /^[\s>]*(?:(?:[-*+]|\d+[.)])\s+)?/.exec(before)![0].replace(/[^\s>]/g, ' ');
