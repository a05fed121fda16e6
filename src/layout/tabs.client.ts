/**
 * Tabs with the same key switch together, on every page and after a reload; a fragment opens the tab that holds it.
 * Which tab shows is the radio buttons' own business: without this script they work one group at a time.
 */
import { target } from '../lib/target.client.ts';
import { onStored, store, storedTexts } from '../lib/storage.client.ts';

const KEY = 'variants';
/** Characters of a variant's name. */
const LONGEST = 100;

function choose(sync: string, value: string): void {
  for (const group of document.querySelectorAll<HTMLElement>('[data-sync]')) {
    if (group.dataset['sync'] !== sync) continue;
    for (const input of group.querySelectorAll<HTMLInputElement>(':scope > label > input'))
      if (input.value === value) input.checked = true;
  }
}

function restore(): void {
  for (const [sync, value] of Object.entries(storedTexts(KEY, LONGEST))) choose(sync, value);
}

/** Opens every tab around the element that the address names. */
function revealTab(): void {
  const place = target();
  let tab = place?.closest('.tab');
  if (!tab) return;
  for (; tab; tab = tab.parentElement?.closest('.tab')) {
    tab.previousElementSibling!.querySelector('input')!.checked = true;
  }
  place!.scrollIntoView();
}

addEventListener('change', (event) => {
  const input = event.target as HTMLInputElement;
  // Only the group's own radio buttons: a tab may hold others.
  const sync = input.parentElement?.parentElement?.dataset['sync'];
  if (!sync) return;
  choose(sync, input.value);
  store(KEY, JSON.stringify({ ...storedTexts(KEY, LONGEST), [sync]: input.value }));
});
addEventListener('hashchange', revealTab);
onStored(KEY, restore);
restore();
revealTab();
