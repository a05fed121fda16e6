import { isPort, type Stops } from './dummies.ts';
import { sketcher } from './rough-places.ts';

/** Where lines meet a node that several share on one side: spread around its middle, in the order of where they go. */
export function attachments(stops: Stops, sideways: boolean): Map<string, number> {
  const sides = new Map<string, { key: string; to: number }[]>();
  const place = sketcher(stops)().at;
  stops.routes.forEach((route, r) => {
    for (const i of [0, route.stops.length - 1]) {
      const id = route.stops[i]!;
      if (isPort(id)) continue;
      const next = i ? i - 1 : 1;
      const side = `${id}${i ? '<' : '>'}`;
      sides.set(side, [
        ...(sides.get(side) ?? []),
        { key: `${r}/${i}`, to: place(route.stops[next]!, route.stops, next) },
      ]);
    }
  });
  return new Map(
    [...sides].flatMap(([side, list]) => {
      const room = stops.items.get(side.slice(0, -1))!.cross * (sideways ? 0.7 : 0.6);
      const gap = Math.min(sideways ? 14 : 28, room / Math.max(1, list.length - 1));
      return list
        .sort((a, b) => a.to - b.to)
        .map(({ key }, i): [string, number] => [key, Math.round((i - (list.length - 1) / 2) * gap * 2) / 2]);
    }),
  );
}
