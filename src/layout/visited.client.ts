/**
 * Marks a visit that begins at the top of a page: what lies far below may be laid out when it comes near (`later.css`).
 * A visit to a place in the page, a way back and a reload need every height at once, to show that place and keep it;
 * and so does a visit that goes on to a place.
 */
const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
const { dataset } = document.documentElement;

if (visit?.type === 'navigate' && !location.hash) {
  dataset['top'] = '';
  // Before the browser looks where the place is. Not `:has(:target)`: it has all styles worked out anew whenever
  // anything is added to the page.
  addEventListener(
    'click',
    ({ target }) => {
      if ((target as Element).closest('[href*="#"]')) delete dataset['top'];
    },
    true,
  );
  // An address that was typed: the browser has looked already.
  addEventListener('hashchange', () => {
    if (dataset['top'] === undefined) return;
    delete dataset['top'];
    document.querySelector(':target')?.scrollIntoView();
  });
}

export {};
