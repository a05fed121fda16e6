import type { Word } from './label-text.ts';

/** Where a word that is too wide for a row may end one: not within an arrow, an option, `://`, an address or a version. */
const JOINTS = /(?<=[./\-_:])(?<!\d\.(?=\d))(?![./\-_:>])/;

/** Px that rows may be wide: between plain words, for the sake of a name, and as the author broke them. */
export interface Room {
  most: number;
  name: number;
  row: number;
}

/**
 * Rows broken between words, then at the joints of names and addresses, and nowhere else: into as few rows as hold them,
 * and as even ones, so that no ending of a file stands alone. A part that is still too wide stands alone. A label is as wide as its longest name anyway, so its other rows may be as well.
 */
export function wrap(
  rows: Word[][],
  { most, name, row: whole }: Room,
  widthOf: (text: string) => number,
): Word[][] {
  const textOf = (list: Word[]) => list.map((word) => word.text).join(' ');
  const widest = (lists: Word[][]) => Math.max(...lists.map((list) => widthOf(textOf(list))));
  const names = Math.min(name, widest(rows.flat().map((word) => [word])));
  const limit = Math.max(most, names, rows.length > 1 ? Math.min(whole, widest(rows)) : 0);
  return rows.flatMap((words) => {
    const out: Word[][] = [];
    let row: Word[] = [];
    const fits = (list: Word[]) => widthOf(textOf(list)) <= limit;
    const end = () => {
      if (row.length) out.push(row);
      row = [];
    };
    for (const word of words) {
      if (fits([...row, word])) row.push(word);
      else {
        end();
        const parts = evenly(word.text.split(JOINTS), limit, widthOf).map((text, i): Word => ({
          ...word,
          text,
          ...(i && { glued: true }),
        }));
        row = parts.splice(-1);
        out.push(...parts.map((part) => [part]));
      }
    }
    end();
    return out;
  });
}

/** What a break within a host or before the ending of a file costs, as a square of px: as much as quite uneven rows. */
const DOT = 70 ** 2;

/** Pieces joined to as few rows of at most `limit` px as hold them, and as even ones (least squares: Knuth, Plass 1981). */
function evenly(pieces: string[], limit: number, widthOf: (text: string) => number): string[] {
  const best: { rows: string[]; cost: number }[] = [{ rows: [], cost: 0 }];
  for (let end = 1; end <= pieces.length; end++) {
    for (let start = end - 1; start >= 0; start--) {
      const row = pieces.slice(start, end).join('');
      const width = widthOf(row);
      if (width > limit && start < end - 1) break;
      const before = best[start]!;
      const rows = [...before.rows, row];
      const cost = before.cost + width ** 2 + (pieces[start - 1]?.endsWith('.') ? DOT : 0);
      const known = best[end];
      if (
        !known ||
        rows.length < known.rows.length ||
        (rows.length === known.rows.length && cost < known.cost)
      )
        best[end] = { rows, cost };
    }
  }
  return best.at(-1)!.rows;
}
