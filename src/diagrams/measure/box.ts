import { svgPathBbox } from 'svg-path-bbox';
import { advance, lineHeight } from './font.ts';
import { empty, union, type Box } from './bounds.ts';
import { textBox } from './text.ts';
import { styleOf, textSize } from './style.ts';

const UNSEEN = new Set([
  'defs',
  'marker',
  'style',
  'title',
  'desc',
  'clipPath',
  'symbol',
  'filter',
  'linearGradient',
  'script',
  'metadata',
]);
interface Drawn extends Element {
  matrixify?(): DOMMatrix;
}

/** The box of an element in its own coordinates, as a browser's getBBox would give it. */
export function boxOf(el: Element, builtIn: (el: Element) => DOMRect): Box {
  if (UNSEEN.has(el.nodeName) || styleOf(el, 'display') === 'none') return empty();
  const n = (name: string) => parseFloat(el.getAttribute(name) ?? '') || 0;
  switch (el.nodeName) {
    // svgdom would count markers and other unseen children.
    case 'g':
    case 'svg':
    case 'a':
    case 'switch': {
      let box = empty();
      for (const child of Array.from(el.childNodes)) {
        if (child.nodeType === 1) box = union(box, moved(boxOf(child as Element, builtIn), child as Drawn));
      }
      return box;
    }
    case 'text':
      return textBox(el);
    case 'tspan': {
      const size = textSize(el);
      const { up, down } = lineHeight(size);
      return { left: 0, top: -up, right: advance(el.textContent ?? '', size), bottom: down };
    }
    // svgdom's own answer is wrong for arcs, which every cylinder has.
    case 'path': {
      const d = el.getAttribute('d');
      if (!d) return empty();
      const [left, top, right, bottom] = svgPathBbox(d);
      return { left, top, right, bottom };
    }
    case 'rect':
    case 'foreignObject':
    case 'image':
      return { left: n('x'), top: n('y'), right: n('x') + n('width'), bottom: n('y') + n('height') };
    default:
      return other(el, builtIn);
  }
}

/** `box` after the element's own transform. */
export function moved(box: Box, el: Drawn): Box {
  if (box.left === Infinity || !el.matrixify) return box;
  const m = el.matrixify();
  const corners = [
    [box.left, box.top],
    [box.right, box.top],
    [box.left, box.bottom],
    [box.right, box.bottom],
  ] as const;
  return corners
    .map(([x, y]) => ({ x: m.a * x + m.c * y + m.e, y: m.b * x + m.d * y + m.f }))
    .reduce((all, { x, y }) => union(all, { left: x, top: y, right: x, bottom: y }), empty());
}

function other(el: Element, builtIn: (el: Element) => DOMRect): Box {
  try {
    const { x, y, width, height } = builtIn(el);
    return Number.isFinite(x) && (width || height)
      ? { left: x, top: y, right: x + width, bottom: y + height }
      : empty();
  } catch {
    // svgdom throws for elements that have no shape.
    return empty();
  }
}
