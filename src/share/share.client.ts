/**
 * Hears presses on what can be shared: the title of a place, and the entries of the page's menu. What answers them
 * (`share-popover.client.ts`) comes with the first sign that the reader means to, and is then told by an event.
 */
import { onDemand } from '../lib/script-loader.client.ts';

export interface Share {
  /** What was pressed: the link of a title, or a button with `data-share`. */
  control: HTMLElement;
  /** What the title names. */
  place?: HTMLElement;
  /** Where it is said what happened. */
  status: HTMLElement;
}

// Stands in the page before it speaks, or screen readers would miss its first words.
const status = document.createElement('div');
status.className = 'vh';
status.role = 'status';
document.body.append(status);

/** The script's name stands with the one that loads it; there is none where nothing can be shared. */
const name = (document.currentScript as HTMLScriptElement).dataset['share'];
const sharing = name ? onDemand<Share>('guide-share', name) : undefined;

function shareOf(target: Element): Share | undefined {
  const button = target.closest<HTMLButtonElement>('[data-share]');
  if (button) return { control: button, status };
  const link = target.closest<HTMLAnchorElement>('a[href^="#"]');
  const place = link?.closest<HTMLElement>('[id]');
  return link && place?.id === link.hash.slice(1) ? { control: link, place, status } : undefined;
}

async function answer(share: Share): Promise<void> {
  const { control, place } = share;
  if (control.dataset['name']) control.textContent = control.dataset['name'];
  try {
    await sharing!.ask(share);
  } catch {
    // A title has put its address in the address bar.
    if (place) return;
    control.dataset['name'] ??= control.textContent;
    control.textContent = 'Could not be loaded. Try again';
  }
}

if (sharing) {
  const intend = ({ target }: Event) => {
    if (target instanceof Element && (target.closest('[popovertarget=page-menu]') || shareOf(target)))
      sharing.prepare();
  };
  document.addEventListener('pointerover', intend);
  document.addEventListener('focusin', intend);
  document.addEventListener('click', (event) => {
    const share = shareOf(event.target as Element);
    if (!share) return;
    if (share.place) {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      history.replaceState(history.state, '', (share.control as HTMLAnchorElement).hash);
    }
    void answer(share);
  });
}
