/** Retired fragments, from the front matter of the pages. */
import { globSync, readFileSync } from 'node:fs';
import { parseDocument } from 'yaml';
import { addressOf } from './site.ts';

export interface Aliases {
  /** The page's file, as errors name it. */
  file: string;
  /** New fragment by old one. */
  fragments: Record<string, string>;
}

/** Front matter of a page's text; empty when it has none. */
const frontMatter = (text: string) => /^---\n([\s\S]*?)\n---/.exec(text)?.[1] ?? '';

/** Aliases by the address of their page. */
export function readAliases(): Map<string, Aliases> {
  const found = new Map<string, Aliases>();
  for (const name of globSync('**/*.mdx', { cwd: 'content' })) {
    const file = `content/${name.replaceAll('\\', '/')}`;
    const fragments = parseDocument(frontMatter(readFileSync(file, 'utf8'))).toJS()?.aliases as
      Record<string, string> | undefined;
    if (fragments) found.set(addressOf(file.slice('content/'.length, -'.mdx'.length)), { file, fragments });
  }
  return found;
}
