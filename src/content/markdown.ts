/**
 * A page's MDX as plain Markdown: components become what they stand for, links become absolute. A pure function of
 * text; what needs data comes in as `Blocks`.
 */
export interface Blocks {
  /** Absolute address of a path or fragment as the page writes it. */
  address(href: string): string;
  /** What marks a statement with its sources. @param ids as in `content/sources.yaml` */
  cite(ids: string[]): string;
  /** Markdown of a snippet. */
  snippet(attributes: Record<string, string>): string;
  /** Markdown of a Mermaid fence. @param number counts the figures of the page, from 1 */
  figure(source: string, meta: string, number: number): string;
  /** What else stands alone, such as a table of facts; undefined for what only works in a page. */
  block(name: string, attributes: Record<string, string>): string | undefined;
}

const FENCE = /^([ \t]*)(`{3,})([^\n`]*)\n([\s\S]*?)^[ \t]*\2[ \t]*$/gm;

/** Applies `change` to what stands outside of code spans. */
const outsideCode = (text: string, change: (text: string) => string): string =>
  text
    .split(/(`[^`\n]+`)/)
    .map((part, index) => (index % 2 ? part : change(part)))
    .join('');

const quote = (text: string): string =>
  text
    .trim()
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');

/** Attributes of an element as a page writes them: names and double-quoted texts; a name alone is an empty text. */
export const attributesOf = (tag: string): Record<string, string> =>
  Object.fromEntries(
    [...tag.matchAll(/([a-zA-Z]+)(?:="([^"]*)")?/g)].map(([, name, value]) => [name!, value ?? '']),
  );

/** A fence longer than any run of backticks inside. */
export function fence(language: string, text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const ticks = '`'.repeat(longest + 1);
  return `${ticks}${language}\n${text.trimEnd()}\n${ticks}`;
}

function prose(text: string, blocks: Blocks): string {
  const inline = outsideCode(text, (part) =>
    part
      .replace(/\{\/\*[\s\S]*?\*\/\}/g, '')
      .replace(/<Cite\s+s="([^"]*)"\s*\/>/g, (_, ids: string) =>
        blocks.cite(ids.split(/\s+/).filter(Boolean)),
      )
      .replace(/<Term\s+id="([^"]*)"\s*>/g, '[')
      .replace(/\]\(([/#][^)\s]*)\)/g, (_, href: string) => `](${blocks.address(href)})`),
  );
  // Code spans may stand inside a term, so its end is put in place afterwards, in order.
  const terms = [...text.matchAll(/<Term\s+id="([^"]*)"/g)].map(([, id]) => id!);
  return outsideCode(inline, (part) =>
    part
      .replace(/<\/Term>/g, () => `](${blocks.address(`/glossary/#${terms.shift()}`)})`)
      .replace(/^<Tab\s+([^>]*)>/gm, (_, tag: string) => `**${attributesOf(tag)['title']}**`)
      .replace(/<([A-Z][A-Za-z]*)\s*([^>]*?)\/>/g, (_, name: string, tag: string) => {
        const attributes = attributesOf(tag);
        return name === 'Snippet' ? blocks.snippet(attributes) : (blocks.block(name, attributes) ?? '');
      }),
  );
}

export function toMarkdown(mdx: string, blocks: Blocks): string {
  let figures = 0;
  const kept: string[] = [];
  // Code is set aside, so that nothing in it is taken for markup.
  const keep = (text: string) => `\u0000${kept.push(text) - 1}\u0000`;
  const open = mdx.replace(FENCE, (whole, _indent, _ticks, info: string, source: string) =>
    /^mermaid\b/.test(info)
      ? keep(blocks.figure(source, info.slice('mermaid'.length).trim(), (figures += 1)))
      : keep(whole.replace(/^([ \t]*`{3,}\w*)[^\n]*/, '$1')),
  );
  const written = prose(open, { ...blocks, snippet: (attributes) => keep(blocks.snippet(attributes)) })
    .replace(/<(Danger|Note)\s+title="([^"]*)"\s*>([\s\S]*?)<\/\1>/g, (_, name, title, text: string) =>
      quote(`**${name}: ${title}**\n\n${text.trim()}`),
    )
    .replace(/^<\/?[A-Z][A-Za-z]*(?:\s[^>]*)?>$/gm, '');
  return `${written
    .replace(/^(.*)\u0000(\d+)\u0000/gm, (_, before: string, index: string) =>
      // A block that was set aside inside a quotation stays in it.
      kept[Number(index)]!.split('\n')
        .map((line) => before + line)
        .join('\n'),
    )
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`;
}
