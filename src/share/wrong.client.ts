/** What a place of a page says, and the sources that it cites: for the issue that tells a mistake in it. */
import { oneLine, wrongLink } from '../lib/issue.client.ts';

/** Level of the section that begins with an element, folded or not. */
const level = (el: Element) =>
  Number(/^H([1-6])$/.exec((el.querySelector(':scope > summary > *') ?? el).tagName)?.[1] ?? 9);

/** A place with all that belongs to it: a heading with its section, a cell with its row. */
function partsOf(place: Element): Element[] {
  const row = place.closest('tr');
  if (row) return [row];
  if (level(place) === 9) return [place];
  const parts: Element[] = [];
  for (
    let next = (place.closest('summary') ?? place).nextElementSibling;
    next && level(next) > level(place);
    next = next.nextElementSibling
  )
    if (!next.matches('.self')) parts.push(next);
  return parts;
}

/** The sources that a place cites: title, address, and the day on which each was read. */
function sourcesOf(parts: readonly Element[]) {
  const cited = parts.flatMap((part) => [...part.querySelectorAll<HTMLAnchorElement>('a[href^="#source-"]')]);
  return [...new Set(cited.map(({ hash }) => hash))].flatMap((hash) => {
    const source = document.querySelector(hash);
    const link = source?.querySelector('a');
    return link
      ? [{ title: oneLine(link), address: link.href, read: source?.querySelector('time')?.dateTime }]
      : [];
  });
}

/**
 * @param title of the place, with its page's
 * @param address of the place
 * @returns the link to the issue to write, or nothing where the page names no repository
 */
export function wrongLinkOf(place: Element, title: string, address: string): HTMLAnchorElement | undefined {
  const parts = partsOf(place);
  const statement = parts[0] && !parts[0].matches('figure') ? oneLine(parts[0]) : '';
  return wrongLink({ title, address, statement, sources: sourcesOf(parts) });
}
