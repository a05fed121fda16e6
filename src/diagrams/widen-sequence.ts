/** Room for what a sequence says, in Mermaid's own drawing of it. Runs in a browser as well. */
import { classed, named, number, viewBoxOf } from './svg.ts';

/** Px that a note is wider than its text at each side, and that either keeps from the edge of a drawing. */
const [PAD, APART] = [10, 4];

const leaves = (el: Element): Element[] => {
  const rows = named(el, 'tspan');
  return rows.length ? rows : [el];
};

/** Px of the widest row of some texts. */
export const widestOf = (texts: Element[]): number =>
  texts
    .flatMap(leaves)
    .reduce((most, el) => Math.max(most, (el as SVGTextElement).getComputedTextLength()), 0);

/**
 * Makes notes as wide as what they say, and the drawing as wide as its texts: Mermaid goes by the participants.
 *
 * @param svg as Mermaid drew it; it is changed
 */
export function widen(svg: Element): void {
  const box = viewBoxOf(svg);
  let [left, right] = [box.x, box.x + box.width];
  const hold = (from: number, to: number) => {
    left = Math.min(left, from - APART);
    right = Math.max(right, to + APART);
  };
  for (const note of classed(svg, 'note')) {
    const [x, width] = [number(note, 'x'), number(note, 'width')];
    const more = Math.max(0, widestOf(named(note.parentNode as Element, 'text')) + 2 * PAD - width);
    note.setAttribute('x', String(x - more / 2));
    note.setAttribute('width', String(width + more));
    if (more) hold(x - more / 2, x + width + more / 2);
  }
  for (const el of classed(svg, 'messageText')) {
    const { x, width } = (el as SVGTextElement).getBBox();
    if (el.textContent?.replaceAll('\u200b', '').trim() && (x < left || x + width > right))
      hold(x, x + width);
  }
  if (left < box.x || right > box.x + box.width)
    svg.setAttribute('viewBox', [left, box.y, right - left, box.height].join(' '));
}
