/** What the whole site shares: its name, its repository, and the way from a content file to its address. */
import packageFile from '../../package.json' with { type: 'json' };

export const site = {
  name: 'CircleCI Field Guide',
  /** Stands once, in package.json. Ends without a slash. */
  repository: packageFile.repository.url.replace(/^git\+/, '').replace(/\.git$/, ''),
  branch: 'main',
} as const;

/** Address of a page from the root of the site, e.g. `private-connectivity/vpn/index` → `/private-connectivity/vpn/`. */
export function addressOf(id: string): string {
  const path = id === 'home' ? '' : id.replace(/(^|\/)index$/, '');
  return path ? `/${path}/` : '/';
}

/** Where a page's file is edited. @param file path from the project's root */
export const editAddress = (file: string): string => `${site.repository}/edit/${site.branch}/${file}`;
