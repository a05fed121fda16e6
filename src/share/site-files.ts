/** Files that describe the whole built site, written when every page is there: sitemap, robots, headers. */
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { redirects } from './redirects.ts';
import { absolute } from '../lib/address.ts';
import { headers, redirectRules } from './hosts.ts';
import { sitemap, type Entry } from './sitemap.ts';
import { security } from './security.ts';

/** Pages that search engines may list, with the day of their last change where the page states one. */
async function listed(dist: string): Promise<Entry[]> {
  const files = (await readdir(dist, { recursive: true }))
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('index.html'))
    .sort();
  const entries: Entry[] = [];
  for (const file of files) {
    const html = await readFile(path.join(dist, file), 'utf8');
    if (html.includes('<meta name="robots" content="noindex"')) continue;
    const changed = /"dateModified":"([\d-]+)"/.exec(html)?.[1];
    entries.push({ address: absolute(file.slice(0, -'index.html'.length)), changed });
  }
  return entries;
}

export async function publish(dist: string): Promise<void> {
  const write = async (file: string, text: string) => {
    await mkdir(path.dirname(path.join(dist, file)), { recursive: true });
    await writeFile(path.join(dist, file), text);
  };
  const entries = await listed(dist);
  const newest = entries
    .flatMap(({ changed }) => changed ?? [])
    .sort()
    .at(-1);
  await write('sitemap.xml', sitemap(entries));
  await write('robots.txt', `User-agent: *\nAllow: /\nSitemap: ${absolute('sitemap.xml')}\n`);
  await write('.well-known/security.txt', security(newest));
  const folders = (await readdir(dist, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  await write('_headers', headers(folders.map(({ name }) => name).sort()));
  await write('_redirects', redirectRules(redirects));
}
