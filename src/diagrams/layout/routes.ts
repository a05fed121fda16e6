/** The way of each link through the columns: its ends, its label, and a lane in every column that it passes. */
import type { Columns } from './layering.ts';
import { addLanesBesideLabels, placeLabels } from './label-slots.ts';
import type { Stops } from './dummies.ts';
import type { Tree } from './tree.ts';
import type { Work } from './work.ts';
import type { Item, Link, Route, Spot } from './types.ts';

type Size = (box: { width: number; height: number }) => { main: number; cross: number };

/** Works out the stops of every link. `rows` is how many columns the labels between two columns of boxes may fill. */
export function stopsOf(
  tree: Tree,
  links: Link[],
  { column, reversed }: Columns,
  size: Size,
  rows: number,
  work: Work,
): Stops {
  const items = new Map<string, Item>();
  const spots = new Map<string, Spot>();
  const slots = new Map<string, string[][]>();
  const put = (item: Item, zone: string, slot: number) => {
    work.spend(1000);
    items.set(item.id, item);
    spots.set(item.id, { zone, slot });
    const rows = slots.get(zone)!;
    while (rows.length <= slot) rows.push([]);
    rows[slot]!.push(item.id);
  };
  // Between two slots of children lie `rows` slots for labels.
  const step = rows + 1;
  const slotOf = (id: string) => step * column.get(id)!;
  for (const zone of ['', ...[...tree.boxes.values()].filter((box) => box.group).map((box) => box.id)]) {
    slots.set(zone, []);
    for (const box of tree.children(zone)) {
      put({ id: box.id, kind: box.group ? 'zone' : 'node', ...size(box) }, zone, slotOf(box.id));
    }
  }
  const ways = links.map((link) => {
    const { zone, from, to } = tree.meet(link);
    const back = reversed.has(link.id);
    return {
      link,
      zone,
      reversed: back,
      low: back ? link.to : link.from,
      high: back ? link.from : link.to,
      a: slotOf(back ? to : from),
      b: slotOf(back ? from : to),
    };
  });

  const labelSlot = placeLabels(ways, rows);
  const routes = ways.map(({ link, zone, reversed: back, low, high, a, b }): Route => {
    const stops: string[] = [];
    const lane = (inZone: string, slot: number) => {
      const id = `${link.id}/${inZone}/${slot}`;
      put({ id, kind: 'lane', main: 0, cross: 0 }, inZone, slot);
      stops.push(id);
    };
    const end = (id: string) => {
      if (tree.boxes.get(id)!.group) {
        const port = `${link.id}@${id}`; // see isPort
        items.set(port, { id: port, kind: 'port', main: 0, cross: 0 });
        stops.push(port);
      } else stops.push(id);
    };
    // Zones that a link leaves or enters on its way; a zone that is the end itself is not passed.
    const passed = (id: string) => tree.around(id).slice(0, tree.around(id).indexOf(zone));
    end(low);
    passed(low).forEach((inZone, i) => {
      const from = slotOf([low, ...passed(low)][i]!);
      for (let slot = from + step; slot < slots.get(inZone)!.length; slot += step) lane(inZone, slot);
    });
    for (let slot = a + 1; slot < b; slot++) {
      if (slot === labelSlot.get(link.id)) {
        const id = `${link.id}/label`;
        put({ id, kind: 'label', ...size(link.label!) }, zone, slot);
        stops.push(id);
      } else if (slot % step === 0) lane(zone, slot);
    }
    passed(high)
      .reverse()
      .forEach((inZone, i, zones) => {
        const to = slotOf(zones[i + 1] ?? high);
        for (let slot = 0; slot < to; slot += step) lane(inZone, slot);
      });
    end(high);
    return { link, reversed: back, stops };
  });
  addLanesBesideLabels(routes, { spots, slots }, put);
  return { items, spots, slots, routes };
}
