/** The guide's layout as Mermaid calls it: labels are measured, places found, and Mermaid's own shapes drawn there. */
import type { InternalHelpers, LayoutData, LayoutLoaderDefinition, SVG } from 'mermaid';
import type { Word } from '../label-text.ts';
import { PULLED } from '../markers.ts';
import { classesOf, labelOf, titleOf } from '../network.ts';
import { canonical } from '../shapes.ts';
import { stateData } from '../states.ts';
import { dress, spelled, writeLabel, writer, type Writer } from './labels.ts';
import { fit } from './spacing.ts';
import { isSideways, type Box, type Direction, type Link, type Point } from './types.ts';

/** How wide rows may be in nodes: downward, sideways, where width adds up, and on phones; in notes, and on arrows. */
const ROW = {
  down: { most: 120, name: 160, row: 160 },
  sideways: { most: 120, name: 160, row: 120 },
  slim: { most: 120, name: 120, row: 120 },
  note: { most: 200, name: 200, row: 200 },
  edge: { most: 200, name: 200, row: 200 },
};
/** Px of a line without a label where it turns back to its own node. */
const TURN = { width: 40, height: 20 };

/** Mermaid's measuring and drawing with the guide's own places; register it before `initialize`. */
export const loaders: LayoutLoaderDefinition[] = [
  {
    name: 'guide',
    loader: async () => ({ render: (data, svg, helpers) => draw(plain(data), svg, helpers, false) }),
  },
  {
    name: 'guide-narrow',
    loader: async () => ({ render: (data, svg, helpers) => draw(plain(data), svg, helpers, true) }),
  },
];

const plain = (data: LayoutData): LayoutData =>
  data.type.startsWith('state') ? stateData(data as never) : data;

type Group = Parameters<InternalHelpers['insertNode']>[0];
const newest = (parent: Group) => parent.node()!.lastChild as Element;
const move = (el: Element, { x, y }: Point) => el.setAttribute('transform', `translate(${x}, ${y})`);

