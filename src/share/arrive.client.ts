/**
 * Arriving: a fragment inside a folded part opens it; and from disk, where a folder's address would show a list of
 * files, links name the file. Addresses stay clean everywhere else.
 */
function reveal(): void {
  const target = document.getElementById(location.hash.slice(1));
  if (!target) return;
  let opened = false;
  for (let fold = target.closest('details'); fold; fold = fold.parentElement?.closest('details') ?? null) {
    opened ||= !fold.open;
    fold.open = true;
  }
  if (opened) target.scrollIntoView();
}

if (location.protocol === 'file:') {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[href]')) {
    if (link.protocol === 'file:' && link.pathname.endsWith('/')) link.pathname += 'index.html';
  }
}
reveal();
addEventListener('hashchange', reveal);

export {};
