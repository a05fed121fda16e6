/** Titles of zones that can stand nowhere without covering an arrow. */
import type { Across } from './cross-axis.ts';
import { isPort, owner, type Stops } from './dummies.ts';
import type { Tree } from './tree.ts';

/** Px between a frame and its title, and between a title and the middle of an arrow. */
const [INSET, CLEAR] = [12, 12];

/** The zones whose titles cover an arrow, wherever on their side they stand. Downward only: sideways, arrows pass below. */
export function coveringTitles(
  tree: Tree,
  { spots, routes }: Stops,
  levels: Across,
  flip: boolean,
): Set<string> {
  const inside = (stop: string) =>
    isPort(stop) ? tree.around(owner(stop)) : [spots.get(stop)!.zone, ...tree.around(spots.get(stop)!.zone)];
  const passing = new Map<string, number[]>();
  routes.forEach(({ stops }, r) =>
    stops.slice(1).forEach((_, i) => {
      const [inner, outer] = flip ? [i, i + 1] : [i + 1, i];
      const around = inside(stops[outer]!);
      for (const zone of inside(stops[inner]!))
        if (zone && !around.includes(zone))
          passing.set(zone, [...(passing.get(zone) ?? []), levels.level(r, inner)]);
    }),
  );
  const covers = ([zone, lines]: [string, number[]]) => {
    const ends = [
      levels.lo.get(zone)! + INSET - CLEAR,
      ...lines.sort((a, b) => a - b),
      levels.hi.get(zone)! - INSET + CLEAR,
    ];
    const needed = tree.boxes.get(zone)!.width + 2 * CLEAR;
    return ends.slice(1).every((end, i) => end - ends[i]! < needed);
  };
  return new Set([...passing].filter(covers).map(([zone]) => zone));
}
