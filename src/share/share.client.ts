/**
 * Hears presses on what can be shared: the title of a place, and the entries of the page's menu. What answers them
 * comes with the first sign that the reader means to.
 */
import { sendsNothing, tellMissing } from '../lib/arrival.client.ts';
import { copyOrOffer } from '../lib/clipboard.client.ts';
import { make } from '../lib/dom.client.ts';
import { setAddress } from '../lib/target.client.ts';
import type { Share } from './share-popover.client.ts';

// Stands in the page before it speaks, or screen readers would miss its first words.
const status = make('div', { class: 'vh', role: 'status' });
document.body.append(status);

const sharing = () => import('./share-popover.client.ts');

function shareOf(target: Element): Share | undefined {
  const button = target.closest<HTMLButtonElement>('[data-share]');
  if (button) return { control: button, status };
  // One that leads back to its figure is no title.
  const link = target.closest<HTMLAnchorElement>('a[href^="#"]:not(.narrow)');
  // The link of a folded section stands beside its title.
  const beside =
    link?.matches('.fold > .self') && link.parentElement!.querySelector<HTMLElement>('summary > [id]');
  const place = beside || link?.closest<HTMLElement>('[id]');
  return link && place?.id === link.hash.slice(1) ? { control: link, place, status } : undefined;
}

async function answer(shared: Share): Promise<void> {
  const coming = sharing().then(({ answerTo }) => answerTo(shared));
  const hand = make('div');
  // In the press itself, before anything has come: WebKit takes nothing later.
  const copying = copyOrOffer(
    hand,
    coming.then(({ text }) => text),
    shared.place || shared.control.dataset['share'] === 'link' ? coming.then(({ html }) => html) : undefined,
  );
  // Whoever waits for it says what went wrong.
  copying.catch(() => {});
  try {
    await (await coming).tell(copying, hand);
  } catch {
    // A title has put its address in the address bar.
    if (shared.place) return;
    document.querySelector<HTMLElement>('.pop:popover-open')?.hidePopover();
    await tellMissing('What copies');
  }
}

const intend = ({ target }: Event) => {
  if (target instanceof Element && (target.closest('[popovertarget=page-menu]') || shareOf(target)))
    sharing().catch(() => {});
};
document.addEventListener('pointerover', intend);
document.addEventListener('focusin', intend);
document.addEventListener('click', (event) => {
  const shared = shareOf(event.target as Element);
  if (!shared) return;
  if (shared.place) {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    setAddress((shared.control as HTMLAnchorElement).hash);
  }
  void answer(shared);
});

// Its file can be viewed there all the same.
if (sendsNothing) document.querySelector('[data-share=markdown]')?.closest('li')?.remove();
// The menu shows from here on.
customElements.define('page-menu', class extends HTMLElement {});
