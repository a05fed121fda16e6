/** Letters of nodes and arrows, as Mermaid draws them and in rows of the guide's own. Runs in a browser as well. */
import type { Word } from '../label-text.ts';
import { classed, make } from '../svg.ts';
import { wrap, type Room } from '../wrap.ts';

const EM = 1.1;

/** Measures and wraps with the drawing's own letters. */
export interface Writer {
  wrapped(rows: Word[][], room: Room): Word[][];
}

export function writer(root: Element): Writer {
  const document = root.ownerDocument;
  const known = new Map<string, number>();
  const widthOf = (text: string): number => {
    let width = known.get(text);
    if (width === undefined) {
      const trial = make(document, 'text', {}, [make(document, 'tspan', {}, [text])]);
      root.appendChild(trial);
      width = (trial.firstChild as SVGTextContentElement).getComputedTextLength();
      trial.remove();
      known.set(text, width);
    }
    return width;
  };
  return { wrapped: (rows, room) => wrap(rows, room, widthOf) };
}

/** Rows in the spelling that Mermaid draws letter by letter: no tag, no Markdown, no break of its own. */
export const spelled = (rows: Word[][]): string =>
  rows
    .map((row) => row.map(({ text }) => text).join(' '))
    .join('<br/>')
    .replace(/&|<(?!br\/>)|(?<!<br\/)>/g, (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[char]!);

/** Marks what Mermaid's letters do not carry: bold and italic words, and rows that go on within a word. */
export function dress(element: Element, rows: Word[][]): void {
  classed(element, 'row').forEach((row, i) => {
    if (rows[i]?.[0]?.glued) row.setAttribute('data-glued', '');
    Array.from(row.childNodes).forEach((word, j) => {
      const style = rows[i]?.[j]?.style;
      if (style) (word as Element).setAttribute('data-style', style);
    });
  });
}

/** The label of an arrow, in the structure of Mermaid's own, which breaks long words anywhere. Sizes in px. */
export function writeLabel(
  parent: Element,
  id: string,
  rows: Word[][],
): { element: Element; width: number; height: number } {
  const document = parent.ownerDocument;
  const text = make(
    document,
    'text',
    { y: '-10.1', 'text-anchor': 'middle' },
    rows.map((row, i) =>
      make(
        document,
        'tspan',
        { class: 'row', x: '0', y: `${i * EM - 0.1}em`, dy: `${EM}em`, 'text-anchor': 'middle' },
        row.map((word, j) => make(document, 'tspan', {}, [`${j ? ' ' : ''}${word.text}`])),
      ),
    ),
  );
  const inner = make(document, 'g', { class: 'label', 'data-id': id }, [text]);
  const element = make(document, 'g', { class: 'edgeLabel' }, [inner]);
  parent.appendChild(element);
  dress(element, rows);
  const { x, y, width, height } = (text as SVGTextElement).getBBox();
  // Its ground counts for the size of the drawing.
  const ground = { x: x - 2, y: y - 2, width: width + 4, height: height + 4 };
  inner.insertBefore(make(document, 'rect', { class: 'background', ...ground }), text);
  inner.setAttribute('transform', `translate(${-(x + width / 2)}, ${-(y + height / 2)})`);
  return { element, width: width + 4 + 10, height: height + 4 };
}
