/** Where the titles of zones and the labels of arrows stand. */
import type { Graph } from './graph.ts';
import { sizeOf, groundOf, rowsOf, textOf } from './label.ts';
import { all, classed, make, named, number, shift } from './svg.ts';

/** Mermaid's drawing, and the graph that it shows. */
export interface Place {
  svg: Element;
  graph: Graph;
  document: Document;
}
interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

const clusterOf = ({ svg }: Place, id: string) => all(svg, (el) => el.getAttribute('data-zone') === id)[0];

/** The frame of a zone as Mermaid drew it. */
export function rectOf(place: Place, id: string): Rect | undefined {
  const [rect] = named(clusterOf(place, id) ?? place.document.createElement('g'), 'rect');
  return (
    rect && {
      x: number(rect, 'x'),
      y: number(rect, 'y'),
      width: number(rect, 'width'),
      height: number(rect, 'height'),
    }
  );
}

type Corner = [x: number, y: number];

/** Corners of the arrows, arrow by arrow. */
const cornersOf = ({ svg }: Place): Corner[][] =>
  classed(svg, 'flowchart-link').map((path) =>
    [...(path.getAttribute('d') ?? '').matchAll(/(-?[\d.]+)[ ,](-?[\d.]+)/g)].map(([, x, y]) => [
      Number(x),
      Number(y),
    ]),
  );

/** Px between two places that are tried for a title. */
const STEP = 6;
/** Px that the thickest line, and the widest head, reach to either side. */
const LINE = 1.75;
const HEAD = 6.5;

/**
 * Titles stand at the left, 12 px in, or at the right where an arrow passes there, else where none does; on a box, after
 * the arrows.
 */
export function titlesOf(place: Place): Element[] {
  const arrows = cornersOf(place);
  const passed = (left: number, top: number, width: number, height: number, line: number, head: number) => {
    const meets = ([x, y]: Corner, [px, py]: Corner, reach: number) =>
      Math.max(x, px) > left - reach &&
      Math.min(x, px) < left + width + reach &&
      Math.max(y, py) > top - reach &&
      Math.min(y, py) < top + height + reach;
    return arrows.some(
      (points) =>
        points.slice(1).some((point, i) => meets(point, points[i]!, line)) ||
        [points[0], points.at(-1)].some((end) => end && meets(end, end, head)),
    );
  };
  return place.graph.zones.flatMap((zone) => {
    const rect = rectOf(place, zone.id);
    const rows = rowsOf(clusterOf(place, zone.id) ?? place.document.createElement('g'));
    if (!rect || !rows.length) return [];
    const { width, height } = sizeOf(rows);
    const [start, end] = [rect.x + 12, rect.x + rect.width - width - 12];
    const between = Array.from(
      { length: Math.max(0, Math.floor((end - start) / STEP)) },
      (_, i) => start + i * STEP,
    );
    const sides = [start, end, ...between];
    const clear = (line: number, head: number) =>
      sides.find((x) => !passed(x - 4, rect.y + 7, width + 8, height, line, head));
    const left = clear(LINE, HEAD) ?? clear(0, 0) ?? sides[0]!;
    return [
      make(
        place.document,
        'g',
        {
          class: zone.wall ? 'dg-title dg-in-wall' : 'dg-title',
          'data-of': zone.id,
          transform: `translate(${Math.round(left)} ${Math.round(rect.y + 7)})`,
        },
        [
          make(place.document, 'rect', { class: 'background', x: -4, width: width + 8, height }),
          textOf(place.document, rows, 0),
        ],
      ),
    ];
  });
}

/** Labels of edges, each box apart from its text, so that the text alone can be dimmed. */
export function labelsOf(place: Place): Element[] {
  const walls = place.graph.zones.filter((zone) => zone.wall).map((zone) => rectOf(place, zone.id));
  return classed(place.svg, 'edgeLabel').flatMap((outer) => {
    const [inner] = classed(outer, 'label');
    const rows = rowsOf(outer);
    if (!inner || !rows.length) return [];
    const { x, y } = shift(outer);
    const inWall = walls.some((r) => r && x > r.x && x < r.x + r.width && y > r.y && y < r.y + r.height);
    return [
      make(place.document, 'g', { class: inWall ? 'edgeLabel dg-in-wall' : 'edgeLabel' }, [
        make(
          place.document,
          'g',
          {
            class: 'label',
            'data-edge': inner.getAttribute('data-id') ?? undefined,
            transform: `translate(${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10})`,
          },
          [groundOf(place.document, rows), textOf(place.document, rows, shift(inner).y + shift(outer).y - y)],
        ),
      ]),
    ];
  });
}
