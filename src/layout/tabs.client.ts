/**
 * Tabs with the same key switch together, on every page and after a reload; a fragment opens the tab that holds it.
 * Which tab shows is the radio buttons' own business: without this script they work one group at a time.
 */
const KEY = 'variants';

function read(): Record<string, unknown> {
  try {
    return (JSON.parse(localStorage.getItem(KEY) ?? '{}') as Record<string, unknown> | null) ?? {};
  } catch {
    return {};
  }
}

function choose(sync: string, value: unknown): void {
  for (const group of document.querySelectorAll<HTMLElement>('[data-sync]')) {
    if (group.dataset['sync'] !== sync) continue;
    for (const input of group.querySelectorAll<HTMLInputElement>(':scope > label > input')) {
      if (input.value === value) input.checked = true;
    }
  }
}

function restore(): void {
  for (const [sync, value] of Object.entries(read())) choose(sync, value);
}

/** Opens every tab around the element that the address names. */
function revealTab(): void {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  let tab = target?.closest('.tab');
  if (!tab) return;
  for (; tab; tab = tab.parentElement?.closest('.tab')) {
    tab.previousElementSibling!.querySelector('input')!.checked = true;
  }
  target!.scrollIntoView();
}

addEventListener('change', (event) => {
  const input = event.target as HTMLInputElement;
  // Only the group's own radio buttons: a tab may hold others.
  const sync = input.parentElement?.parentElement?.dataset['sync'];
  if (!sync) return;
  choose(sync, input.value);
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...read(), [sync]: input.value }));
  } catch {
    // Refused: the choice holds for this page.
  }
});
addEventListener('hashchange', revealTab);
addEventListener('storage', (event) => {
  if (event.key === KEY) restore();
});
restore();
revealTab();

export {};
