/** The reader's file as rows that findings lead to. */
import { make } from '../lib/dom.client.ts';
import type { Report } from './report.ts';
import { SEVERITY_WORDS } from './rules/severity.ts';
import type { Steps } from './steps.client.ts';

/** Rows of one list: what is far from the window is neither styled nor laid out (read.css), list by list. */
const ROWS = 100;
/** Longest row that is shown. */
const LONGEST_ROW = 1000;

/** Shows the rows, those with findings marked and leading back. Rows with a credential are not shown. */
export function* showFile(
  place: Element,
  text: string,
  { findings, aside }: Report,
  secret: readonly number[],
): Steps {
  const at = Map.groupBy(
    [...findings, ...aside].map((finding, index) => ({ finding, id: `finding-${index + 1}` })),
    ({ finding }) => finding.line,
  );
  const hidden = new Set(secret);
  place.replaceChildren();
  const rows = text.split('\n');
  for (let from = 0; from < rows.length; from += ROWS) {
    const list = make('ol', { class: 'rd-rows', start: String(from + 1) });
    // Of a short list the height would be guessed wrong.
    list.classList.toggle('far', rows.length - from >= ROWS);
    for (const [index, row] of rows.slice(from, from + ROWS).entries()) {
      const line = from + index + 1;
      const marks = (at.get(line) ?? []).map(({ finding, id }) =>
        make(
          'a',
          { href: `#${id}`, class: `rd-${finding.severity}` },
          `${SEVERITY_WORDS[finding.severity]}: ${finding.id}`,
        ),
      );
      const content = hidden.has(line) ? '(hidden: looks like a credential)' : row.slice(0, LONGEST_ROW);
      list.append(make('li', { id: `line-${line}` }, make('code', {}, content || ' '), ...marks));
    }
    place.append(list);
    yield;
  }
}
