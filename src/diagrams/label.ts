/** Labels: their rows as Mermaid laid them out, written anew in the guide's own markup. */
import { TEXT } from './config.ts';
import { all, hasClass, make, named } from './svg.ts';

/** One row of a label: its text, its width in px as measured, and its baseline within the label's box. */
export interface Row {
  text: string;
  width: number;
  baseline: number;
  /** Goes on within a word of the row before. */
  glued: boolean;
  /** What is bold or italic in it, in order with the rest; one plain run in most rows. */
  runs: { text: string; style: string }[];
}

const em = (value: string | null) =>
  value?.endsWith('em') ? parseFloat(value) * TEXT : parseFloat(value ?? '') || 0;

/** The rows that Mermaid laid out inside `group`, without empty ones. `group` must be in a document. */
export function rowsOf(group: Element): Row[] {
  const [text] = named(group, 'text');
  if (!text) return [];
  const rows = all(text, (el) => hasClass(el, 'row'));
  return (rows.length ? rows : [text])
    .map((row) => ({
      text: (row.textContent ?? '').replace(/\s+/g, ' ').trim(),
      width: (row as SVGTextElement).getComputedTextLength(),
      baseline: em(row.getAttribute('y')) + em(row.getAttribute('dy')),
      glued: row.getAttribute('data-glued') !== null,
      runs: runsOf(row),
    }))
    .filter((row) => row.text);
}

function runsOf(row: Element): Row['runs'] {
  const runs: Row['runs'] = [];
  for (const word of Array.from(row.childNodes)) {
    const style = word.nodeType === 1 ? ((word as Element).getAttribute('data-style') ?? '') : '';
    const text = word.textContent ?? '';
    const last = runs.at(-1);
    if (last?.style === style) last.text += text;
    else runs.push({ text, style });
  }
  return runs;
}

/** What stands in a row: text, with bold and italic in elements of their own. */
const lettersOf = (document: Document, { text, runs }: Row): (Node | string)[] =>
  runs.some(({ style }) => style)
    ? runs.map((run) =>
        run.style
          ? make(document, 'tspan', { class: run.style.replace(/\w+/g, 'dg-$&') }, [run.text])
          : run.text,
      )
    : [text];

/**
 * A <text> with `rows` around x = 0 (or from it, by CSS), `down` px below where Mermaid put the box.
 * textLength keeps each row as wide as it was measured: readers have other fonts than the build.
 */
export function textOf(document: Document, rows: Row[], down: number, x = 0): Element {
  const fit = (row: Row) => ({ textLength: row.width, lengthAdjust: 'spacingAndGlyphs' });
  const [first] = rows;
  if (rows.length === 1 && first) {
    return make(
      document,
      'text',
      { ...(x && { x }), y: first.baseline + down, ...fit(first) },
      lettersOf(document, first),
    );
  }
  // A space without width keeps words apart where text is copied or searched.
  const space = () => make(document, 'tspan', { class: 'dg-gap' }, [' ']);
  return make(
    document,
    'text',
    {},
    rows.flatMap((row, i) => [
      ...(i && !row.glued ? [space()] : []),
      make(document, 'tspan', { x, y: row.baseline + down, ...fit(row) }, lettersOf(document, row)),
    ]),
  );
}

/** Size in px of the box that holds `rows`. */
export function sizeOf(rows: Row[]): { width: number; height: number } {
  return { width: Math.max(0, ...rows.map((row) => row.width)), height: 17 + (rows.length - 1) * TEXT * 1.1 };
}

/** The ground that a label on an arrow has, around `rows` at the middle. */
export function groundOf(document: Document, rows: Row[]): Element {
  const { width, height } = sizeOf(rows);
  return make(document, 'rect', {
    class: 'background',
    x: -width / 2 - 5,
    y: -height / 2 - 1,
    width: width + 10,
    height: height + 2,
  });
}
