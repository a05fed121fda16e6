/**
 * Menus made of `<details data-menu>` open without scripts. With one they close as menus do: by a press outside, by
 * another that opens, and by Escape, which gives the focus back to the button.
 */

/** @param opened all that are open now and lie over the page */
export function closeOutside(opened: () => Iterable<HTMLDetailsElement>): void {
  const closeAllBut = (target: EventTarget | null) => {
    for (const menu of opened()) if (!menu.contains(target as Node | null)) menu.open = false;
  };
  document.addEventListener('click', ({ target }) => closeAllBut(target));
  // An opened menu closes the others; what opens inside one, or elsewhere on the page, closes nothing.
  document.addEventListener(
    'toggle',
    ({ target }) => {
      if ([...opened()].includes(target as HTMLDetailsElement)) closeAllBut(target);
    },
    true,
  );
  // Before anybody else hears the key: one press closes one thing.
  document.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape') return;
      for (const menu of opened()) {
        menu.open = false;
        menu.querySelector('summary')!.focus();
        event.stopPropagation();
      }
    },
    true,
  );
}

closeOutside(() => document.querySelectorAll<HTMLDetailsElement>('details[data-menu][open]'));
