import { isPort, owner, type Stops } from './dummies.ts';
import { sketcher } from './rough-places.ts';
import type { Tree } from './tree.ts';

/** A stop of a route at the border of a zone. */
export interface Crossing {
  stop: string;
  route: number;
  i: number;
}

/** For each side of each zone, what stands on it or passes it, in order. */
export function borders(
  tree: Tree,
  { routes, spots, items, slots }: Stops,
  each: (zone: string, side: 'low' | 'high', list: Crossing[]) => void,
): void {
  const place = sketcher({ items, slots })().at;
  const found = new Map<string, (Crossing & { inner: number; outer: number })[]>();
  const inside = (stop: string, zone: string) =>
    !isPort(stop) &&
    spots.get(stop)!.zone !== '' &&
    (spots.get(stop)!.zone === zone || tree.around(spots.get(stop)!.zone).includes(zone));
  routes.forEach(({ stops }, route) => {
    const y = (i: number) => place(stops[i]!, stops, i);
    stops.forEach((stop, i) => {
      for (const [next, side] of [
        [i - 1, 'low'],
        [i + 1, 'high'],
      ] as const) {
        const other = stops[next];
        if (other === undefined) continue;
        const zones = isPort(stop)
          ? [owner(stop)]
          : [spots.get(stop)!.zone, ...tree.around(spots.get(stop)!.zone)].filter(
              (zone) => zone && !inside(other, zone) && owner(other) !== zone,
            );
        for (const zone of zones) {
          found.set(`${side} ${zone}`, [
            ...(found.get(`${side} ${zone}`) ?? []),
            { stop, route, i, inner: y(i), outer: y(next) },
          ]);
        }
      }
    });
  });
  for (const [key, list] of found) {
    const passing = list
      .filter((c) => !isPort(c.stop))
      .sort((a, b) => a.inner - b.inner || a.outer - b.outer);
    const ordered: typeof list = [...passing];
    for (const port of list.filter((c) => isPort(c.stop)).sort((a, b) => a.outer - b.outer)) {
      let at = ordered.findLastIndex((c) => c.outer <= port.outer) + 1;
      // Between two lines into one node there is no room.
      while (at > 0 && ordered[at - 1]!.stop === ordered[at]?.stop) at++;
      ordered.splice(at, 0, port);
    }
    const [side, zone] = [key.slice(0, key.indexOf(' ')) as 'low' | 'high', key.slice(key.indexOf(' ') + 1)];
    each(zone, side, ordered);
  }
}
