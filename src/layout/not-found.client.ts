/**
 * The 404 page answers at any depth and under any sub-path, so no link built into it can be relative. This looks for
 * the site's root, from the deepest folder up, corrects the links, and loads the site's script from there.
 * Without scripts the links lead to the root that the site was built for.
 */

/** Two slashes at the start would name another host. */
const folders = location.pathname.replace(/^\/+/, '/').split('/').slice(0, -1);
const candidates = folders.map((_, index) => `${folders.slice(0, folders.length - index).join('/')}/`);
const OWN = 'a[href^="/"]';

async function isRoot(path: string): Promise<boolean> {
  try {
    const response = await fetch(`${path}assets/SITE_SCRIPT`, { method: 'HEAD' });
    return response.ok && /javascript/.test(response.headers.get('content-type') ?? '');
  } catch {
    return false;
  }
}

async function findRoot(): Promise<void> {
  for (const path of candidates) {
    if (!(await isRoot(path))) continue;
    for (const link of document.querySelectorAll(OWN)) {
      link.setAttribute(
        'href',
        link.getAttribute('href')!.replace('BUILT_ROOT', () => path),
      );
    }
    const script = document.createElement('script');
    script.src = `${path}assets/SITE_SCRIPT`;
    document.head.append(script);
    return;
  }
}

addEventListener('DOMContentLoaded', async () => {
  let pressed: HTMLAnchorElement | null | undefined;
  // A link pressed before the root is found would lead astray: it is followed as soon as it leads right.
  const hold = (event: MouseEvent) => {
    pressed = (event.target as Element).closest<HTMLAnchorElement>(OWN);
    if (pressed) event.preventDefault();
  };
  document.addEventListener('click', hold);
  await findRoot();
  document.removeEventListener('click', hold);
  pressed?.click();
});
