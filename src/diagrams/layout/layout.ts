/** The layout of nodes, zones and arrows: its phases in order. `spacing.ts` repeats it until the drawing fits. */
import { widen } from './attachments.ts';
import { across } from './cross-axis.ts';
import { centerContents, centerWalls } from './center.ts';
import { along } from './main-axis.ts';
import { columnsOf } from './layering.ts';
import { order } from './ordering.ts';
import { shelve } from './shelves.ts';
import { stopsOf } from './routes.ts';
import { inset } from './inset.ts';
import { isPort, owner, type Stops } from './dummies.ts';
import { treeOf, type Tree } from './tree.ts';
import { Work } from './work.ts';
import {
  isSideways,
  type Box,
  type Direction,
  type Link,
  type Place,
  type Placed,
  type Point,
  type Spacing,
  type Stacking,
} from './types.ts';

/** Columns and the order in them, which no distance changes: one arrangement serves several spacings. */
export interface Arranged {
  tree: Tree;
  stops: Stops;
}

/**
 * Layering, dummies and ordering. `rows` is how many columns labels between two columns of boxes may fill, `room` how many
 * px a row of things that no arrow joins.
 */
export function arrange(
  boxes: Box[],
  links: Link[],
  direction: Direction,
  stacking: Stacking,
  rows = 1,
  work = new Work(),
  room = Infinity,
): Arranged {
  const tree = treeOf(boxes);
  const layers = columnsOf(tree, links, stacking, work);
  if (!isSideways(direction) && !boxes.some(({ wall }) => wall)) shelve(tree, links, layers.column, room);
  const stops = stopsOf(tree, links, layers, sizer(direction), rows, work);
  widen(stops, tree, isSideways(direction));
  order(tree, stops, work);
  return { tree, stops };
}

const sizer =
  (direction: Direction) =>
  ({ width, height }: { width: number; height: number }) =>
    isSideways(direction) ? { main: width, cross: height } : { main: height, cross: width };

/**
 * Places boxes and links so that lines run straight and labels stand on straight runs: columns first,
 * then the order within them, then the places across the flow as one linear program, then the rest, with a channel
 * between two columns. Throws TooLarge when `work` runs out. Boxes come in the author's order. All sizes in px, y
 * downward, the drawing starting at 0, 0.
 */
export function place(
  { tree, stops }: Arranged,
  boxes: Box[],
  direction: Direction,
  spacing: Spacing,
  work = new Work(),
): Placed {
  const sideways = isSideways(direction);
  const flip = direction === 'RL' || direction === 'BT';
  const levels = across(tree, stops, spacing, { sideways, flip }, work);
  const mains = along(tree, stops, levels, spacing, { sideways, flip });
  const [first, last, top] = [mains.start.get('')!, mains.end.get('')!, levels.lo.get('')!];
  const point = (main: number, cross: number): Point => {
    const along = flip ? last - main : main - first;
    return sideways ? { x: along, y: cross - top } : { x: cross - top, y: along };
  };
  const placeOf = (m1: number, m2: number, c1: number, c2: number): Place => {
    const [a, b] = [point(m1, c1), point(m2, c2)];
    return {
      x: (a.x + b.x) / 2,
      y: (a.y + b.y) / 2,
      width: Math.abs(a.x - b.x),
      height: Math.abs(a.y - b.y),
    };
  };

  const placed: Placed = { boxes: new Map(), links: new Map() };
  for (const box of boxes) {
    if (box.group)
      placed.boxes.set(
        box.id,
        placeOf(
          mains.start.get(box.id)!,
          mains.end.get(box.id)!,
          levels.lo.get(box.id)!,
          levels.hi.get(box.id)!,
        ),
      );
    else {
      const { main, cross } = stops.items.get(box.id)!;
      const [width, height] = sideways ? [main, cross] : [cross, main];
      placed.boxes.set(box.id, {
        ...point(mains.at.get(box.id)!, levels.at.get(box.id)!),
        width,
        height,
      });
    }
  }
  const turnsOf = Map.groupBy(mains.turns, (turn) => turn.route);
  stops.routes.forEach((route, r) => {
    const ends = (i: number): [number, number] => {
      const id = route.stops[i]!;
      const level = levels.level(r, i);
      if (isPort(id)) return [i ? mains.start.get(owner(id))! : mains.end.get(owner(id))!, level];
      const box = tree.boxes.get(id)!;
      const { main } = stops.items.get(id)!;
      const into = inset(box, level - levels.at.get(id)!, sideways);
      return [mains.at.get(id)! + (main / 2 - into) * (i ? -1 : 1), level];
    };
    const points = [ends(0)];
    for (const turn of (turnsOf.get(r) ?? []).sort((a, b) => a.after - b.after)) {
      points.push([turn.track, turn.from], [turn.track, turn.to]);
    }
    points.push(ends(route.stops.length - 1));
    if (route.reversed) points.reverse();
    const label = labelOf(stops, route.stops);
    placed.links.set(route.link.id, {
      points: points.map(([main, cross]) => point(main, cross)),
      ...(label && { label: point(mains.at.get(label)!, levels.at.get(label)!) }),
    });
  });
  centerContents(
    placed,
    boxes,
    stops.routes.map(({ link }) => link),
    direction,
  );
  centerWalls(placed, boxes, direction);
  return placed;
}

const labelOf = ({ items }: Stops, stops: string[]) => stops.find((id) => items.get(id)!.kind === 'label');
