/** What the whole site shares: its configuration, its repository, and the way from a content file to its address. */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import packageFile from '../../package.json' with { type: 'json' };
import { ROOT } from './root.ts';
import type { SiteConfig } from './site-config.ts';

// By path, since another root has another file; the bundler must leave that to Node.
const file = pathToFileURL(path.resolve(ROOT, 'site.config.ts')).href;
const { default: config } = (await import(/* @vite-ignore */ file)) as { default: SiteConfig };

export const site = {
  ...config,
  /** Stands once, in package.json. Ends without a slash. */
  repository: packageFile.repository.url.replace(/^git\+/, '').replace(/\.git$/, ''),
  branch: 'main',
};

/** Address of a page from the root of the site, e.g. `topic/option/index` → `/topic/option/`. */
export function addressOf(id: string): string {
  const name = id === 'home' ? '' : id.replace(/(^|\/)index$/, '');
  return name ? `/${name}/` : '/';
}

/** Where a page's file is edited. @param file path from the project's root */
export const editAddress = (file: string): string => `${site.repository}/edit/${site.branch}/${file}`;
