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

let bubble: HTMLElement | undefined;

interface Action {
  name: string;
  text: string | (() => Promise<string>);
  html?: string;
}

/** What was pressed, and all that it can copy: the first at once, the others if they are asked for. */
interface From {
  status: HTMLElement;
  /** What the bubble stands beside. */
  source: HTMLElement;
  actions: Action[];
  /** Where a mistake in the place that was pressed is told. */
  wrong?: HTMLAnchorElement;
}

/** Says what happened, near what was pressed, and offers the rest. */
function say(from: From, message: string, others: Action[]): void {
  const { status, source, wrong } = from;
  bubble ??= document.body.appendChild(make('div', { class: 'pop', popover: 'auto' }));
  status.textContent = message;
  const items = others.map((action) =>
    make(
      'li',
      {},
      buttonOf(action.name, () => perform(action, from)),
    ),
  );
  if (wrong) items.push(make('li', {}, wrong));
  bubble.replaceChildren(make('p', {}, message), make('ul', {}, ...items));
  // Without popovers the bubble stands at the end of the page, where nobody looks: the message is still announced.
  if (bubble.showPopover && !bubble.matches(':popover-open')) bubble.showPopover({ source } as never);
}

/** Says what became of a copy. @param hand holds the text where it has to be copied by hand */
async function tell({ name }: Action, copying: Promise<boolean>, hand: Element, from: From): Promise<void> {
  const rest = from.actions.filter((other) => other.name !== name);
  try {
    say(from, (await copying) ? `Copied: ${name.replace(/^Copy /, '')}` : 'Not copied', rest);
  } catch {
    say(from, await whyMissing('The text'), rest);
  }
  bubble!.querySelector('p')!.after(hand);
  hand.querySelector('textarea')?.select();
}

function perform(action: Action, from: From): void {
  const hand = make('div');
  const { text, html } = action;
  void tell(action, copyOrOffer(hand, typeof text === 'string' ? text : text(), html), hand, from);
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
function placeOf({ control, place, status }: Share & { place: HTMLElement }): From {
  const name = (control.closest('.fig-title') ?? control).textContent!.replace(/\s+/g, ' ').trim();
  const title = `${name} · ${pageTitle()}`;
  // A figure that shows what goes wrong is shared as its sender sees it.
  const chosen = place.querySelector<HTMLInputElement>('[name=if]:checked')?.value;
  const situation = chosen ? `?if=${chosen}` : '';
  const address = pageAddress + situation + (control as HTMLAnchorElement).hash;
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
  return { status, source: control, actions, wrong: wrongLinkOf(place, title, address) };
}

function pageOf({ control, status }: Share): From {
  const { value, dataset } = control as HTMLButtonElement;
  const today = new Date().toISOString().slice(0, 10);
  const actions: Record<string, () => Action> = {
    link: () => linkAction(document.title, pageAddress),
    markdown: () => ({ name: 'Copy page as Markdown', text: () => fetchText('index.md') }),
    citation: () => ({
      name: 'Copy citation',
      text: `${value} ${pageAddress}?since=${today} (read ${today})`,
    }),
    embed: () => embedAction(pagePath, document.title, Number(value)),
  };
  const source = document.querySelector<HTMLElement>('[popovertarget=page-menu]')!;
  return { status, source, actions: [actions[dataset['share']!]!()] };
}

/** @returns what a press copies, and how to say what became of that */
export function answerTo({ place, ...share }: Share): {
  text: string | Promise<string>;
  html: string;
  tell(copying: Promise<boolean>, hand: Element): Promise<void>;
} {
  const from = place ? placeOf({ place, ...share }) : pageOf(share);
  const first = from.actions[0]!;
  const { text, html = '' } = first;
  return {
    text: typeof text === 'string' ? text : text(),
    html,
    tell: (copying, hand) => tell(first, copying, hand, from),
  };
}