async function draw(data: LayoutData, svg: SVG, helpers: InternalHelpers, narrow: boolean): Promise<void> {
  const direction = (data.direction === 'TD' ? 'TB' : data.direction) as Direction;
  const root = svg.select('g');
  helpers.insertMarkers(root, data.markers, data.type, data.diagramId);
  const all = root.insert('g').attr('class', 'root');
  const group = (name: string) => all.insert('g').attr('class', name) as unknown as Group;
  const [clusters, edgePaths, edgeLabels, nodes] = [
    group('clusters'),
    group('edges edgePaths'),
    group('edgeLabels'),
    group('nodes'),
  ];
  const elements = new Map<string, Element>();
  const titles = new Map<string, Word[][]>();
  const write = writer(all.node() as Element);
  // The layout makes names of its own out of these, which an author's id could otherwise equal.
  const name = new Map(data.nodes.map(({ id }, i) => [id, `n${i}`]));
  const boxes: Box[] = [];
  // Mermaid lists zones from the last to the first.
  for (const node of [
    ...data.nodes.filter((n) => n.isGroup).reverse(),
    ...data.nodes.filter((n) => !n.isGroup),
  ]) {
    boxes.push({
      id: name.get(node.id)!,
      ...(node.parentId && { parent: name.get(node.parentId)! }),
      group: Boolean(node.isGroup),
      wall: /(^| )wall( |$)/.test(node.cssClasses ?? ''),
      shape: canonical(String(node.shape)),
      ...(await (node.isGroup ? zone(node) : box(node))),
    });
  }
  const links = data.edges.flatMap((edge, i) => {
    const one = link(edge, `e${i}`, write);
    if (one.from !== one.to) return [one];
    // The layout turns no line back to where it began, but it knows ways there and back: the label is a box between.
    const parent = boxes.find(({ id }) => id === one.from)!.parent;
    const size = one.label ?? TURN;
    boxes.push({ id: `l${i}`, ...(parent && { parent }), group: false, wall: false, shape: 'rect', ...size });
    return [
      { id: `e${i}`, from: one.from, to: `l${i}` },
      { id: `l${i}`, from: `l${i}`, to: one.to },
    ];
  });
  const placed = fit(boxes, links, direction, narrow);
  if (placed.large) all.attr('data-layout', 'dagre');
  for (const node of data.nodes) {
    const place = placed.boxes.get(name.get(node.id)!)!;
    Object.assign(node, place);
    if (node.isGroup) {
      await helpers.insertCluster(clusters, node as never);
      const drawn = newest(clusters);
      drawn.setAttribute('data-zone', node.id);
      dress(drawn, titles.get(node.id)!);
    } else {
      drawOut(elements.get(node.id)!, place);
      move(elements.get(node.id)!, place);
    }
  }
  for (const [i, edge] of data.edges.entries()) {
    const { points, label } = loop(i) ?? placed.links.get(`e${i}`)!;
    pullBack(points, PULLED[edge.arrowTypeEnd ?? ''] ?? 0);
    pullBack(points.reverse(), PULLED[edge.arrowTypeStart ?? ''] ?? 0);
    Object.assign(edge, { points: points.reverse(), curve: 'rounded' });
    helpers.insertEdge(edgePaths, { ...edge }, new Map(), data.type, {}, {}, data.diagramId, true);
    if (label) move(elements.get(edge.id)!, label);
  }

  /** There and back as one line, through the middle of what stands between. */
  function loop(i: number): { points: Point[]; label?: Point } | undefined {
    const at = placed.boxes.get(`l${i}`);
    if (!at) return undefined;
    const [there, back] = [`e${i}`, `l${i}`].map((id) => placed.links.get(id)!.points);
    const sideways = isSideways(direction);
    const labeled = elements.has(data.edges[i]!.id);
    // A label stands beyond the turn, which it would hide.
    const before = (middle: number, size: number, from: number) =>
      labeled ? middle + Math.sign(from - middle) * (size / 2 + 3) : middle;
    const turn = ({ x, y }: Point): Point =>
      sideways
        ? { x: before(at.x, at.width, there![0]!.x), y }
        : { x, y: before(at.y, at.height, there![0]!.y) };
    const points = [...there!.slice(0, -1), turn(there!.at(-1)!), turn(back![0]!), ...back!.slice(1)];
    return { points, ...(labeled && { label: at }) };
  }

  /** Drawn once to learn the size of its title. */
  async function zone(node: LayoutData['nodes'][number]): Promise<{ width: number; height: number }> {
    const { rows } = titleOf(node as never);
    titles.set(node.id, rows);
    Object.assign(node, { label: spelled(rows), labelType: 'text' });
    await helpers.insertCluster(clusters, { ...node, x: 0, y: 0, width: 10, height: 10 } as never);
    const trial = newest(clusters);
    const { width, height } = trial.querySelector<SVGGraphicsElement>('.cluster-label')!.getBBox();
    trial.remove();
    return { width, height };
  }

  async function box(node: LayoutData['nodes'][number]): Promise<{ width: number; height: number }> {
    const { rows } = labelOf(node as never, node.id);
    const note = classesOf(node).includes('statediagram-note');
    const room = narrow ? ROW.slim : note ? ROW.note : isSideways(direction) ? ROW.sideways : ROW.down;
    const wrapped = write.wrapped(rows, room);
    if (node.label !== undefined) Object.assign(node, { label: spelled(wrapped), labelType: 'text' });
    const settings = { config: data.config, dir: data.direction };
    const element = await helpers.insertNode(nodes, node as never, settings as never);
    const drawn = element.node() as SVGGraphicsElement;
    drawn.setAttribute('data-node', node.id);
    dress(drawn, wrapped);
    elements.set(node.id, drawn);
    const { width, height } = drawn.getBBox();
    return { width, height };
  }

  function link(edge: LayoutData['edges'][number], id: string, { wrapped }: Writer): Link {
    const ends = { id, from: name.get(edge.start!)!, to: name.get(edge.end!)! };
    const rows = edge.label ? wrapped(labelOf(edge as never).rows, ROW.edge) : [];
    if (!rows.length) return ends;
    const drawn = writeLabel(edgeLabels.node() as Element, edge.id, rows);
    elements.set(edge.id, drawn.element);
    return { ...ends, label: { width: drawn.width, height: drawn.height } };
  }
}

/** A box of the size that the layout gave it, where that is more than its text needs. */
function drawOut(node: Element, { width, height }: { width: number; height: number }): void {
  const outline = Array.from(node.children).find((el) => el.nodeName === 'rect');
  for (const [at, size, wanted] of [
    ['x', 'width', width],
    ['y', 'height', height],
  ] as const) {
    if (!outline || wanted <= Number(outline.getAttribute(size)) + 0.5) continue;
    outline.setAttribute(at, String(-wanted / 2));
    outline.setAttribute(size, String(wanted));
  }
}

/** Ends a line before what it leads to, so that its head stands free. */
function pullBack(points: Point[], by: number): void {
  const [from, to] = points.slice(-2) as [Point, Point];
  const share = Math.min(1, by / (Math.hypot(to.x - from.x, to.y - from.y) || 1));
  if (by)
    points[points.length - 1] = { x: to.x + (from.x - to.x) * share, y: to.y + (from.y - to.y) * share };
}
