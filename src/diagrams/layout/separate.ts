/** Pulls lines apart that would run on one level, whatever the order of their tracks. */
import { CLEAR } from './channels.ts';
import { gapBetween, isPort, type Stops } from './dummies.ts';

/** Px that an end may be moved, the nearest first. */
const STEPS = [7, -7, 10, -10, 13, -13, 4, -4];
/** Px that a lane may come nearer to what stands beside it. */
const SLACK = 4;

interface Segment {
  route: number;
  after: number;
}

/**
 * Two lines of one channel that each must turn before the other, such as A1 to B2 and A2 to B1 where A1 stands opposite
 * B1: one of them leaves its node a little beside, or both go straight on and cross in a later channel. Where neither can
 * be, `untangled` has one turn twice. Changes `offsets`, which are keyed by route and stop.
 */
export function separate(
  { routes, items, spots }: Stops,
  at: (id: string) => number,
  offsets: Map<string, number>,
): void {
  const channels = new Map<string, Segment[]>();
  routes.forEach(({ stops }, route) => {
    for (let after = 0; after + 1 < stops.length; after++) {
      const gap = gapBetween(spots, stops[after]!, stops[after + 1]!);
      if (!gap) continue;
      const key = `${gap.zone}/${gap.slot}`;
      if (!channels.has(key)) channels.set(key, []);
      channels.get(key)!.push({ route, after });
    }
  });
  const offset = (route: number, stop: number) => offsets.get(`${route}/${stop}`) ?? 0;
  const level = (route: number, stop: number) => at(routes[route]!.stops[stop]!) + offset(route, stop);
  for (const segments of channels.values()) {
    const from = ({ route, after }: Segment) => level(route, after);
    const to = ({ route, after }: Segment) => level(route, after + 1);
    const bent = segments.filter((segment) => Math.abs(from(segment) - to(segment)) > 0.1);
    // Levels are looked up by rough place: channels of large drawings hold hundreds of lines.
    const near = (places: Map<number, Segment[]>, y: number) =>
      [-1, 0, 1].flatMap((step) => places.get(Math.round(y / CLEAR) + step) ?? []);
    const starts = Map.groupBy(segments, (segment) => Math.round(from(segment) / CLEAR));
    for (const first of bent) {
      const clash = near(starts, to(first)).find(
        (second) =>
          second !== first &&
          Math.abs(from(second) - to(first)) < CLEAR &&
          Math.abs(to(second) - from(first)) < CLEAR &&
          Math.abs(from(second) - to(second)) > 0.1,
      );
      if (clash && !nudge(clash, segments) && !nudge(first, segments)) exchange(clash, first);
    }
  }

  /** Moves the start of a line along its node, away from all that starts or ends near. */
  function nudge({ route, after }: Segment, segments: Segment[]): boolean {
    const id = routes[route]!.stops[after]!;
    if (isPort(id) || items.get(id)!.kind !== 'node') return false;
    const room = items.get(id)!.cross * 0.42;
    const old = offset(route, after);
    const others = segments
      .filter((other) => other.route !== route || other.after !== after)
      .flatMap((other) => [level(other.route, other.after), level(other.route, other.after + 1)]);
    for (const step of STEPS) {
      const wanted = old + step;
      const y = at(id) + wanted;
      if (Math.abs(wanted) > room || others.some((other) => Math.abs(other - y) < CLEAR - 1)) continue;
      offsets.set(`${route}/${after}`, wanted);
      return true;
    }
    return false;
  }

  /** Lets two lines go straight on, each in the other’s lane, where both come to lanes of one column. */
  function exchange(a: Segment, b: Segment): void {
    const lanes = [a, b].map(({ route, after }) => routes[route]!.stops[after + 1]!);
    if (lanes.some((id) => items.get(id)!.kind !== 'lane')) return;
    const [one, other] = lanes.map((id) => spots.get(id)!);
    if (one!.zone !== other!.zone || one!.slot !== other!.slot) return;
    const levels = [b, a].map(({ route, after }) => level(route, after + 1));
    [a, b].forEach(({ route, after }, i) => {
      const [own, free] = [level(route, after), levels[i]!];
      offsets.set(`${route}/${after + 1}`, (Math.abs(own - free) <= SLACK ? own : free) - at(lanes[i]!));
    });
  }
}
