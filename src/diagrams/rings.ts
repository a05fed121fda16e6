/** The ring of a condition, in the gap of the wall that its line passes: the sign that answers who gets through. */
import { stepsOf, type Point, type Step } from './path.ts';
import { classed, hasClass, make, named, number, short } from './svg.ts';

/** Px. */
const RADIUS = 4;
/** Px from a line's end that the ring of its head takes. */
const HEAD = 26;
/** Px from a bend at which a ring is clear of it. */
const CLEAR = 12;
/** What a line with a ring ends in: the head of a condition without its own ring. */
const OPEN = 'ringed';

/**
 * Puts rings on walls. A line that passes none, or bends where it does, keeps the ring that its head has; if it bends
 * there, the ring lies before the bend. `svg` is a finished drawing with all that stands in it.
 */
export function ringed(svg: Element): void {
  const walls = classed(svg, 'dg-c-wall').flatMap((zone) => named(zone, 'rect').slice(0, 1));
  for (const line of classed(svg, 'dg-conditional')) {
    const d = line.getAttribute('d') ?? '';
    const runs = runsOf(d);
    const last =
      runs.flatMap((run) => walls.flatMap((wall) => passing(run, wall))).at(-1) ?? beforeBend(runs);
    if (!last) continue;
    const { run, at } = last;
    line.setAttribute('d', d.slice(0, run.at) + ringAt(run, at) + d.slice(run.at));
    const [cx, cy] = at;
    const gap = make(svg.ownerDocument, 'circle', { class: 'dg-gap-in-wall', cx, cy, r: RADIUS });
    for (const name of ['data-if', 'data-not']) {
      const value = line.getAttribute(name);
      if (value !== null) gap.setAttribute(name, value);
    }
    line.parentNode!.insertBefore(gap, line);
    for (const side of ['marker-start', 'marker-end']) openHead(svg, line, side);
  }
  const used = classed(svg, 'dg-edge').flatMap((line) =>
    ['marker-start', 'marker-end'].map((side) => line.getAttribute(side)),
  );
  for (const head of classed(svg, 'dg-head-conditional'))
    if (!used.includes(`url(#${head.getAttribute('id')})`)) head.remove();
}

/** Straight runs along an axis. */
const runsOf = (d: string): Step[] =>
  stepsOf(d).filter(
    ({ command, from, to }) => 'LHV'.includes(command) && (from[0] === to[0] || from[1] === to[1]),
  );

/** Where a run passes a side of the wall, with room for a ring on both sides. */
function passing(run: Step, wall: Element): { run: Step; at: Point }[] {
  const [x, y] = [number(wall, 'x'), number(wall, 'y')];
  const across = run.from[1] === run.to[1] ? 0 : 1;
  const sides = across ? [y, y + number(wall, 'height')] : [x, x + number(wall, 'width')];
  const along = run.from[1 - across]!;
  const [low, high] = across ? [x, x + number(wall, 'width')] : [y, y + number(wall, 'height')];
  if (along < low || along > high) return [];
  const [least, most] = [run.from[across]!, run.to[across]!].sort((a, b) => a - b) as [number, number];
  return sides
    .filter((side) => side - RADIUS >= least && side + RADIUS <= most)
    .map((side) => ({ run, at: across ? [along, side] : [side, along] }));
}

/** A place for the ring where the head's own would lie beside a line that bends; undefined where it doesn't. */
function beforeBend(runs: Step[]): { run: Step; at: Point } | undefined {
  const length = ({ from, to }: Step) => Math.abs(to[0] - from[0]) + Math.abs(to[1] - from[1]);
  const end = runs.at(-1);
  if (!end || length(end) >= HEAD) return undefined;
  const run = runs.slice(0, -1).findLast((one) => length(one) >= 3 * RADIUS);
  if (!run) return undefined;
  const share = Math.max(0.5, 1 - CLEAR / length(run));
  const along = (axis: 0 | 1) => run.from[axis] + (run.to[axis] - run.from[axis]) * share;
  return { run, at: [along(0), along(1)] };
}

/** The path to the ring, and around it to its other side: without a jump, so that a mark can run along the line. */
function ringAt({ from, to }: Step, [x, y]: Point): string {
  const [dx, dy] = [Math.sign(to[0] - from[0]) * RADIUS, Math.sign(to[1] - from[1]) * RADIUS];
  const half = (sx: number, sy: number) => `A${RADIUS} ${RADIUS} 0 0 1 ${short(sx)} ${short(sy)}`;
  const [there, back] = [half(x + dx, y + dy), half(x - dx, y - dy)];
  return `L${short(x - dx)} ${short(y - dy)}${there}${back}${there}`;
}

function openHead(svg: Element, line: Element, side: string): void {
  const id = /#([^)]+)/.exec(line.getAttribute(side) ?? '')?.[1];
  const head = id && named(svg, 'marker').find((one) => one.getAttribute('id') === id);
  if (!head || !hasClass(head, 'dg-head-conditional')) return;
  const open = `${svg.getAttribute('id')}-${OPEN}`;
  line.setAttribute(side, `url(#${open})`);
  if (named(svg, 'marker').some((one) => one.getAttribute('id') === open)) return;
  const copy = head.cloneNode(true) as Element;
  copy.setAttribute('id', open);
  for (const ring of named(copy, 'circle')) ring.remove();
  head.parentNode!.insertBefore(copy, head);
}
