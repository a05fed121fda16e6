/** What a page is called where nothing stands around it. */
import { site } from './site.ts';
import { findTopic } from './topics.ts';

/** Characters that previews and search results show of it. */
export const LONGEST_TITLE = 90;

/**
 * The title that explains itself out of context, such as "Page · Topic · Name of the guide":
 * wikis show nothing else. @param path address of the page from the site's root
 */
export function fullTitle(title: string, path: string): string {
  if (title === site.name) return title;
  const section = path.split('/').find(Boolean) ?? '';
  const above = path === `/${section}/` ? undefined : (findTopic(section)?.title ?? site.sections[section]);
  return [title, above, site.name].filter(Boolean).join(' · ');
}
