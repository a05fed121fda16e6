/** The box of a text with its rows, as a browser lays them out. */
import { empty, union, type Box } from './bounds.ts';
import { advance, extent, lineHeight } from './font.ts';
import { length, styleOf, textSize } from './style.ts';

interface Chunk {
  x: number;
  y: number;
  width: number;
  /** Whether any letter stands in it; one without width (U+200B) still has a height. */
  filled: boolean;
  /** Where ink begins and ends, from the start of the chunk. */
  left: number;
  right: number;
  size: number;
  anchor: string;
}

/** The box of a <text> with its rows, in its own coordinates. */
export function textBox(text: Element): Box {
  return chunksOf(text)
    .filter((chunk) => chunk.filled)
    .map(boxOfChunk)
    .reduce(union, empty());
}

/** Width in px that a browser's getComputedTextLength would give. */
export const textLength = (el: Element): number => advance(el.textContent ?? '', textSize(el));

function boxOfChunk({ x, y, width, size, anchor, ...ink }: Chunk): Box {
  const { up, down } = lineHeight(size);
  const start = anchor === 'middle' ? x - width / 2 : anchor === 'end' ? x - width : x;
  return { left: start + ink.left, top: y - up, right: start + ink.right, bottom: y + down };
}

/** SVG's text chunks: a run that starts where an x, y, dx or dy puts it. */
function chunksOf(text: Element): Chunk[] {
  const size = textSize(text);
  const at = (el: Element, name: string, em: number) => length(el.getAttribute(name), em);
  const chunks: Chunk[] = [];
  let current!: Chunk;
  const start = (el: Element, x: number, y: number, em: number) => {
    const anchor = styleOf(el, 'text-anchor') ?? 'start';
    current = { x, y, width: 0, filled: false, left: 0, right: 0, size: em, anchor };
    chunks.push(current);
  };
  start(
    text,
    (at(text, 'x', size) ?? 0) + (at(text, 'dx', size) ?? 0),
    (at(text, 'y', size) ?? 0) + (at(text, 'dy', size) ?? 0),
    size,
  );
  const walk = (el: Element) => {
    for (const child of Array.from(el.childNodes)) {
      if (child.nodeType === 3) {
        current.size = textSize(el);
        current.filled ||= Boolean(child.textContent);
        const run = extent(child.textContent ?? '', current.size);
        current.left = Math.min(current.left, current.width + run.left);
        current.right = Math.max(current.right, current.width + run.right);
        current.width += run.width;
        current.anchor = styleOf(el, 'text-anchor') ?? current.anchor;
      } else if (child.nodeName === 'tspan') {
        const span = child as Element;
        const em = textSize(span);
        const [x, y, dx, dy] = ['x', 'y', 'dx', 'dy'].map((name) => at(span, name, em));
        if (x !== undefined || y !== undefined || dx || dy) {
          start(span, (x ?? current.x + current.width) + (dx ?? 0), (y ?? current.y) + (dy ?? 0), em);
        }
        walk(span);
      }
    }
  };
  walk(text);
  return chunks;
}
