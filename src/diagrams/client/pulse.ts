/** A mark that runs along an arrow from whoever dials, three times, and stops where the arrow ends: at a cross, too. */

const calm = globalThis.matchMedia?.('(prefers-reduced-motion: reduce)');

/** @param backwards the arrow is drawn from the other side */
export function pulse(edge: SVGElement, backwards: boolean): void {
  if (calm.matches) return;
  const mark = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  mark.setAttribute('d', edge.getAttribute('d')!);
  // Lengths below are then in hundredths of the arrow.
  mark.setAttribute('pathLength', '100');
  mark.setAttribute('class', 'dg-pulse');
  edge.after(mark);
  const ends = [{ strokeDashoffset: '2' }, { strokeDashoffset: '-98' }];
  mark.animate(backwards ? ends.reverse() : ends, {
    duration: 1100,
    easing: 'ease-in-out',
    iterations: 3,
  }).onfinish = () => mark.remove();
}

/** Takes away what still runs. */
export function still(svg: Element): void {
  for (const mark of svg.querySelectorAll('.dg-pulse')) mark.remove();
}
