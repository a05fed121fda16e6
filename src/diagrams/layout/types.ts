/** What goes into the layout, and what comes out of it. */

/** A node, or a zone around others. Sizes in px; a zone's are those of its title. */
export interface Box {
  id: string;
  parent?: string;
  group: boolean;
  width: number;
  height: number;
  wall: boolean;
  shape: string;
}
export interface Link {
  id: string;
  from: string;
  to: string;
  label?: { width: number; height: number };
}
export interface Point {
  x: number;
  y: number;
}
/** `x` and `y` are the middle. */
export interface Place extends Point {
  width: number;
  height: number;
}
export interface Placed {
  boxes: Map<string, Place>;
  links: Map<string, { points: Point[]; label?: Point }>;
}

/** Distances in px. `node` and `zone`: beside each other; `step`: along the flow, between nodes; `stub`: the least straight run before and after a bend. */
export interface Spacing {
  node: number;
  zone: number;
  step: number;
  stub: number;
  track: number;
  pad: number;
  title: number;
  /** What a px costs that a line lacks to pass beside a title, where a px of width costs 3. */
  beside: number;
}
/** How much is put in rows of its own: nothing, the zones, or everything. */
export type Stacking = 'none' | 'zones' | 'all';

/**
 * Inside the layout, `main` is the direction of the flow and `cross` the other one, so that one code
 * draws sideways and downward.
 */
export interface Item {
  id: string;
  kind: 'node' | 'zone' | 'lane' | 'label' | 'port';
  main: number;
  cross: number;
}
/** Where an item stands: in a column (`slot`) of a zone, or of the root (''). */
export interface Spot {
  zone: string;
  slot: number;
}
/** The stops of a link from its lower to its higher end, as ids of items. */
export interface Route {
  link: Link;
  reversed: boolean;
  stops: string[];
}

/** Room for a zone's title above what is in it: more where it has several rows. */
export const titleRoom = (box: Box, { title }: Spacing): number =>
  title + Math.max(0, Math.round(box.height) - 20);

/** Which way a drawing reads. */
export type Direction = 'LR' | 'RL' | 'TB' | 'BT';

export const isSideways = (direction: Direction): boolean => direction === 'LR' || direction === 'RL';
