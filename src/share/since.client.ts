/** A page that was cited on a day says what changed since: `?since=2026-08-20`. Its part comes only for such a link. */
import { sendsNothing } from '../lib/arrival.client.ts';
import { sinceOf } from './since.ts';

const since = sinceOf(location.search, new Date().toISOString().slice(0, 10));
const place = document.querySelector('.meta');
// Without it the page is as it always is.
if (since && place && !sendsNothing)
  import('./since-note.client.ts').then(({ note }) => note(since, place)).catch(() => {});
