/** What a finished drawing of a sequence shows, read back from its geometry and its letters. */
import { all, classed, hasClass, named, number } from './svg.ts';

/** Px between the end of a message and the life line that it comes from or leads to: activations within others lie between. */
const REACH = 60;
/** Half the width of a participant that is created on the way, where it is no box. */
const HALF = 75;
/** Px between the box of such a participant and the end of the message that creates it. */
const EDGE = 16;

/** The drawing in the terms of `holdsOf` (types/sequence.ts). */
export function showsOfSequence(svg: Element): string[] {
  const lines = classed(svg, 'dg-life').map((el) => ({
    id: el.getAttribute('data-of') ?? '',
    x: number(el, 'x1'),
    top: number(el, 'y1'),
  }));
  const boxes = classed(svg, 'dg-actor').filter((el) => el.nodeName === 'rect');
  /** Half the width of a participant's box. */
  const half = (x: number) =>
    boxes.map((el) => number(el, 'width') / 2).find((width, i) => near(number(boxes[i]!, 'x') + width, x)) ??
    HALF;
  const near = (a: number, b: number, most = 1) => Math.abs(a - b) <= most;
  const first = Math.min(...lines.map(({ top }) => top));
  const text = (el: Element) => {
    const rows = named(el, 'tspan').filter((row) => !named(row, 'tspan').length);
    return (rows.length ? rows : [el]).map((row) => row.textContent ?? '').join(' ');
  };
  const clean = (words: string) => words.replace(/[\s\u200b]+/g, ' ').trim();
  const texts = (name: string) => clean(classed(svg, name).map(text).join(' '));
  const labels = new Map<string, string[]>();
  for (const el of classed(svg, 'dg-actor')) {
    if (el.nodeName !== 'text') continue;
    const id = el.getAttribute('data-node') ?? '';
    labels.set(id, [...(labels.get(id) ?? []), text(el)]);
  }
  const at = (x: number) => {
    const next = [...lines].sort((a, b) => Math.abs(a.x - x) - Math.abs(b.x - x))[0];
    if (next && near(next.x, x, REACH)) return next.id;
    // The message that creates a participant ends at its box.
    const made = lines.filter(
      (line) => line.top > first + 40 && near(Math.abs(line.x - x), half(line.x), EDGE),
    );
    return made.length === 1 ? made[0]!.id : 'nobody';
  };
  return [
    ...lines.map(({ id }) => `participant ${id}: ${clean((labels.get(id) ?? []).join(' '))}`),
    ...classed(svg, 'dg-msg').map((el) => {
      const [from, to] =
        el.nodeName === 'line' ? [number(el, 'x1'), number(el, 'x2')] : selfOf(el.getAttribute('d') ?? '');
      const head = (end: string) =>
        /-(\w+)\)$/.exec((el.getAttribute(`marker-${end}`) ?? '').replace('-head', 'head'))?.[1];
      const ends =
        { arrowhead: 'arrow', crosshead: 'cross', filledhead: 'point' }[head('end') ?? ''] ?? 'none';
      const both = head('start') === 'arrowhead' ? 'both' : ends;
      return `message from ${at(from)} to ${at(to)}, ${hasClass(el, 'dg-reply') ? 'dotted' : 'solid'}, ${both}`;
    }),
    ...classed(svg, 'dg-active').map(() => 'activation'),
    ...classed(svg, 'dg-ground').map(() => 'ground'),
    ...all(svg, (el) => hasClass(el, 'dg-note')).map(() => 'note'),
    ...classed(svg, 'dg-number').map((el) => `number ${clean(text(el))}`),
    ...classed(svg, 'dg-tab-text').map((el) => `block ${clean(text(el))}`),
    `messages: ${texts('dg-msg-text')}`,
    `notes: ${texts('dg-note-text')}`,
    ...classed(svg, 'dg-ground-text').map((el) => `box ${clean(text(el))}`),
    casesOf(texts('dg-block-text')),
  ];
}

/** Words of the cases of all blocks: Mermaid writes them between brackets, and those of inner blocks first. */
export const casesOf = (text: string): string =>
  `cases: ${text.replace(/[[\]]/g, '').split(/\s+/).filter(Boolean).sort().join(' ')}`;

/** A message to oneself is a bow: both of its ends stand on one line. */
const selfOf = (d: string): [number, number] => {
  const numbers = (d.match(/-?[\d.]+/g) ?? []).map(Number);
  return [numbers[0] ?? NaN, numbers.at(-2) ?? NaN];
};
