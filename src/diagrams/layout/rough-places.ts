import { isPort, owner, type Stops } from './dummies.ts';

/** Rough place across the flow of a stop of a route. */
export interface Sketch {
  at(id: string, route: string[], index: number): number;
  /** Places one column anew, after its order changed. */
  replace(column: string[]): void;
}

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
  const totals = new Map<string[], number>();
  const total = (column: string[]): number => {
    let sum = totals.get(column);
    if (sum === undefined) totals.set(column, (sum = column.reduce((all, id) => all + sizeOf(id) + GAP, 0)));
    return sum;
  };
  const zoneOf = new Map([...slots].flatMap(([zone, columns]) => columns.map((column) => [column, zone])));

  return () => {
    const places = new Map<string, number>();
    const place = (zone: string, middle: number) => {
      places.set(zone, middle);
      for (const column of slots.get(zone)!) placeColumn(column, middle);
    };
    const placeColumn = (column: string[], middle: number) => {
      let edge = middle - total(column) / 2;
      for (const id of column) {
        const size = sizeOf(id) + GAP;
        if (slots.has(id)) place(id, edge + size / 2);
        else places.set(id, edge + size / 2);
        edge += size;
      }
    };
    place('', 0);
    const at: Sketch['at'] = (id, route, index) => {
      if (!isPort(id)) return places.get(id)!;
      // A port slides along its zone: it takes the level of the stop beside it, as far as the zone goes.
      const zone = owner(id);
      const other = route[index === 0 ? 1 : index - 1]!;
      const level = isPort(other) ? places.get(zone)! : places.get(other)!;
      const half = sizeOf(zone) / 2 - LEAST / 2;
      return Math.min(places.get(zone)! + half, Math.max(places.get(zone)! - half, level));
    };
    return { at, replace: (column) => placeColumn(column, places.get(zoneOf.get(column)!)!) };
  };
}
