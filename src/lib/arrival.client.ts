/**
 * Parts of the page that come when they are asked for may not come: the network is away, or the guide was published
 * anew since the page was opened, and its files have other names. This finds out, and tells the reader what helps.
 */
import { buttonOf, make } from './dom.client.ts';

/**
 * Whether the page's policy lets its scripts fetch nothing, since it takes what its reader would not send
 * (`build/policy.ts`). What would have to fetch is not offered there.
 */
export const sendsNothing = Boolean(document.querySelector('[data-sends-nothing]'));

/** A text file of the site. @throws Error where a host answers with anything else, such as a page "not found" */
export async function fetchText(address: string): Promise<string> {
  const response = await fetch(address);
  if (!response.ok || response.headers.get('content-type')?.includes('html')) throw new Error(address);
  return response.text();
}

/** Names of the page's own scripts, as it was when it was opened. */
const own = () =>
  [...document.querySelectorAll<HTMLScriptElement>('script[src]')].map(({ src }) => src.split('/').at(-1)!);

/** @param what did not come, at the start of a sentence: "Search". @returns what happened and what helps, in words */
export async function whyMissing(what: string): Promise<string> {
  const unknown = `${what} did not load. Try again, or reload the page.`;
  // Nobody could tell there whether the connection is the reason.
  if (sendsNothing) return unknown;
  try {
    const page = await fetch(location.href.split('#')[0]!, { cache: 'no-store' });
    const text = await page.text();
    if (page.ok && !own().every((name) => text.includes(name)))
      return `${what} did not load: this page is from an older version of the guide. Reload it.`;
  } catch {
    return `${what} did not load: there is no connection. Try again when it is back.`;
  }
  return unknown;
}

let shown: HTMLElement | undefined;

/** Says at the edge of the window that something did not come. @param more a way on that needs no script */
export async function tellMissing(what: string, ...more: Node[]): Promise<void> {
  const words = await whyMissing(what);
  shown?.remove();
  shown = make(
    'div',
    { class: 'notice', role: 'alert' },
    make('p', {}, words),
    ...more,
    buttonOf('Reload', () => location.reload()),
    buttonOf('Close', () => shown?.remove()),
  );
  document.body.append(shown);
}
