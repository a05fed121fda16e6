/** The shapes of nodes: which are drawn, under which names, and their outlines. */
import { isSign } from './signs.ts';
import { make, rounded } from './svg.ts';

/** Mermaid's names of the node shapes that are measured and drawn right without a browser. */
export const SHAPES: Record<string, string> = {
  squareRect: '[text]',
  roundedRect: '(text)',
  stadium: '([text])',
  cylinder: '[(text)]',
  subroutine: '[[text]]',
  diamond: '{text}',
  hexagon: '{{text}}',
  circle: '((text))',
};
/** Other names of the same shapes, as in `a@{ shape: db }`. */
const ALIASES: Record<string, string> = {
  squareRect: 'square rect proc process rectangle',
  roundedRect: 'round rounded event roundedRect',
  stadium: 'terminal pill',
  cylinder: 'cyl db database',
  subroutine: 'fr-rect subprocess subproc framed-rectangle',
  diamond: 'diam decision question rhombus',
  hexagon: 'hex prepare',
  circle: 'circ',
};
const NAMES = new Map(
  Object.entries(ALIASES).flatMap(([shape, names]) => names.split(' ').map((name) => [name, shape])),
);

/** The name in `SHAPES` of a shape that Mermaid knows by several; any other name as it is. */
export const canonical = (name: string): string => NAMES.get(name) ?? name;

const GEOMETRY = ['x', 'y', 'width', 'height', 'rx', 'ry', 'cx', 'cy', 'r', 'd', 'points', 'transform'];

/** The outline of a node: Mermaid's element with nothing but its geometry. */
export function shapeOf(document: Document, group: Element, shape: string): Element[] {
  if (isSign(shape)) return signOf(document, shape, group as SVGGraphicsElement);
  const outline = Array.from(group.childNodes).find(
    (el): el is SVGGraphicsElement =>
      el.nodeType === 1 &&
      ['rect', 'circle', 'path', 'polygon', 'g'].includes(el.nodeName) &&
      !/(^| )label( |$)/.test((el as Element).getAttribute('class') ?? ''),
  );
  if (!outline) return [];
  if (outline.nodeName === 'g') {
    // Mermaid sketches a stadium with several hundred strokes, whatever the look.
    const { x, y, width, height } = outline.getBBox();
    return [
      make(document, 'rect', { x, y, width, height, rx: shape === 'stadium' ? height / 2 : undefined }),
    ];
  }
  const attributes = GEOMETRY.flatMap((name) => {
    const value = outline.getAttribute(name);
    return value ? [[name, rounded(value)]] : [];
  });
  return [make(document, outline.nodeName, Object.fromEntries(attributes))];
}

/** A state without a text, as large as Mermaid drew it. */
function signOf(document: Document, shape: string, group: SVGGraphicsElement): Element[] {
  const { width, height } = group.getBBox();
  const circle = (r: number) => make(document, 'circle', { r });
  if (shape === 'stateStart') return [circle(width / 2)];
  if (shape === 'stateEnd') return [circle(width / 2), circle(width / 4)];
  const [x, y] = [width / 2, height / 2];
  if (shape === 'choice') return [make(document, 'path', { d: `M0 ${-y}L${x} 0 0 ${y}${-x} 0z` })];
  return [make(document, 'rect', { x: -x, y: -y, width, height })];
}
