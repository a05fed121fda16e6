/**
 * Lets a drawing into the page: an SVG text becomes elements only if it holds nothing but what the engine draws.
 * The engine builds its drawings from shapes and text alone, so this refuses nothing in practice; it is the lock
 * behind the door.
 */
import { trusted } from '../../lib/trusted.client.ts';

const ELEMENTS = new Set(
  'svg title desc marker g path rect circle ellipse polygon line text tspan'.split(' '),
);
const ATTRIBUTES =
  /^(?:id|class|viewBox|width|height|role|aria-[a-z]+|data-[a-z]+|d|x|y|dy|x1|x2|y1|y2|cx|cy|r|rx|ry|points|transform|refX|refY|markerUnits|markerWidth|markerHeight|orient|textLength|lengthAdjust|text-anchor|dominant-baseline|xmlns)$/;

/** The drawing as an element of this document. Throws where it holds anything else. */
export function admit(svg: string): SVGElement {
  const text = svg.includes('xmlns="') ? svg : svg.replace('<svg', '<svg xmlns="http://www.w3.org/2000/svg"');
  const read = new DOMParser().parseFromString(trusted.createHTML(text), 'image/svg+xml');
  const root = read.documentElement;
  for (const el of [root, ...root.querySelectorAll('*')]) {
    if (!ELEMENTS.has(el.localName) || el.namespaceURI !== 'http://www.w3.org/2000/svg')
      throw new Error(el.localName);
    for (const { name, value } of el.attributes) {
      const head = /^marker-(?:start|end)$/.test(name) && /^url\(#[\w-]+\)$/.test(value);
      if (!head && !ATTRIBUTES.test(name)) throw new Error(name);
    }
  }
  return document.importNode(root as unknown as SVGElement, true);
}
