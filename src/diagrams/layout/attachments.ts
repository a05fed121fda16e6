import { isPort, type Stops } from './dummies.ts';
import { sketcher } from './rough-places.ts';
import type { Tree } from './tree.ts';

/** The part of a node's side that lines may meet. */
const share = (sideways: boolean): number => (sideways ? 0.7 : 0.6);
/** Px that a head takes beside another, and the most that a node is drawn out for them. */
const [HEAD, MOST] = [11, 260];
const BOXES = ['squareRect', 'roundedRect', 'rect'];

/** Draws boxes out across the flow until the heads of all lines that meet one side have room there. */
export function widen({ items, routes }: Stops, tree: Tree, sideways: boolean): void {
  const ends = new Map<string, number>();
  for (const { stops } of routes)
    for (const side of [`${stops[0]!}>`, `${stops.at(-1)!}<`]) ends.set(side, (ends.get(side) ?? 0) + 1);
  for (const [side, count] of ends) {
    const id = side.slice(0, -1);
    if (isPort(id) || !BOXES.includes(tree.boxes.get(id)!.shape)) continue;
    const item = items.get(id)!;
    item.cross = Math.max(item.cross, Math.min(MOST, Math.round(((count - 1) * HEAD) / share(sideways))));
  }
}

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
      const room = stops.items.get(side.slice(0, -1))!.cross * share(sideways);
      const gap = Math.min(sideways ? 14 : 28, room / Math.max(1, list.length - 1));
      return list
        .sort((a, b) => a.to - b.to)
        .map(({ key }, i): [string, number] => [key, Math.round((i - (list.length - 1) / 2) * gap * 2) / 2]);
    }),
  );
}
