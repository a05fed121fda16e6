/** Mermaid's own layout, for what is too large for the guide's. Lines may be long and cross; nothing is left out. */
import { layout as dagre } from 'dagre-d3-es/src/dagre/index.js';
import { Graph } from 'dagre-d3-es/src/graphlib/index.js';
import { inset } from './inset.ts';
import { treeOf } from './tree.ts';
import {
  isSideways,
  titleRoom,
  type Box,
  type Direction,
  type Link,
  type Place,
  type Placed,
  type Point,
  type Spacing,
} from './types.ts';

/** Px that a zone is at least wider than its title. */
const TITLE_ENDS = 24;

/** Places boxes and links as `layout` does. */
export function placeLarge(boxes: Box[], links: Link[], direction: Direction, spacing: Spacing): Placed {
  const tree = treeOf(boxes);
  const graph = new Graph({ multigraph: true, compound: true });
  const sideways = isSideways(direction);
  // dagre knows the frames of zones, not their titles: across the flow each frame keeps this far from what it holds.
  const across = sideways && boxes.some((box) => box.group) ? spacing.title : 0;
  graph.setGraph({
    rankdir: direction,
    nodesep: Math.max(spacing.node, across),
    ranksep: spacing.step,
    edgesep: Math.max(spacing.track, across),
  });
  graph.setDefaultEdgeLabel(() => ({}));
  const empty = (box: Box) => !tree.children(box.id).length;
  for (const box of boxes) {
    // A zone grows around what is in it, which is as wide as its title; an empty one is a box with a title.
    const room = box.group ? 40 : 0;
    const parent = box.parent && tree.boxes.get(box.parent);
    const width = Math.max(box.width + room, parent ? parent.width + TITLE_ENDS : 0);
    graph.setNode(box.id, { width, height: box.height + room });
  }
  for (const box of boxes) if (box.parent) graph.setParent(box.id, box.parent);
  // dagre knows no line to a zone: it leads to the first node in it, and is cut at the frame.
  const leaf = (id: string): string => {
    const box = tree.boxes.get(id)!;
    return box.group && !empty(box) ? leaf(tree.children(id)[0]!.id) : id;
  };
  for (const { id, from, to, label } of links)
    graph.setEdge(leaf(from), leaf(to), { ...(label ?? { width: 0, height: 0 }), labelpos: 'c' }, id);
  dagre(graph, {});

  const placed: Placed = { boxes: new Map(), links: new Map() };
  for (const box of boxes) {
    const { x, y, width, height } = graph.node(box.id) as Place;
    placed.boxes.set(
      box.id,
      box.group ? { x, y, width, height } : { x, y, width: box.width, height: box.height },
    );
  }
  frames(boxes, tree, placed, spacing);
  for (const { id, from, to, label } of links) {
    const { points, x, y } = graph.edge(leaf(from), leaf(to), id) as {
      points: Point[];
      x: number;
      y: number;
    };
    const ends = [from, to].map((end) => ({ box: tree.boxes.get(end)!, place: placed.boxes.get(end)! }));
    const [first, last] = ends.map(({ box, place }) =>
      isNarrow(box, graph) ? [{ x: place.x, y: place.y }] : [],
    );
    const whole = [...first!, ...points, ...last!];
    const cut = clip(clip(whole, ends[1]!.place).reverse(), ends[0]!.place).reverse();
    for (const [i, at] of [0, cut.length - 1].entries()) {
      const { box, place } = ends[i]!;
      if (!box.group) cut[at] = deeper(cut[at]!, box, place, sideways);
    }
    // A line that was cut has its middle elsewhere.
    const between = ends.every(({ box }) => !box.group);
    placed.links.set(id, { points: cut, ...(label && { label: between ? { x, y } : middle(cut) }) });
  }
  return placed;
}

/** Zones as large as what is in them needs, with room for the title, from the innermost outward. */
function frames(boxes: Box[], tree: ReturnType<typeof treeOf>, placed: Placed, spacing: Spacing): void {
  const { pad } = spacing;
  const depth = (box: Box) => tree.around(box.id).length;
  for (const zone of boxes.filter((box) => box.group).sort((a, b) => depth(b) - depth(a))) {
    const inner = tree.children(zone.id).map(({ id }) => placed.boxes.get(id)!);
    if (!inner.length) continue;
    const least = Math.min(...inner.map(({ x, width }) => x - width / 2));
    const most = Math.max(...inner.map(({ x, width }) => x + width / 2));
    const widened = Math.max(0, zone.width + TITLE_ENDS - (most - least)) / 2;
    const [left, right] = [least - widened - pad, most + widened + pad];
    const top = Math.min(...inner.map(({ y, height }) => y - height / 2)) - titleRoom(zone, spacing);
    const bottom = Math.max(...inner.map(({ y, height }) => y + height / 2)) + pad;
    placed.boxes.set(zone.id, {
      x: (left + right) / 2,
      y: (top + bottom) / 2,
      width: right - left,
      height: bottom - top,
    });
  }
}

/** Whether dagre was told of a wider box than a node has, so that its lines end too early. */
const isNarrow = (box: Box, graph: Graph): boolean =>
  !box.group && (graph.node(box.id) as Place).width > box.width;

/** A line up to where it enters a box for the last time. */
function clip(points: Point[], { x, y, width, height }: Place): Point[] {
  const inside = (point: Point) =>
    Math.abs(point.x - x) < width / 2 - 0.01 && Math.abs(point.y - y) < height / 2 - 0.01;
  const out = points.findLastIndex((point) => !inside(point));
  if (out < 0 || out === points.length - 1) return [...points];
  const [a, b] = [points[out]!, points[out + 1]!];
  let [low, high] = [0, 1];
  for (let i = 0; i < 30; i++) {
    const middle = (low + high) / 2;
    if (inside({ x: a.x + (b.x - a.x) * middle, y: a.y + (b.y - a.y) * middle })) high = middle;
    else low = middle;
  }
  return [...points.slice(0, out + 1), { x: a.x + (b.x - a.x) * low, y: a.y + (b.y - a.y) * low }];
}

/** Half-way along a line. */
function middle(points: Point[]): Point {
  const lengths = points
    .slice(1)
    .map((point, i) => Math.hypot(point.x - points[i]!.x, point.y - points[i]!.y));
  let rest = lengths.reduce((sum, length) => sum + length, 0) / 2;
  for (const [i, length] of lengths.entries()) {
    if (rest <= length) {
      const [a, b] = [points[i]!, points[i + 1]!];
      const share = length ? rest / length : 0;
      return { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share };
    }
    rest -= length;
  }
  return points[0]!;
}

/** The end of a line moved from a node's box to its outline. */
function deeper(point: Point, box: Box, place: Place, sideways: boolean): Point {
  const off = sideways ? point.y - place.y : point.x - place.x;
  const into = inset(box, off, sideways);
  return sideways
    ? { x: point.x + Math.sign(place.x - point.x) * into, y: point.y }
    : { x: point.x, y: point.y + Math.sign(place.y - point.y) * into };
}
