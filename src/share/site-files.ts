/** Files that describe the whole built site, written when every page is there: sitemap, robots, headers. */
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { absolute } from '../lib/address.ts';
import { isListed, type BuiltPage } from '../lib/built.ts';
import { elementsIn, textOf } from '../lib/hast.ts';
import { headers } from './hosts.ts';
import { sitemap, type Entry } from './sitemap.ts';
import { security } from './security.ts';

/** The day of the last change as the page's structured data states it (YYYY-MM-DD). */
function changedOn({ tree }: BuiltPage): string | undefined {
  const script = elementsIn(tree).find(({ properties }) => properties['type'] === 'application/ld+json');
  const things = script ? (JSON.parse(textOf(script)) as { dateModified?: string }[]) : [];
  return things.find(({ dateModified }) => dateModified)?.dateModified;
}

/** @param pages every page of the built site */
export async function publish(dist: string, pages: readonly BuiltPage[]): Promise<void> {
  const write = async (file: string, text: string) => {
    await mkdir(path.dirname(path.join(dist, file)), { recursive: true });
    await writeFile(path.join(dist, file), text);
  };
  const entries = pages
    .filter(({ tree }) => isListed(tree))
    .map((page): Entry => ({ address: absolute(page.address), changed: changedOn(page) }));
  const newest = entries
    .flatMap(({ changed }) => changed ?? [])
    .sort()
    .at(-1);
  await write('sitemap.xml', sitemap(entries));
  await write('robots.txt', `User-agent: *\nAllow: /\nSitemap: ${absolute('sitemap.xml')}\n`);
  await write('.well-known/security.txt', security(newest));
  const folders = (await readdir(dist, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  await write('_headers', headers(folders.map(({ name }) => name).sort()));
}
