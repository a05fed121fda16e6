/** What a finished drawing of nodes, zones and arrows shows, read back from its geometry and its letters. */
import { pointsOf, type Point } from './path.ts';
import { classed, hasClass, named, shift } from './svg.ts';

interface Box {
  id: string;
  x: number;
  y: number;
  right: number;
  bottom: number;
}

/** Px that an arrow may end before what it leads to: a stopped one keeps clear of the wall. */
const REACH = 14;
/** Px that a label may stand beside its line: on a straight one it stands in the middle. */
const NEAR = 24;

/** The drawing in the terms of `holdsOf` (network.ts). */
export function showsOf(svg: Element): string[] {
  const zones = classed(svg, 'dg-zone').map((el) => boxOf(el, el));
  const nodes = classed(svg, 'dg-node').map((el) => boxOf(el));
  const titles = new Map(classed(svg, 'dg-title').map((el) => [data(el, 'of'), el]));
  const boxes = new Map([...zones, ...nodes].map((box) => [box.id, box]));
  const around = (box: Box) =>
    zones.filter((zone) => zone.id !== box.id && holds(zone, box)).sort((a, b) => area(a) - area(b))[0]?.id ??
    'nothing';
  const labels = new Map(classed(svg, 'label').map((el) => [data(el, 'edge'), el]));
  const heads = new Map(named(svg, 'marker').map((el) => [el.getAttribute('id'), el]));
  return [
    ...classed(svg, 'dg-node').map((el, i) => {
      const label = textOf(named(el, 'text')[0]);
      return `node ${data(el, 'node')} in ${around(nodes[i]!)}: ${label}`;
    }),
    ...classed(svg, 'dg-zone').map((el, i) => {
      const title = titles.get(data(el, 'node'));
      // By a node on its title, or by the ground of a zone that is drawn later.
      const covered =
        (title && nodes.some((node) => meets(node, boxOf(title, named(title, 'rect')[0]!)))) ||
        zones.slice(i + 1).some((zone) => holds(zone, zones[i]!));
      const name = hasClass(el, 'dg-c-wall') ? 'wall' : 'zone';
      return `${name} ${data(el, 'node')} in ${around(zones[i]!)}: ${covered ? '(covered) ' : ''}${textOf(title && named(title, 'text')[0])}`;
    }),
    ...classed(svg, 'dg-edge').map((el) => {
      const points = pointsOf(el.getAttribute('d') ?? '');
      const end = (name: string, point: Point | undefined) => {
        const id = data(el, name);
        const box = boxes.get(id);
        return box && point && distance(point, box) <= REACH ? id : `something else than ${id}`;
      };
      const head = (side: string) => {
        const id = /#([^)]+)/.exec(el.getAttribute(`marker-${side}`) ?? '')?.[1];
        return id ? headOf(heads.get(id)) : 'none';
      };
      const label = labels.get(data(el, 'edge'));
      const own = data(el, 'from') === data(el, 'to');
      const near = label && (own ? reaches(points, boxOf(label)) : beside(points, shift(label)));
      const said = label ? (near ? textOf(named(label, 'text')[0]) : 'a label that stands elsewhere') : '';
      return `arrow ${head('start')} ${end('from', points[0])} to ${end('to', points.at(-1))} ${head('end')}, ${lineOf(el)}: ${said}`;
    }),
  ];
}

const data = (el: Element, name: string) => el.getAttribute(`data-${name}`) ?? '';

/** Letters as a reader copies them. */
const textOf = (el: Element | undefined): string => (el?.textContent ?? '').replace(/\s+/g, ' ').trim();

const headOf = (marker: Element | undefined): string => {
  const kind = /dg-head-(\w+)/.exec(marker?.getAttribute('class') ?? '')?.[1] ?? '';
  return { blocked: 'cross', cross: 'cross', circle: 'circle' }[kind] ?? (kind ? 'arrow' : 'nothing');
};

function lineOf(el: Element): string {
  const kind = ['allowed', 'blocked', 'conditional'].find((name) => hasClass(el, `dg-${name}`));
  const stroke = ['dotted', 'thick'].find((name) => hasClass(el, `dg-${name}`));
  return kind ? [kind, stroke].filter(Boolean).join(' ') : (stroke ?? 'solid');
}

const outlineOf = (el: Element): Element =>
  Array.from(el.childNodes).find(
    (child): child is Element => child.nodeType === 1 && child.nodeName !== 'text',
  ) ?? el;

/** The box of what is drawn in `el`, in the drawing's own coordinates. */
export function boxOf(el: Element, outline = outlineOf(el)): Box {
  const { x, y, width, height } = (outline as SVGGraphicsElement).getBBox();
  const [outer, inner] = [shift(el), outline === el ? { x: 0, y: 0 } : shift(outline)];
  const [left, top] = [x + outer.x + inner.x, y + outer.y + inner.y];
  return { id: data(el, 'node'), x: left, y: top, right: left + width, bottom: top + height };
}

const area = (box: Box) => (box.right - box.x) * (box.bottom - box.y);
const holds = (outer: Box, inner: Box) =>
  outer.x <= inner.x && outer.y <= inner.y && outer.right >= inner.right && outer.bottom >= inner.bottom;
const meets = (a: Box, b: Box) =>
  a.x < b.right - 1 && b.x < a.right - 1 && a.y < b.bottom - 1 && b.y < a.bottom - 1;

/** Px between a point and the frame of a box. Shapes are inside their boxes, so from inside everything is near. */
function distance([x, y]: Point, box: Box): number {
  const dx = Math.max(box.x - x, x - box.right, 0);
  const dy = Math.max(box.y - y, y - box.bottom, 0);
  return Math.hypot(dx, dy);
}

/** Whether a line passes a box, or ends near: the label of a line to where it began stands beyond its turn. */
const reaches = (points: Point[], box: Box): boolean =>
  points.some(([x, y]) => distance([x, y], box) <= NEAR);

function beside(points: Point[], { x, y }: { x: number; y: number }): boolean {
  return points.slice(1).some(([bx, by], i) => {
    const [ax, ay] = points[i]!;
    const length = (bx - ax) ** 2 + (by - ay) ** 2;
    const share = length
      ? Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length))
      : 0;
    return Math.hypot(x - ax - share * (bx - ax), y - ay - share * (by - ay)) <= NEAR;
  });
}
