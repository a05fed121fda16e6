/** "Something wrong here?": a new issue in the guide's repository, filled in with the place, what it says, and its sources. */

/** Longest statement that is quoted: an address has to stay short enough for every browser. */
const LONGEST = 300;
/** Sources that are named; a long section may cite many. */
const MOST = 6;

const level = (el: Element) => Number(/^H([1-6])$/.exec(el.tagName)?.[1] ?? 9);
const oneLine = (el: Element) => (el.textContent ?? '').replace(/\s+/g, ' ').trim();

/** A place with all that belongs to it: a heading with its section, a cell with its row. */
function partsOf(place: Element): Element[] {
  const row = place.closest('tr');
  if (row) return [row];
  if (level(place) === 9) return [place];
  const parts: Element[] = [];
  for (
    let next = place.nextElementSibling;
    next && level(next) > level(place);
    next = next.nextElementSibling
  )
    parts.push(next);
  return parts;
}

/** The sources that a place cites: title, address, and the day on which each was read. */
function sourcesOf(parts: readonly Element[]): string[] {
  const cited = parts.flatMap((part) => [...part.querySelectorAll<HTMLAnchorElement>('a[href^="#source-"]')]);
  return [...new Set(cited.map(({ hash }) => hash))].slice(0, MOST).flatMap((hash) => {
    const source = document.querySelector(hash);
    const link = source?.querySelector('a');
    const read = source?.querySelector('time')?.dateTime;
    return link ? [`- ${oneLine(link)}: ${link.href}${read ? `, read ${read}` : ''}`] : [];
  });
}

/**
 * @param title of the place, with its page's
 * @param address of the place
 * @returns the address of the issue to write, or nothing where the page names no repository
 */
export function issueAddress(place: Element, title: string, address: string): string | undefined {
  const repository = document.querySelector<HTMLAnchorElement>('a.repo')?.href;
  if (!repository) return undefined;
  const parts = partsOf(place);
  const sources = sourcesOf(parts);
  const said = parts[0] && !parts[0].matches('figure') ? oneLine(parts[0]) : '';
  const statement = said.length > LONGEST ? `${said.slice(0, LONGEST)} …` : said;
  const issue = new URL(`${repository}/issues/new`);
  issue.searchParams.set('title', `Wrong: ${title}`);
  issue.searchParams.set(
    'body',
    [
      `Place: ${address}`,
      ...(statement ? ['', `It says: ${statement}`] : []),
      ...(sources.length ? ['', 'Its sources:', ...sources] : []),
      '',
      'What is wrong, and how do you know?',
      '',
    ].join('\n'),
  );
  return issue.href;
}
