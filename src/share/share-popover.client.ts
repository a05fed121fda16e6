/**
 * Sharing, once `share.client.ts` heard a press. One press on a title copies it as a titled link; a bubble says so and
 * offers the other forms. Bubble and texts are built from text only, never parsed as HTML.
 */
import { writeClipboard } from '../lib/clipboard.client.ts';
import { writeRich } from './clipboard.ts';
import { home, pageAddress, pagePath } from '../lib/page-url.client.ts';
import type { Share } from './share.client.ts';
import { copyOfTable } from '../lib/table-rows.ts';

const element = <Name extends keyof HTMLElementTagNameMap>(name: Name) => document.createElement(name);

let status: HTMLElement;
let bubble: HTMLElement | undefined;

interface Action {
  name: string;
  /** Resolves to whether it worked. */
  run: () => Promise<boolean>;
  /** What a reader can copy by hand when it did not. */
  text: string;
}

/** Says what happened, near what was pressed; a copy that was refused leaves its text to be taken by hand. */
function say(source: HTMLElement, message: string, actions: Action[], byHand = ''): void {
  bubble ??= document.body.appendChild(element('div'));
  bubble.className = 'pop';
  bubble.popover = 'auto';
  const line = element('p');
  line.textContent = status.textContent = message;
  const list = element('ul');
  for (const action of actions) {
    const button = element('button');
    button.type = 'button';
    button.textContent = action.name;
    button.onclick = () => void perform(action, source, actions);
    list.appendChild(element('li')).append(button);
  }
  bubble.replaceChildren(line, list);
  if (byHand) {
    const field = element('textarea');
    field.value = byHand;
    field.readOnly = true;
    field.ariaLabel = message;
    line.after(field);
  }
  if (!bubble.matches(':popover-open')) bubble.showPopover({ source } as never);
  bubble.querySelector('textarea')?.select();
}

async function perform(action: Action, source: HTMLElement, others: Action[]): Promise<void> {
  const done = await action.run();
  const rest = others.filter((other) => other !== action);
  if (done) say(source, `Copied: ${action.name.replace(/^Copy /, '')}`, rest);
  else say(source, 'The browser refused. Copy this:', rest, action.text);
}

const plain = (name: string, text: string): Action => ({ name, text, run: () => writeClipboard(text) });

function linkAction(title: string, address: string, near: Element): Action {
  const link = element('a');
  link.href = address;
  link.textContent = title;
  const text = `[${title.replace(/[[\]\\]/g, '\\$&')}](${address})`;
  return { name: 'Copy link with title', text, run: () => writeRich(link.outerHTML, text, near) };
}

function embedAction(path: string, title: string, height: number): Action {
  const frame = element('iframe');
  frame.src = `${home}embed/${path}`;
  frame.title = title;
  frame.width = '100%';
  frame.height = String(Math.ceil(height));
  frame.loading = 'lazy';
  return plain('Copy embed code', frame.outerHTML);
}

const pageTitle = () => document.querySelector('h1')?.textContent?.trim() ?? document.title;

/** A press on the title of a place. */
function sharePlace(place: HTMLElement, link: HTMLAnchorElement): void {
  const name = (link.closest('.fig-title') ?? link).textContent!.replace(/\s+/g, ' ').trim();
  const title = `${name} · ${pageTitle()}`;
  const address = pageAddress + link.hash;
  const actions = [linkAction(title, address, link), plain('Copy address only', address)];
  if (place instanceof HTMLTableElement) {
    const { html, text } = copyOfTable(place);
    actions.push({ name: 'Copy table', text, run: () => writeRich(html, text, link) });
  }
  if (place.matches('figure')) {
    actions.push(embedAction(`${pagePath}${place.id}/`, title, place.getBoundingClientRect().height + 48));
  }
  void perform(actions[0]!, link, actions);
}

async function copyMarkdown(): Promise<boolean> {
  try {
    return await writeClipboard(await (await fetch('index.md')).text());
  } catch {
    // Opened from disk, nothing can be fetched.
    return false;
  }
}

function sharePage(button: HTMLButtonElement): void {
  const today = new Date().toISOString().slice(0, 10);
  const title = document.title;
  const actions: Record<string, () => Action> = {
    link: () => linkAction(title, pageAddress, button),
    markdown: () => ({
      name: 'Copy page as Markdown',
      run: copyMarkdown,
      text: `${pageAddress}index.md`,
    }),
    citation: () => plain('Copy citation', `${button.value} ${pageAddress} (read ${today})`),
    embed: () => embedAction(pagePath, title, Number(button.value)),
  };
  void perform(
    actions[button.dataset['share']!]!(),
    document.querySelector<HTMLElement>('[popovertarget=page-menu]')!,
    [],
  );
}

addEventListener('guide-share', (event) => {
  const { control, place, status: said } = (event as CustomEvent<Share>).detail;
  event.preventDefault();
  status = said;
  if (place) sharePlace(place, control as HTMLAnchorElement);
  else sharePage(control as HTMLButtonElement);
});
