/** Elements of SVG: made, found and read with plain DOM calls, which the build's stand-in for a browser has as well. */
const SVG = 'http://www.w3.org/2000/svg';
type Value = string | number | undefined;

/** A new SVG element. Attributes that are undefined are left out; numbers are rounded to one decimal. */
export function make(
  document: Document,
  name: string,
  attributes: Record<string, Value> = {},
  children: (Node | string)[] = [],
): Element {
  const el = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) el.setAttribute(key, typeof value === 'number' ? short(value) : value);
  }
  for (const child of children)
    el.appendChild(typeof child === 'string' ? document.createTextNode(child) : child);
  return el;
}

/** A number with at most one decimal. */
export const short = (value: number): string => String(Math.round(value * 10) / 10 || 0);

/** Every number in `text` with at most one decimal. */
export const rounded = (text: string): string =>
  text.replace(/-?(?:\d+\.\d+|\.\d+)(?:e[-+]?\d+)?/gi, (number) => short(Number(number)));

export const number = (el: Element, name: string): number => parseFloat(el.getAttribute(name) ?? '') || 0;

/** The view box of an <svg>; all 0 where it has none. */
export function viewBoxOf(svg: Element): { x: number; y: number; width: number; height: number } {
  const [x = 0, y = 0, width = 0, height = 0] = (svg.getAttribute('viewBox') ?? '')
    .split(/[\s,]+/)
    .map(Number);
  return { x, y, width, height };
}

/** The translation of a transform attribute, in px. */
export function shift(el: Element | null): { x: number; y: number } {
  const found = /translate\(\s*([-\d.e]+)(?:[\s,]+([-\d.e]+))?/.exec(el?.getAttribute('transform') ?? '');
  return { x: Number(found?.[1] ?? 0), y: Number(found?.[2] ?? 0) };
}

export const hasClass = (el: Element, name: string): boolean =>
  (el.getAttribute('class') ?? '').split(/\s+/).includes(name);

/** Descendants that pass, in document order. Plain traversal: the stand-in DOM knows few selectors. */
export function all(root: Element, passes: (el: Element) => boolean): Element[] {
  const found: Element[] = [];
  for (const child of Array.from(root.childNodes)) {
    if (child.nodeType !== 1) continue;
    if (passes(child as Element)) found.push(child as Element);
    found.push(...all(child as Element, passes));
  }
  return found;
}
export const named = (root: Element, name: string): Element[] => all(root, (el) => el.nodeName === name);
export const classed = (root: Element, name: string): Element[] => all(root, (el) => hasClass(el, name));
