/**
 * The 404 page answers at any depth and under any sub-path, so no link built into it can be relative. Where the site
 * does not live where it was built for, this looks for its root, corrects the links, and starts the frame's script.
 * Without scripts the links lead to the root that the site was built for.
 *
 * It imports nothing, so that Astro writes it into the page: a file would not be found either.
 */
const OWN = 'a[href^="/"]';
/** Folders above a site that are tried. */
const MOST = 6;

const script = document.querySelector<HTMLScriptElement>('script[type=module][src]')!.getAttribute('src')!;
const built = document.querySelector('[rel=home]')!.getAttribute('href')!;
const links = [...document.querySelectorAll<HTMLAnchorElement>(OWN)].map((link) => ({
  link,
  path: link.getAttribute('href')!.slice(built.length),
}));

// Never two slashes at the start, which would name another host.
const folders = location.pathname.split('/').slice(0, -1).filter(Boolean).slice(0, MOST);
const roots = [built, ...folders.map((_, index) => `/${folders.slice(0, index + 1).join('/')}/`)];

async function findRoot(): Promise<void> {
  for (const root of [...roots, built]) {
    // First the links: the script reads from one of them where the site lives.
    for (const { link, path } of links) link.setAttribute('href', root + path);
    try {
      await import(/* @vite-ignore */ root + script.slice(built.length));
      return;
    } catch {
      // Another folder, or another page in its place.
    }
  }
}

/**
 * Leads to the page that was meant where chat or mail took the sign behind a link for a part of it, or a gateway wrote its
 * # or ? as a code. Always on this host, whatever the path holds.
 */
async function followMeant(): Promise<void> {
  const path = location.pathname.replace(/\/+$/, '');
  const [, page, rest] =
    /^([^?#]*\/[\w.-]*?)[^\w?#/-]*([?#].*?)?[^\w/=-]*$/.exec(decodeURIComponent(path)) ?? [];
  if (page === undefined) return;
  const meant = new URL(location.origin + page + (rest ?? location.search + location.hash));
  if (meant.pathname !== path && (await fetch(meant, { method: 'HEAD' })).ok) location.replace(meant);
}

let pressed: HTMLAnchorElement | null = null;
// A link pressed before the root is found would lead astray: it is followed as soon as it leads right.
const hold = (event: MouseEvent) => {
  pressed = (event.target as Element).closest<HTMLAnchorElement>(OWN);
  if (pressed) event.preventDefault();
};
document.addEventListener('click', hold);
followMeant().catch(() => {});
void findRoot().then(() => {
  document.removeEventListener('click', hold);
  pressed?.click();
});

export {};
