import type { Item, Route, Spot } from './types.ts';

/**
 * Every item with its spot, the columns (`slots`) of every zone, and each link as the stops it makes:
 * its ends, its label in a column between, and a lane through every column that it passes.
 */
export interface Stops {
  items: Map<string, Item>;
  spots: Map<string, Spot>;
  slots: Map<string, string[][]>;
  routes: Route[];
}

/** What a port stands on; any other item is itself. */
export const owner = (id: string): string => id.slice(id.indexOf('@') + 1);
export const isPort = (id: string): boolean => id.includes('@');

/** Zone and column after which a link may turn on its way from stop `a` to stop `b`, and the column that it comes to. */
export function gapBetween(
  spots: Map<string, Spot>,
  a: string,
  b: string,
): (Spot & { next: number }) | undefined {
  const chain = (id: string): Spot[] => {
    const out: Spot[] = [];
    for (let spot = spots.get(owner(id)); spot; spot = spots.get(spot.zone)) out.push(spot);
    return out;
  };
  const there = chain(b);
  const here = chain(a).find((spot) => there.some((other) => other.zone === spot.zone));
  if (!here) return undefined;
  const next = there.find((other) => other.zone === here.zone)!.slot;
  return next === here.slot ? undefined : { ...here, next };
}
