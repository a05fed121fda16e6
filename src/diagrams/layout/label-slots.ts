import { gapBetween, type Stops } from './dummies.ts';
import type { Item, Link, Route } from './types.ts';

/** A link between two slots of the zone in which its ends meet. */
export interface Way {
  link: Link;
  zone: string;
  a: number;
  b: number;
}

/**
 * Labels share columns: links with a choice take the one that has the widest label already. With more
 * than one row, neighbours take turns.
 */
export function placeLabels(ways: Way[], rows: number): Map<string, number> {
  const chosen = new Map<string, number>();
  const widest = new Map<string, number>();
  const taken = new Map<string, number>();
  const labelled = ways.filter((way) => way.link.label).sort((x, y) => x.b - x.a - (y.b - y.a));
  for (const { link, zone, a, b } of labelled) {
    let gap = a;
    for (let other = a; other < b; other += rows + 1)
      if ((widest.get(`${zone}/${other}`) ?? 0) > (widest.get(`${zone}/${gap}`) ?? 0)) gap = other;
    const key = `${zone}/${gap}`;
    const turn = taken.get(key) ?? 0;
    taken.set(key, turn + 1);
    chosen.set(link.id, gap + 1 + (turn % rows));
    widest.set(key, Math.max(widest.get(key) ?? 0, link.label!.width));
  }
  return chosen;
}

/** Where a column of labels exists, every link that passes it gets a lane, so that none runs through a label. */
export function addLanesBesideLabels(
  routes: Route[],
  { spots, slots }: Pick<Stops, 'spots' | 'slots'>,
  put: (item: Item, zone: string, slot: number) => void,
): void {
  for (const route of routes) {
    for (let i = 0; i + 1 < route.stops.length; i++) {
      const gap = gapBetween(spots, route.stops[i]!, route.stops[i + 1]!);
      const slot = gap
        ? slots.get(gap.zone)!.findIndex((column, s) => s > gap.slot && s < gap.next && column.length > 0)
        : -1;
      if (!gap || slot < 0) continue;
      const id = `${route.link.id}/${gap.zone}/${slot}`;
      put({ id, kind: 'lane', main: 0, cross: 0 }, gap.zone, slot);
      route.stops.splice(i + 1, 0, id);
    }
  }
}
