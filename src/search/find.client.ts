/**
 * The way into search, on every page: the button, `/`, and Ctrl K or ⌘ K. The index comes with the first sign that the
 * reader means to search, not before. If it does not come, the search page has everything as a list.
 */
import { besideThis, loader } from '../lib/script-loader.client.ts';
import { hasSlash } from './slash.ts';

const button = document.querySelector<HTMLButtonElement>('button.find');
const onDisk = location.protocol === 'file:';
const load = loader(button?.value ?? '');

/** What came with the index listens to this; on the search page its field does. */
async function open(): Promise<void> {
  button!.ariaBusy = 'true';
  try {
    await load();
    dispatchEvent(new Event('guide-search'));
  } catch {
    const own = document.querySelector('guide-search');
    if (own) dispatchEvent(new Event('guide-search-failed'));
    else location.href = besideThis(onDisk ? '../search/index.html' : '../search/');
  }
  button!.ariaBusy = null;
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));

if (button) {
  if (/Mac|iP/.test(navigator.platform)) button.querySelector('kbd')!.textContent = '⌘ K';
  const intend = () => void load().catch(() => {});
  button.addEventListener('pointerenter', intend);
  button.addEventListener('focus', intend);
  button.addEventListener('click', () => void open());
  addEventListener('guide-search-load', () => void open());
  addEventListener('keydown', (event) => {
    const held = event.ctrlKey || event.metaKey;
    // Filling in a stored form sends keys without a name.
    if (event.key?.toLowerCase() !== (held ? 'k' : '/') || event.altKey || event.isComposing) return;
    if (held ? event.shiftKey : isTyping(event.target) || !hasSlash()) return;
    if (document.querySelector('dialog[open]:not(.finder)')) return;
    event.preventDefault();
    void open();
  });
}
