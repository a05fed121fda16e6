import type { Across, Facing } from './cross-axis.ts';
import { gapBetween, type Stops } from './dummies.ts';
import { untangled, type Turn } from './channels.ts';
import type { Tree } from './tree.ts';
import { coveringTitles } from './titles.ts';
import { titleRoom, type Spacing } from './types.ts';

/** Places along the flow: middle of every node and label, both edges of every zone, and all turns. */
export interface Along {
  at: Map<string, number>;
  start: Map<string, number>;
  end: Map<string, number>;
  turns: Turn[];
}

const EARLY = 3;
/** Px above what a zone holds that show a title and, below it, the head of an arrow with a part of its line. */
const SHAFT = 48;

/** Lays columns side by side, as wide as their widest item, with room between them for lines that turn. */
export function along(
  tree: Tree,
  stops: Stops,
  levels: Across,
  spacing: Spacing,
  { sideways, flip }: Facing,
): Along {
  const { items, slots, routes, spots } = stops;
  const turns: (Turn & { gap: string })[] = [];
  const straight = new Map<string, { from: number; to: number }[]>();
  routes.forEach((route, r) => {
    for (let i = 0; i + 1 < route.stops.length; i++) {
      const spot = gapBetween(spots, route.stops[i]!, route.stops[i + 1]!);
      if (!spot) continue;
      const gap = `${spot.zone}/${spot.slot}`;
      const [from, to] = [levels.level(r, i), levels.level(r, i + 1)];
      if (Math.abs(from - to) > 0.1) turns.push({ gap, route: r, after: i, from, to, track: 0 });
      else {
        if (!straight.has(gap)) straight.set(gap, []);
        straight.get(gap)!.push({ from, to });
      }
    }
  });

  const widths = new Map<string, number>();
  // The title stands on top, which is where a drawing that runs upward ends.
  const room = (zone: string, titled: boolean) =>
    zone === ''
      ? 0
      : titled && !sideways && tree.boxes.get(zone)!.width
        ? titleRoom(tree.boxes.get(zone)!, spacing)
        : spacing.pad;
  const covered = sideways ? new Set<string>() : coveringTitles(tree, stops, levels, flip);
  const below = (zone: string) => (covered.has(zone) ? Math.max(0, SHAFT - spacing.title) : 0);
  const head = (zone: string) => room(zone, !flip) + (flip ? 0 : below(zone));
  const pad = (zone: string) => room(zone, flip) + (flip ? below(zone) : 0);
  const order = new Map<string, Turn[]>();
  const turnsAt = Map.groupBy(turns, (turn) => turn.gap);
  const turnsIn = (gap: string) => {
    if (!order.has(gap)) order.set(gap, untangled(turnsAt.get(gap) ?? [], straight.get(gap) ?? []));
    return order.get(gap)!;
  };
  const kinds = (column: string[]) => column.map((id) => items.get(id)!.kind);
  const gapAfter = (zone: string, slot: number): number => {
    const columns = slots.get(zone)!;
    const next = columns.findIndex((column, i) => i > slot && column.length > 0);
    const count = turnsIn(`${zone}/${slot}`).length;
    const around = [...kinds(columns[slot]!), ...kinds(columns[next] ?? [])];
    const least = around.includes('label')
      ? around.includes('zone') || around.includes('node')
        ? spacing.stub + 8
        : 6
      : around.includes('zone')
        ? spacing.step * 1.5
        : spacing.step;
    return count ? Math.max(least, 2 * (spacing.stub + 4) + (count - 1) * spacing.track) : least;
  };
  const width = (id: string): number => {
    if (!slots.has(id)) return items.get(id)!.main;
    const known = widths.get(id);
    if (known !== undefined) return known;
    const inner = slots
      .get(id)!
      .reduce(
        (sum, column, slot) =>
          sum + columnWidth(column) + (isLast(id, slot) || !column.length ? 0 : gapAfter(id, slot)),
        0,
      );
    const title = sideways && id !== '' ? tree.boxes.get(id)!.width + 24 : 0;
    const size = Math.max(title, head(id) + inner + pad(id));
    widths.set(id, size);
    return size;
  };
  const columnWidth = (column: string[]) => Math.max(0, ...column.map(width));
  const isLast = (zone: string, slot: number) =>
    slots
      .get(zone)!
      .slice(slot + 1)
      .every((column) => !column.length);

  const result: Along = { at: new Map(), start: new Map(), end: new Map(), turns: [] };
  const place = (zone: string, from: number, to: number) => {
    result.start.set(zone, from);
    result.end.set(zone, to);
    const spare = to - from - width(zone);
    let main =
      from +
      head(zone) +
      Math.max(0, (width(zone) - head(zone) - pad(zone) - contentOf(zone)) / 2) +
      (sideways ? spare / 2 : 0);
    slots.get(zone)!.forEach((column, slot) => {
      if (!column.length) return;
      const wide = columnWidth(column);
      for (const id of column) {
        // Zones of one column are equally long; nodes stand in its middle.
        if (slots.has(id)) place(id, main, main + wide);
        else result.at.set(id, main + wide / 2);
      }
      main += wide;
      if (isLast(zone, slot)) return;
      const gap = gapAfter(zone, slot);
      const lined = turnsIn(`${zone}/${slot}`);
      // A little early: crosses stand at the end of the gap.
      lined.forEach((turn, i) => {
        turn.track = main + gap / 2 - EARLY + (i - (lined.length - 1) / 2) * spacing.track;
      });
      result.turns.push(...lined);
      main += gap;
    });
  };
  const contentOf = (zone: string) =>
    slots
      .get(zone)!
      .reduce(
        (sum, column, slot) =>
          sum + columnWidth(column) + (isLast(zone, slot) || !column.length ? 0 : gapAfter(zone, slot)),
        0,
      );
  place('', 0, width(''));
  return result;
}
