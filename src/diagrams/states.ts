import type { LayoutData, LayoutEdge, LayoutNode } from './network.ts';
import { isSign, SIGNS } from './signs.ts';

/**
 * Mermaid's data of a state diagram, as the layout and the reader of flowcharts take it: states are boxes, those around
 * others zones, a note is a box beside its state, and texts are no Markdown.
 */
export function stateData<T extends LayoutData>(data: T): T {
  const wrappers = new Map(
    data.nodes.filter((node) => node.shape === 'noteGroup').map((node) => [node.id, node.parentId]),
  );
  const out = (id: string | undefined): string | undefined =>
    id !== undefined && wrappers.has(id) ? out(wrappers.get(id)) : id;
  const node = ({ parentId, ...rest }: LayoutNode): LayoutNode => {
    const parent = out(parentId);
    const label =
      SIGNS[rest.shape ?? ''] || [rest.label ?? '', rest.description ?? []].flat().join('\n') || rest.id;
    return {
      ...rest,
      label,
      labelType: 'text',
      centerLabel: false,
      ...(parent && { parentId: parent }),
      ...(!isSign(rest.shape ?? '') && { shape: 'rect' }),
    } as LayoutNode;
  };
  const edge = (one: LayoutEdge): LayoutEdge =>
    ({
      ...one,
      labelType: 'text',
      classes: 'flowchart-link',
      arrowTypeEnd: one.arrowTypeEnd && 'arrow_point',
    }) as never;
  return {
    ...data,
    nodes: data.nodes.filter(({ id }) => !wrappers.has(id)).map(node),
    edges: data.edges.map(edge),
  };
}
