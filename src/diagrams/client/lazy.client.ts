/**
 * What makes figures answer comes when the first one is near, or at once where the address asks one. Many readers leave
 * before that, and none of them should pay for it.
 */
const figures = document.querySelectorAll('figure.fig');
// Without it a figure is still whole: only nobody can ask it.
const load = () => void import('./figures.client.ts').catch(() => {});

if (figures.length && (!('IntersectionObserver' in globalThis) || /[?&]actor=/.test(location.search))) load();
else if (figures.length) {
  const near = new IntersectionObserver(
    (seen) => {
      if (!seen.some(({ isIntersecting }) => isIntersecting)) return;
      near.disconnect();
      load();
    },
    { rootMargin: '50%' },
  );
  // Every figure: a link may lead past the first.
  for (const figure of figures) near.observe(figure);
}

export {};
