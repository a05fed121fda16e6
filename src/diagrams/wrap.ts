import type { Word } from './label-text.ts';

/** Where a word that is too wide for a row may end one: not within an arrow, an option or `://`. */
const JOINTS = /(?<=[./\-_:])(?![./\-_:>])/;

/** Px that rows may be wide: between plain words, for the sake of a name, and as the author broke them. */
export interface Room {
  most: number;
  name: number;
  row: number;
}

/**
 * Rows broken between words, then at the joints of names and addresses, and nowhere else. A part that is still too wide
 * stands alone. A label is as wide as its longest name anyway, so its other rows may be as well.
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
        let part = '';
        let glued: { glued?: true } = {};
        for (const piece of word.text.split(JOINTS)) {
          if (part && !fits([{ ...word, text: part + piece }])) {
            out.push([{ ...word, text: part, ...glued }]);
            glued = { glued: true };
            part = '';
          }
          part += piece;
        }
        row = [{ ...word, text: part, ...glued }];
      }
    }
    end();
    return out;
  });
}
