/** Headings of the pages as their files write them, by address: what a link to a section says, and whether it leads anywhere. */
import { existsSync, readFileSync } from 'node:fs';
import { once } from '../lib/memo.ts';

/** The fragment that Markdown gives to a heading. */
const slug = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_ -]/gu, '')
    .replaceAll(' ', '-');

/** Headings outside of fences, by fragment. @param text a page's MDX */
export function headingsOf(text: string): Map<string, string> {
  const bare = text.replace(/^ *(`{3,})[^\n]*\n[\s\S]*?^ *\1/gm, '');
  return new Map(
    [...bare.matchAll(/^#{2,4} (.+)$/gm)].map(([, title]) => [slug(title!), title!.replaceAll('`', '')]),
  );
}

const pages = once(() => new Map<string, Map<string, string>>());

/** Title of the section at an address such as `/private-connectivity/vpn/#set-it-up`; undefined when there is none. */
export function sectionAt(address: string): string | undefined {
  const [path, fragment] = address.split('#') as [string, string];
  const known = pages();
  if (!known.has(path)) {
    const stem = `content${path.slice(0, -1)}`;
    const file = [`${stem}.mdx`, `${stem}/index.mdx`].find((one) => existsSync(one));
    known.set(path, file ? headingsOf(readFileSync(file, 'utf8')) : new Map());
  }
  return known.get(path)!.get(fragment);
}
