/** "Something wrong here?": a new issue in the guide's repository, filled in with a place, what it says, and its sources. */
import { make } from './dom.client.ts';

/** Longest statement that is quoted: an address has to stay short enough for every browser. */
const LONGEST = 300;
/** Sources that are named; a long section may cite many. */
const MOST = 6;

export interface Wrong {
  /** Title of the place, with its page's. */
  title: string;
  /** Address of the place. */
  address: string;
  /** What the place says, on one line; empty where it says it in a drawing. */
  statement: string;
  /** What it rests on; the day on which a source was read, where that is known. */
  sources: readonly { title: string; address: string; read?: string | undefined }[];
}

/** Text of an element on one line. */
export const oneLine = (el: Element | null): string => (el?.textContent ?? '').replace(/\s+/g, ' ').trim();

/** @returns the link to the issue, or nothing where the page names no repository */
export function wrongLink({ title, address, statement, sources }: Wrong): HTMLAnchorElement | undefined {
  const repository = document.querySelector<HTMLAnchorElement>('a.repo')?.href;
  if (!repository) return undefined;
  const said = statement.length > LONGEST ? `${statement.slice(0, LONGEST)} …` : statement;
  const named = sources
    .slice(0, MOST)
    .map((source) => `- ${source.title}: ${source.address}${source.read ? `, read ${source.read}` : ''}`);
  const issue = new URL(`${repository}/issues/new`);
  issue.searchParams.set('title', `Wrong: ${title}`);
  issue.searchParams.set(
    'body',
    [
      `Place: ${address}`,
      ...(said ? ['', `It says: ${said}`] : []),
      ...(named.length ? ['', 'Its sources:', ...named] : []),
      '',
      'What is wrong, and how do you know?',
      '',
    ].join('\n'),
  );
  return make('a', { href: issue.href }, 'Something wrong here?');
}
