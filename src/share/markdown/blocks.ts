/** What stands in Markdown for the parts of a page, wherever the Markdown goes: links, citations, snippets, figures. */
import { fence, footnotes, type Blocks } from '../../content/markdown.ts';
import { compareCommand } from '../../content/snippets/addresses.ts';
import { rawAddress, readSnippet } from '../../content/snippets/files.ts';
import { threatsOn } from '../../diagrams/threats.ts';
import { languageOf } from '../../snippets/highlight.ts';
import { absolute } from '../../lib/address.ts';
import { threatsList } from './threats.ts';

/**
 * @param from the page's file, from the project's root
 * @param path the page's address, from the site's root
 */
export const blocksFor = (from: string, path: string): Blocks => ({
  address: (href) => (href.startsWith('#') ? absolute(path) + href : absolute(href)),
  cite: footnotes,
  snippet: (attributes, line) => {
    const { file = '', title = '' } = attributes;
    const { path: found, text } = readSnippet(file, from, line);
    const language = languageOf(file);
    const parts = [
      `**${title}** ([${file}](${absolute(rawAddress(found))}))`,
      fence(language === 'text' ? '' : language, text),
    ];
    if ('compare' in attributes) parts.push(fence('bash', compareCommand(file)));
    return parts.join('\n\n');
  },
  figure: (source, number, meta) => {
    const title = /accTitle:\s*(.*)/.exec(source)?.[1];
    const description = /accDescr:\s*(.*)/.exec(source)?.[1];
    const wrong = threatsOn({ file: from, meta });
    return [
      `**Figure ${number}. ${title}**`,
      description,
      fence('mermaid', source),
      ...(wrong ? ['What goes wrong:', threatsList(wrong.threats, path)] : []),
    ].join('\n\n');
  },
  block: () => undefined,
});
