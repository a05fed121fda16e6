/** Signs that nobody sees. */
import { spelled, withoutEmpty } from './label-text.ts';
import { remedy, type Faults } from './problem.ts';

/**
 * What turns the order of letters around or stands between them without a width (https://trojansource.codes/). Marks of
 * direction, and joiners, which Hebrew, Persian and emoji need, are none.
 */
const UNSEEN = /[\xad\u180e\u200b\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/u;
/** Such a sign as itself or by its code. */
const WRITTEN = new RegExp(`${UNSEEN.source}|[&#]#?\\w+;`, 'gu');

/**
 * Refuses them: what a stranger's drawing shows and what its source says would be two things, and in an id Mermaid
 * stumbles over them. Gives back the source without them.
 */
export function checkUnseen(source: string, faults: Faults): string {
  const found = [...source.matchAll(WRITTEN)]
    .map(([sign]) => sign)
    .filter((sign) => UNSEEN.test(spelled(sign)));
  if (!found.length) return source;
  const gone = [...new Set(found)].join('|');
  const seen = withoutEmpty(source, gone).replace(new RegExp(gone, 'gu'), '');
  const written = source.split('\n');
  for (const mend of remedy(source, seen)) {
    const [sign] = UNSEEN.exec(spelled(written[mend.line - 1]!))!;
    const code = sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
    faults.add(`U+${code} is a sign that nobody sees; leave it out.`, mend.line, mend);
  }
  return seen;
}
