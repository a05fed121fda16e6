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
const GEOMETRY = ['x', 'y', 'width', 'height', 'rx', 'ry', 'cx', 'cy', 'r', 'd', 'points', 'transform'];

/** The outline of a node: Mermaid's element with nothing but its geometry. */
export function shapeOf(document: Document, group: Element, shape: string): Element[] {
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
