/** What changed about a page since a day: entries of the list of changes that name it, and when its text last changed. */
import type { Change } from '../content/changes.ts';
import { fetchText } from '../lib/arrival.client.ts';
import { make, plural } from '../lib/dom.client.ts';
import { home, pagePath } from '../lib/page-url.client.ts';

/** @param since YYYY-MM-DD @param place stands before what is said */
export async function note(since: string, place: Element): Promise<void> {
  const changes = JSON.parse(await fetchText(`${home}changes.json`)) as Change[];
  const own = changes.filter(({ page, date }) => page === `/${pagePath}` && date >= since);
  const edited = place.querySelector<HTMLTimeElement>('[data-changed]')?.dateTime ?? '';
  const said = own.length
    ? `${plural(own.length, 'change')} at CircleCI since ${since}:`
    : `No change at CircleCI since ${since} that this guide knows of.`;
  const more = edited >= since ? ` This page was last edited on ${edited}.` : ' This page is as it was.';
  const list = own.map(({ date, title, text }) =>
    make('li', {}, make('b', {}, `${date}: ${title}.`), ` ${text.trim()}`),
  );
  const box = make('div', { class: 'note', role: 'status' });
  place.after(box);
  box.append(
    make('p', {}, said),
    ...(list.length ? [make('ul', {}, ...list)] : []),
    ...(edited ? [make('p', {}, more.trim())] : []),
  );
}
