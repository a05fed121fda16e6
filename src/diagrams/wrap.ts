import type { Word } from './label-text.ts';

/** Where a word that is too wide for a row may end one: not within an arrow, an option or `://`. */
const JOINTS = /(?<=[./\-_:])(?![./\-_:>])/;

/**
 * Rows no wider than `most` px: broken between words, then at the joints of names and addresses, and nowhere else. A
 * part that is still too wide stands alone.
 */
export function wrap(rows: Word[][], most: number, widthOf: (text: string) => number): Word[][] {
  return rows.flatMap((words) => {
    const out: Word[][] = [];
    let row: Word[] = [];
    const textOf = (list: Word[]) => list.map((word) => word.text).join(' ');
    const fits = (list: Word[]) => widthOf(textOf(list)) <= most;
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
