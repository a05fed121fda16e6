/**
 * Loads what makes figures answer when the first one comes near, or at once where the address asks one. Many readers
 * leave before that, and none of them should pay for it.
 */
const figure = document.querySelector<HTMLElement>('figure[data-src]');

function load(): void {
  const script = document.createElement('script');
  script.src = figure!.dataset['src']!;
  document.head.append(script);
}

if (figure && new URLSearchParams(location.search).has('actor')) load();
else if (figure) {
  const near = new IntersectionObserver(
    (seen) => {
      if (!seen.some(({ isIntersecting }) => isIntersecting)) return;
      near.disconnect();
      load();
    },
    { rootMargin: '50%' },
  );
  // Every figure: a link may lead past the first.
  for (const each of document.querySelectorAll('figure.fig')) near.observe(each);
}
