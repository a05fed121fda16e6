/** Menus made of <details>: Escape and a press elsewhere close them, and focus returns to where it came from. */
export function menus(root: HTMLElement): void {
  const open = () => root.querySelectorAll<HTMLDetailsElement>('.menu[open]');
  document.addEventListener('pointerdown', (event) => {
    for (const menu of open()) if (!menu.contains(event.target as Node)) menu.open = false;
  });
  root.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    for (const menu of open()) {
      menu.open = false;
      if (menu.contains(document.activeElement)) menu.querySelector('summary')!.focus();
    }
  });
  root.addEventListener('focusin', (event) => {
    for (const menu of open()) if (!menu.contains(event.target as Node)) menu.open = false;
  });
}
