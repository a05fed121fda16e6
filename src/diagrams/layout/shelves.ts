/** What no arrow joins stands in rows of its own where one row would be wider than the column. */
import type { Tree } from './tree.ts';
import type { Link } from './types.ts';

/** Px between two things of a row, at the least. */
const GAP = 20;
/** Px that a zone takes beside what it holds. */
const AROUND = 40;

/** Puts the parts of every zone in as few rows of `room` px as hold them. Changes `column`. */
export function shelve(tree: Tree, links: Link[], column: Map<string, number>, room: number): void {
  const met = links.map((link) => ({ ...tree.meet(link), link }));
  const widths = new Map<string, number>();
  const widthOf = (ids: string[]): number =>
    Math.max(
      0,
      ...[...Map.groupBy(ids, (id) => column.get(id)!).values()].map((row) =>
        row.reduce((sum, id) => sum + (widths.get(id) ?? tree.boxes.get(id)!.width) + GAP, 0),
      ),
    );
  const arrange = (zone: string, free: number): void => {
    const ids = tree.children(zone).map(({ id }) => id);
    for (const id of ids) if (tree.boxes.get(id)!.group) arrange(id, free - AROUND);
    const own = met.filter((one) => one.zone === zone);
    const outside = new Set(
      met
        .filter((one) => one.zone !== zone && tree.around(zone).includes(one.zone))
        .flatMap(({ link }) => [link.from, link.to].flatMap((end) => [end, ...tree.around(end)])),
    );
    const parts = partsOf(ids, [
      ...own.map(({ from, to }): [string, string] => [from, to]),
      // What lines from elsewhere lead to stays in the first row, together.
      ...ids.filter((id) => outside.has(id)).map((id, _, [first]): [string, string] => [first!, id]),
    ]);
    const sizes = new Map(parts.map((part) => [part, widthOf(part)]));
    const total = [...sizes.values()].reduce((a, b) => a + b, 0);
    if (widthOf(ids) - GAP > free) {
      const rows = Math.ceil((total - GAP) / free);
      const first = (part: string[]) => (part.some((id) => outside.has(id)) ? 0 : 1);
      let [start, filled, deep] = [0, 0, 0];
      for (const part of parts.sort((a, b) => first(a) - first(b))) {
        const size = sizes.get(part)!;
        if (filled && (filled + size - GAP > free || filled + size / 2 > total / rows))
          [start, filled, deep] = [start + deep, 0, 0];
        filled += size;
        for (const id of part) {
          deep = Math.max(deep, column.get(id)! + 1);
          column.set(id, column.get(id)! + start);
        }
      }
    }
    widths.set(zone, Math.max(tree.boxes.get(zone)?.width ?? 0, widthOf(ids)) + AROUND);
  };
  arrange('', room);
}

/** `ids` in groups that pairs join, in the order of the first of each. */
function partsOf(ids: string[], pairs: [string, string][]): string[][] {
  const part = new Map(ids.map((id) => [id, [id]]));
  for (const [a, b] of pairs) {
    const [into, from] = [part.get(a)!, part.get(b)!];
    if (into === from) continue;
    into.push(...from);
    for (const id of from) part.set(id, into);
  }
  return [...new Set(ids.map((id) => part.get(id)!))];
}
