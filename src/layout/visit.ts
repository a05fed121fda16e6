/**
 * Marks a visit that begins at the top of a page: what lies far below may be laid out when it comes near (`later.css`).
 * A visit to a place in the page, a way back and a reload need every height at once, to show that place and keep it.
 */
const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
if (visit?.type === 'navigate' && !location.hash) document.documentElement.dataset['top'] = '';

export {};
