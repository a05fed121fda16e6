import type { Box, Link } from './types.ts';

/** The nesting of zones, '' being the root. */
export interface Tree {
  boxes: Map<string, Box>;
  children(zone: string): Box[];
  parent(id: string): string;
  /** Zones around `id`, from the inside out, ending with the root. */
  around(id: string): string[];
  /** The innermost zone that holds both ends, and what holds each end there. */
  meet(link: Link): { zone: string; from: string; to: string };
}

export function treeOf(boxes: Box[]): Tree {
  const byId = new Map(boxes.map((box) => [box.id, box]));
  const inside = Map.groupBy(boxes, (box) => box.parent ?? '');
  const parent = (id: string) => byId.get(id)?.parent ?? '';
  const around = (id: string): string[] => (id === '' ? [] : [parent(id), ...around(parent(id))]);
  const childIn = (zone: string, id: string): string =>
    parent(id) === zone ? id : childIn(zone, parent(id));
  return {
    boxes: byId,
    children: (zone) => inside.get(zone) ?? [],
    parent,
    around,
    meet({ from, to }) {
      const zone = around(from).find((id) => around(to).includes(id)) ?? '';
      return { zone, from: childIn(zone, from), to: childIn(zone, to) };
    },
  };
}
