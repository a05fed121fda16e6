import { decode } from '../lib/target.client.ts';

/** Marks, in the contents of the page, the section that the reader is in: the last heading above a third of the window. */
function markCurrentSection(): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('.toc a[href^="#"]')];
  const sections = links.flatMap((link) => {
    const heading = document.getElementById(decode(link.hash.slice(1)));
    return heading ? [{ link, heading }] : [];
  });
  if (!sections.length || !('IntersectionObserver' in globalThis)) return;

  let marked: HTMLAnchorElement | undefined;
  const update = () => {
    const atEnd = innerHeight + scrollY >= document.documentElement.scrollHeight - 2;
    const passed = sections.filter(({ heading }) => heading.getBoundingClientRect().top < innerHeight / 3);
    const current = (atEnd ? sections.at(-1) : passed.at(-1))?.link;
    if (current === marked) return;
    marked?.removeAttribute('aria-current');
    current?.setAttribute('aria-current', 'true');
    marked = current;
  };
  // It reports once at the start, after the layout that the page has anyway: asking here would have it laid out twice.
  const observer = new IntersectionObserver(update, { rootMargin: '0px 0px -66% 0px' });
  for (const { heading } of sections) observer.observe(heading);
  addEventListener('scrollend', update, { passive: true });
}

/** Where the list of pages is longer than the window, this page's own line stands in the middle of it. */
function showThisPage(): void {
  const here = document.querySelector<HTMLElement>('.side [aria-current]');
  if (here) here.closest('.side')!.scrollTop = here.offsetTop - innerHeight / 2;
}

/** The popover with the contents covers the text on narrow windows: choosing a section closes it. */
function closeOnChoice(): void {
  for (const panel of document.querySelectorAll<HTMLElement>('nav[popover]')) {
    panel.addEventListener('click', (event) => {
      if ((event.target as Element).closest('a[href^="#"]') && panel.matches(':popover-open'))
        panel.hidePopover();
    });
  }
}

// A task of its own: the one that runs this script lays out the end of the page, too.
setTimeout(markCurrentSection);
// When all is laid out anyway.
addEventListener('load', showThisPage);
closeOnChoice();
