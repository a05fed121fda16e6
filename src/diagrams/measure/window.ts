import { createHTMLWindow } from 'svgdom';
import type { Box } from './bounds.ts';
import { boxOf, moved } from './box.ts';
import { isColor } from './colors.ts';
import { textLength } from './text.ts';

/** Gives this thread a window and a document whose labels are measured from the font file. */
export function installWindow(): void {
  const window = createHTMLWindow();
  Object.assign(globalThis, { window, document: window.document });
  Object.assign(globalThis, { CSSStyleSheet: NoSheet });
  // A box of a sequence may begin with a color, which Mermaid asks the browser about.
  Object.assign(window, { CSS: { supports: (_property: string, value: string) => isColor(value) } });
  measureWithFont(window.document);
}

/** Mermaid fills style sheets that nothing here would read. */
class NoSheet {
  cssRules = [];
  insertRule() {
    return 0;
  }
  replaceSync() {
    return undefined;
  }
}

function measureWithFont(document: Document): void {
  const make = (name: string) => document.createElementNS('http://www.w3.org/2000/svg', name);
  const graphics = owner(make('g'), 'getBBox');
  const builtIn = graphics.getBBox as (this: Element) => DOMRect;
  const box = (el: Element) => boxOf(el, (other) => builtIn.call(other));
  graphics.getBBox = function (this: Element) {
    return rect(box(this));
  };
  graphics.getBoundingClientRect = function (this: Element) {
    const { x, y, width, height } = rect(onPage(this, box(this)));
    return { x, y, width, height, left: x, top: y, right: x + width, bottom: y + height };
  };
  owner(make('text'), 'getComputedTextLength').getComputedTextLength = function (this: Element) {
    return textLength(this);
  };
}

const onPage = (el: Element | null, all: Box): Box =>
  el ? onPage(el.parentNode as Element | null, moved(all, el)) : all;

/** The prototype that carries `method`. */
function owner(object: object, method: string): Record<string, unknown> {
  let proto = object;
  while (proto && !Object.hasOwn(proto, method)) proto = Object.getPrototypeOf(proto);
  return proto as Record<string, unknown>;
}

const rect = ({ left, top, right, bottom }: Box) =>
  left === Infinity
    ? { x: 0, y: 0, width: 0, height: 0 }
    : { x: left, y: top, width: right - left, height: bottom - top };
