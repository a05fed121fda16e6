import { isPort, owner, type Stops } from './dummies.ts';

/** Rough place across the flow of a stop of a route. */
export type Sketch = (id: string, route: string[], index: number) => number;

const GAP = 24;
const LEAST = 40;

/**
 * Rough places for the present order: columns stacked and centered, zones as tall as their tallest
 * column. Sizes do not depend on the order, so they are worked out once for many sketches.
 */
export function sketcher({ items, slots }: Pick<Stops, 'items' | 'slots'>): () => Sketch {
  const sizes = new Map<string, number>();
  const sizeOf = (id: string): number => {
    let size = sizes.get(id);
    if (size === undefined) {
      size = slots.has(id)
        ? Math.max(LEAST, ...slots.get(id)!.map(total)) + LEAST
        : Math.max(10, Math.round(items.get(id)!.cross));
      sizes.set(id, size);
    }
    return size;
  };
  const total = (column: string[]): number => column.reduce((sum, id) => sum + sizeOf(id) + GAP, 0);

  return () => {
    const at = new Map<string, number>();
    const place = (zone: string, middle: number) => {
      at.set(zone, middle);
      for (const column of slots.get(zone)!) {
        let edge = middle - total(column) / 2;
        for (const id of column) {
          const size = sizeOf(id) + GAP;
          if (slots.has(id)) place(id, edge + size / 2);
          else at.set(id, edge + size / 2);
          edge += size;
        }
      }
    };
    place('', 0);
    return (id, route, index) => {
      if (!isPort(id)) return at.get(id)!;
      // A port slides along its zone: it takes the level of the stop beside it, as far as the zone goes.
      const zone = owner(id);
      const other = route[index === 0 ? 1 : index - 1]!;
      const level = isPort(other) ? at.get(zone)! : at.get(other)!;
      const half = sizeOf(zone) / 2 - LEAST / 2;
      return Math.min(at.get(zone)! + half, Math.max(at.get(zone)! - half, level));
    };
  };
}
