/**
 * Lays the page out to its end, a little at a time, once the browser has nothing else to do. Until then it has guessed
 * how high what lies far below is (`prose.css`), and the scroll bar would jump by half the page.
 */
/** Paragraphs, figures, snippets laid out in one go: a slow phone takes about a frame for them. */
const PIECE = 8;

const waiting = [...document.querySelectorAll('[data-top] .prose > h2 ~ h2 ~ h2 ~ *')];

function layOut(): void {
  const piece = waiting.splice(0, PIECE);
  for (const part of piece) part.classList.add('laid-out');
  // Asked for its height, the browser lays the piece out now.
  piece.at(-1)?.getBoundingClientRect();
  if (waiting.length) later();
}

// Safari has no idle callback; a task of its own comes close.
const later = () =>
  'requestIdleCallback' in globalThis ? requestIdleCallback(layOut) : setTimeout(layOut, 50);

addEventListener('load', () => later());

export {};
