import type { InternalHelpers, LayoutData, LayoutLoaderDefinition, SVG } from 'mermaid';
import { narrowest, widest } from './fit.ts';
import type { Direction } from './layout.ts';
import type { Box, Link, Point } from './types.ts';

/** Mermaid's measuring and drawing with the guide's own places; register it before `initialize`. */
export const loaders: LayoutLoaderDefinition[] = [
  {
    name: 'guide',
    loader: async () => ({ render: (data, svg, helpers) => draw(data, svg, helpers, false) }),
  },
  {
    name: 'guide-narrow',
    loader: async () => ({ render: (data, svg, helpers) => draw(data, svg, helpers, true) }),
  },
];

async function draw(data: LayoutData, svg: SVG, helpers: InternalHelpers, narrow: boolean): Promise<void> {
  const root = svg.select('g');
  helpers.insertMarkers(root, data.markers, data.type, data.diagramId);
  const all = root.insert('g').attr('class', 'root');
  const group = (name: string) => all.insert('g').attr('class', name);
  const [clusters, edgePaths, edgeLabels, nodes] = [
    group('clusters'),
    group('edges edgePaths'),
    group('edgeLabels'),
    group('nodes'),
  ];
  const elements = new Map<string, Element>();
  const newest = (parent: typeof all) => parent.node()!.lastChild as Element;
  const boxes: Box[] = [];
  // Mermaid lists zones from the last to the first.
  for (const node of [
    ...data.nodes.filter((n) => n.isGroup).reverse(),
    ...data.nodes.filter((n) => !n.isGroup),
  ]) {
    const shared = {
      id: node.id,
      ...(node.parentId && { parent: node.parentId }),
      group: Boolean(node.isGroup),
      wall: /(^| )wall( |$)/.test(node.cssClasses ?? ''),
      shape: String(node.shape),
    };
    if (node.isGroup) {
      // Drawn once to learn the size of its title.
      await helpers.insertCluster(clusters, { ...node, x: 0, y: 0, width: 10, height: 10 } as never);
      const trial = newest(clusters);
      const title = trial.querySelector<SVGGraphicsElement>('.cluster-label')!.getBBox();
      trial.remove();
      boxes.push({ ...shared, width: title.width, height: title.height });
    } else {
      const element = await helpers.insertNode(nodes, node, {
        config: data.config,
        dir: data.direction,
      } as never);
      const drawn = element.node() as SVGGraphicsElement;
      const { width, height } = drawn.getBBox();
      elements.set(node.id, drawn);
      boxes.push({ ...shared, width, height });
    }
  }
  const links: Link[] = [];
  for (const edge of data.edges) {
    if (edge.label) {
      await helpers.insertEdgeLabel(edgeLabels, edge);
      elements.set(edge.id, newest(edgeLabels));
    }
    const { width, height } = edge as unknown as { width?: number; height?: number };
    links.push({
      id: edge.id,
      from: edge.start!,
      to: edge.end!,
      ...(edge.label && { label: { width: (width ?? 0) + 10, height: height ?? 17 } }),
    });
  }
  const direction = (data.direction === 'TD' ? 'TB' : data.direction) as Direction;
  const placed = narrow ? narrowest(boxes, links, direction) : widest(boxes, links, direction);
  for (const node of data.nodes) {
    const place = placed.boxes.get(node.id)!;
    Object.assign(node, place);
    if (node.isGroup) await helpers.insertCluster(clusters, node as never);
    else elements.get(node.id)!.setAttribute('transform', `translate(${place.x}, ${place.y})`);
  }
  for (const edge of data.edges) {
    const { points, label } = placed.links.get(edge.id)!;
    if (edge.arrowTypeEnd === 'arrow_cross') pullBack(points);
    Object.assign(edge, { points, curve: 'rounded' });
    helpers.insertEdge(edgePaths, { ...edge }, new Map(), data.type, {}, {}, data.diagramId, true);
    if (label) elements.get(edge.id)!.setAttribute('transform', `translate(${label.x}, ${label.y})`);
  }
}

/** A line that is stopped ends before the wall, in the middle of its cross. */
function pullBack(points: Point[]): void {
  const [from, to] = points.slice(-2) as [Point, Point];
  const share = Math.min(1, 11 / (Math.hypot(to.x - from.x, to.y - from.y) || 1));
  points[points.length - 1] = { x: to.x + (from.x - to.x) * share, y: to.y + (from.y - to.y) * share };
}
