/** The Atom feed: what changed at CircleCI, and which pages and facts of the guide changed, newest first. */
import { dirname } from 'node:path/posix';
import { escapeHtml } from '../lib/inline.ts';
import { lastChanged } from '../lib/git.ts';
import { site } from '../content/site.ts';
import type { Change } from '../content/changes.ts';
import { absolute } from '../lib/address.ts';
import type { Shared } from '../content/catalog.ts';

export interface News {
  /** YYYY-MM-DD. */
  date: string;
  title: string;
  text: string;
  /** From the site's root. */
  path: string;
  /** Tells two entries of one page and day apart. */
  topic: string;
}

const KEPT = 60;

/** @param changed last change of a file, from git; undefined outside of a checkout */
export function news(changes: Change[], pages: Shared[], changed = lastChanged): News[] {
  const fromCircleCI = changes.map(({ id, date, title, text, page }): News => ({
    date,
    title,
    text: text.trim(),
    path: page,
    topic: `change-${id}`,
  }));
  const ours = pages.flatMap(({ path, title, description, file }): News[] => {
    const page = changed(file);
    const facts = changed(`${dirname(file)}/facts.yaml`);
    return [
      ...(page
        ? [{ date: page, title: `${title}: page changed`, text: description, path, topic: 'page' }]
        : []),
      ...(facts && file.endsWith('/index.mdx')
        ? [
            {
              date: facts,
              title: `${title}: facts changed`,
              text: `An answer in the comparison of ${title} changed, or was checked again.`,
              path,
              topic: 'facts',
            },
          ]
        : []),
    ];
  });
  const order = (a: News, b: News) =>
    b.date.localeCompare(a.date, 'en') || a.path.localeCompare(b.path, 'en');
  return [...fromCircleCI, ...ours].sort(order).slice(0, KEPT);
}

const time = (date: string) => `${date}T00:00:00Z`;

export function atom(entries: News[]): string {
  const items = entries.map(
    ({ date, title, text, path, topic }) =>
      `<entry>\n<id>${escapeHtml(`${absolute(path)}#${topic}-${date}`)}</id>\n<title>${escapeHtml(title)}</title>\n` +
      `<link href="${escapeHtml(absolute(path))}"/>\n<updated>${time(date)}</updated>\n<summary>${escapeHtml(text)}</summary>\n</entry>\n`,
  );
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n' +
    `<id>${absolute('')}</id>\n<title>${site.name}: changes</title>\n` +
    `<link href="${absolute('')}"/>\n<link rel="self" href="${absolute('feed.xml')}"/>\n` +
    `<updated>${time(entries[0]?.date ?? '2026-08-20')}</updated>\n<author><name>${site.name}</name></author>\n` +
    `${items.join('')}</feed>\n`
  );
}
