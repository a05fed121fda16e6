/**
 * Sharing, once `share.client.ts` heard a press. One press on a title copies it as a titled link; a bubble says so and
 * offers the other forms. Bubble and texts are built from text only, never parsed as HTML.
 */
import { fetchText, whyMissing } from '../lib/arrival.client.ts';
import { copyOrOffer } from '../lib/clipboard.client.ts';
import { buttonOf, make } from '../lib/dom.client.ts';
import { home, pageAddress, pagePath } from '../lib/page-url.client.ts';
import { wrongLinkOf } from './wrong.client.ts';
import { copyOfTable } from '../lib/table-rows.ts';

export interface Share {
  /** What was pressed: the link of a title, or a button with `data-share`. */
  control: HTMLElement;
  /** What the title names. */
  place?: HTMLElement;
  /** Where it is said what happened. */
  status: HTMLElement;
}

let status: HTMLElement;
let bubble: HTMLElement | undefined;
/** Where a mistake in the place that was pressed is told. */
let wrong: HTMLAnchorElement | undefined;

interface Action {
  name: string;
  text: string | (() => Promise<string>);
  html?: string;
}

/** Says what happened, near what was pressed, and offers the rest. */
function say(source: HTMLElement, message: string, others: Action[]): void {
  bubble ??= document.body.appendChild(make('div', { class: 'pop', popover: 'auto' }));
  status.textContent = message;
  const items = others.map((action) =>
    make(
      'li',
      {},
      buttonOf(action.name, () => void perform(action, source, others)),
    ),
  );
  if (wrong) items.push(make('li', {}, wrong));
  bubble.replaceChildren(make('p', {}, message), make('ul', {}, ...items));
  // Without popovers the bubble stands at the end of the page, where nobody looks: the message is still announced.
  if (bubble.showPopover && !bubble.matches(':popover-open')) bubble.showPopover({ source } as never);
}

async function perform({ name, text, html }: Action, source: HTMLElement, others: Action[]): Promise<void> {
  const rest = others.filter((other) => other.name !== name);
  const what = name.replace(/^Copy /, '');
  const place = make('div');
  try {
    const done = await copyOrOffer(place, typeof text === 'string' ? text : text(), html);
    say(source, done ? `Copied: ${what}` : 'Not copied', rest);
  } catch {
    say(source, await whyMissing('The text'), rest);
  }
  bubble!.querySelector('p')!.after(place);
  place.querySelector('textarea')?.select();
}

function linkAction(title: string, address: string): Action {
  const link = make('a', { href: address }, title);
  const text = `[${title.replace(/[[\]\\]/g, '\\$&')}](${address})`;
  return { name: 'Copy link', text, html: link.outerHTML };
}

function embedAction(path: string, title: string, height: number): Action {
  const src = `${home}embed/${path}`;
  const frame = make('iframe', {
    src,
    title,
    width: '100%',
    height: `${Math.ceil(height)}`,
    loading: 'lazy',
  });
  return { name: 'Copy embed code', text: frame.outerHTML };
}

const pageTitle = () => document.querySelector('h1')?.textContent?.trim() ?? document.title;

/** A press on the title of a place. */
function sharePlace(place: HTMLElement, link: HTMLAnchorElement): void {
  const name = (link.closest('.fig-title') ?? link).textContent!.replace(/\s+/g, ' ').trim();
  const title = `${name} · ${pageTitle()}`;
  // A figure that shows what goes wrong is shared as its sender sees it.
  const chosen = place.querySelector<HTMLInputElement>('[name=if]:checked')?.value;
  const situation = chosen ? `?if=${chosen}` : '';
  const address = pageAddress + situation + link.hash;
  wrong = wrongLinkOf(place, title, address);
  const actions: Action[] = [linkAction(title, address), { name: 'Copy URL only', text: address }];
  if (place instanceof HTMLTableElement) {
    const { html, text } = copyOfTable(place);
    actions.push({ name: 'Copy table', text, html });
  }
  if (place.matches('figure')) {
    actions.push(
      embedAction(`${pagePath}${place.id}/${situation}`, title, place.getBoundingClientRect().height + 48),
    );
  }
  void perform(actions[0]!, link, actions);
}

function sharePage(button: HTMLButtonElement): void {
  wrong = undefined;
  const today = new Date().toISOString().slice(0, 10);
  const title = document.title;
  const actions: Record<string, () => Action> = {
    link: () => linkAction(title, pageAddress),
    markdown: () => ({ name: 'Copy page as Markdown', text: () => fetchText('index.md') }),
    citation: () => ({
      name: 'Copy citation',
      text: `${button.value} ${pageAddress}?since=${today} (read ${today})`,
    }),
    embed: () => embedAction(pagePath, title, Number(button.value)),
  };
  void perform(
    actions[button.dataset['share']!]!(),
    document.querySelector<HTMLElement>('[popovertarget=page-menu]')!,
    [],
  );
}

export function share({ control, place, status: said }: Share): void {
  status = said;
  if (place) sharePlace(place, control as HTMLAnchorElement);
  else sharePage(control as HTMLButtonElement);
}
