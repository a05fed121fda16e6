import type { Graph } from './graph.ts';
import { boxOf, rowsOf, textOf } from './label.ts';
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

/** Titles stand at the left, 12 px in, after the edges and on a box of their own: no line crosses them. */
export function titlesOf(place: Place): Element[] {
  return place.graph.zones.flatMap((zone) => {
    const rect = rectOf(place, zone.id);
    const rows = rowsOf(clusterOf(place, zone.id) ?? place.document.createElement('g'));
    if (!rect || !rows.length) return [];
    const { width, height } = boxOf(rows);
    return [
      make(
        place.document,
        'g',
        {
          class: zone.wall ? 'dg-title dg-in-wall' : 'dg-title',
          'data-of': zone.id,
          transform: `translate(${Math.round(rect.x + 12)} ${Math.round(rect.y + 7)})`,
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
    const { width, height } = boxOf(rows);
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
          [
            make(place.document, 'rect', {
              class: 'background',
              x: -width / 2 - 5,
              y: -height / 2 - 1,
              width: width + 10,
              height: height + 2,
            }),
            textOf(place.document, rows, shift(inner).y + shift(outer).y - y),
          ],
        ),
      ]),
    ];
  });
}
