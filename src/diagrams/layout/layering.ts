import type { Tree } from './tree.ts';
import type { Link, Stacking } from './types.ts';
import type { Work } from './work.ts';

/** The column of every box within its zone, and the links that run against the columns. */
export interface Columns {
  column: Map<string, number>;
  reversed: Set<string>;
}

/**
 * Puts the children of every zone in columns so that links run from lower to higher ones. What lies
 * outside the wall comes first, whoever opens the connection: then a drawing always asks the same
 * question from the same side. Links that would close a cycle run backward.
 */
export function columnsOf(tree: Tree, links: Link[], stacking: Stacking, work: Work): Columns {
  const column = new Map<string, number>();
  const reversed = new Set<string>();
  const walls = [...tree.boxes.values()].filter((box) => box.wall).map((box) => box.id);
  const inWall = (id: string) => [id, ...tree.around(id)].some((zone) => walls.includes(zone));
  // A figure whose links only leave the wall reads outward.
  const inward = links.some((link) => !inWall(link.from) && inWall(link.to));
  const met = links.map((link) => ({ link, ...tree.meet(link) }));

  for (const zone of ['', ...[...tree.boxes.values()].filter((box) => box.group).map((box) => box.id)]) {
    const ids = tree.children(zone).map((box) => box.id);
    const after = new Map<string, Set<string>>(ids.map((id) => [id, new Set()]));
    const before = new Map<string, string[]>(ids.map((id) => [id, []]));
    const leads = (a: string, b: string): boolean => {
      const seen = new Set([a]);
      for (const id of seen) for (const next of after.get(id)!) seen.add(next);
      work.spend(seen.size);
      return seen.has(b);
    };
    const leaving = new Set(
      met
        .filter((m) => m.zone !== zone && tree.around(zone).includes(m.zone))
        .flatMap((m) => [m.link.from, m.link.to].flatMap((end) => [end, ...tree.around(end)])),
    );
    const leaves = (id: string) => leaving.has(id);
    const opens = (id: string) =>
      met.some(
        (m) =>
          m.zone !== zone &&
          tree.around(zone).includes(m.zone) &&
          [m.link.from, ...tree.around(m.link.from)].includes(id),
      );
    const own = met
      .filter((m) => m.zone === zone)
      .map((m) => {
        const outward = inward && inWall(m.from) !== inWall(m.to) && inWall(m.from);
        // In a zone outside the wall, what has links to elsewhere stands nearest to it. Without a wall, arrows alone order.
        const shy = walls.length > 0 && !inWall(zone) && zone !== '' && leaves(m.from) && !leaves(m.to);
        return { ...m, turned: outward || shy, firm: outward };
      });
    for (const m of [...own.filter((x) => x.firm), ...own.filter((x) => !x.firm)]) {
      const [a, b] = m.turned ? [m.to, m.from] : [m.from, m.to];
      const back = leads(b, a);
      const [first, then] = back ? [b, a] : [a, b];
      after.get(first)!.add(then);
      before.get(then)!.push(first);
      if (m.turned !== back) reversed.add(m.link.id);
    }
    const depth = new Map<string, number>();
    const depthOf = (id: string): number => {
      let value = depth.get(id);
      if (value === undefined) {
        value = Math.max(-1, ...before.get(id)!.map(depthOf)) + 1;
        depth.set(id, value);
      }
      return value;
    };
    ids.forEach(depthOf);
    const last = Math.max(0, ...depth.values());
    for (const id of ids) {
      // A node that only its zone's links go out from stands beside what it leads to; in a zone
      // outside the wall, one without any inner link stands where the lines leave.
      const next = [...after.get(id)!].map(depthOf);
      if (zone && next.length && depthOf(id) === 0) depth.set(id, Math.min(...next) - 1);
      if (zone && !inWall(zone) && !next.length && (walls.length ? leaves(id) : opens(id)))
        depth.set(id, last);
    }
    const apart = stacking === 'all' || (stacking === 'zones' && ids.some((id) => tree.boxes.get(id)!.group));
    if (apart)
      [...ids]
        .sort((a, b) => depth.get(a)! - depth.get(b)! || ids.indexOf(a) - ids.indexOf(b))
        .forEach((id, i) => column.set(id, i));
    else ids.forEach((id) => column.set(id, depth.get(id)!));
  }
  return { column, reversed };
}
