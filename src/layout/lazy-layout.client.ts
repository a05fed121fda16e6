/**
 * Lays out, in idle moments, what `later.css` put off: long before a reader drags the scroll bar to the end, every
 * height is known, and nothing moves. Browsers without idle moments lay out each part when it comes near.
 */
const parts = [
  ...document.querySelectorAll<HTMLElement>(
    '[data-top] :is(article > *, article > * > *, .still > li, :is(main, article) > table tr, .pn, .foot)',
  ),
];
/** Of the 50 ms of an idle moment: a part may take longer than the last one. */
const SPARE_MS = 30;

function layOut(deadline: IdleDeadline): void {
  do {
    const part = parts.shift();
    if (!part) return;
    part.dataset['laid'] = '';
    // Asked for at once, so that the time left is known before the next.
    void part.offsetHeight;
  } while (deadline.timeRemaining() > SPARE_MS);
  requestIdleCallback(layOut);
}

if ('requestIdleCallback' in globalThis) requestIdleCallback(layOut);

export {};
