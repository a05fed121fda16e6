import { frame, type Naming } from './rewrite.ts';
import { all, make, rounded } from './svg.ts';

const KEPT = [
  'x',
  'y',
  'x1',
  'y1',
  'x2',
  'y2',
  'width',
  'height',
  'rx',
  'ry',
  'cx',
  'cy',
  'r',
  'd',
  'points',
  'transform',
  'dy',
  'text-anchor',
  'dominant-baseline',
  'refX',
  'refY',
  'markerWidth',
  'markerHeight',
  'markerUnits',
  'orient',
  'viewBox',
];
/** Declarations that place text; colors and sizes come from the site's stylesheet. */
const PLACING = ['text-anchor', 'dominant-baseline'];
const DRAWN = ['g', 'rect', 'line', 'path', 'polygon', 'circle', 'text', 'tspan', 'marker'];
/** Mermaid's class → the site's. */
const CLASSES: Record<string, string> = {
  actor: 'dg-actor',
  'actor-line': 'dg-life',
  messageLine0: 'dg-msg',
  messageLine1: 'dg-msg dg-reply',
  messageText: 'dg-msg-text',
  note: 'dg-note',
  noteText: 'dg-note-text',
  labelBox: 'dg-tab',
  labelText: 'dg-tab-text',
  loopLine: 'dg-block',
  loopText: 'dg-block-text',
  sequenceNumber: 'dg-number',
};

/** The same for a sequence diagram: what Mermaid drew, in its order, without styles, ids and what is not shown. */
export function rewriteSequence(svg: Element, naming: Naming): Element {
  const document = svg.ownerDocument;
  const used = new Set(
    all(svg, () => true).flatMap((el) =>
      ['marker-start', 'marker-end'].flatMap(
        (end) => /#([^)"]+)/.exec(el.getAttribute(end) ?? '')?.[1] ?? [],
      ),
    ),
  );
  const [, top = 0, , height = 0] = (svg.getAttribute('viewBox') ?? '').split(/[\s,]+/).map(Number);
  const children = Array.from(svg.childNodes).flatMap((child) =>
    child.nodeType === 1 ? copy(child as Element) : [],
  );
  const root = frame({ svg, document, naming }, children);
  root.setAttribute('class', 'dg dg-seq');
  return root;

  function copy(el: Element): Node[] {
    const kids = () =>
      Array.from(el.childNodes).flatMap((child): Node[] => {
        if (child.nodeType === 1) return copy(child as Element);
        return child.nodeType === 3 && child.textContent?.trim()
          ? [document.createTextNode(child.textContent)]
          : [];
      });
    if (el.nodeName === 'defs') return kids();
    if (!DRAWN.includes(el.nodeName)) return [];
    if (el.nodeName === 'marker' && !used.has(el.getAttribute('id') ?? '')) return [];
    const inner = kids();
    if (el.nodeName === 'g' && !el.getAttribute('transform')) return inner;
    if (['g', 'text'].includes(el.nodeName) && !inner.length) return [];
    return [make(document, el.nodeName, { ...attributesOf(el), ...fit(el) }, inner)];
  }

  function attributesOf(el: Element): Record<string, string | undefined> {
    const out: Record<string, string | undefined> = {};
    for (const name of KEPT) {
      const value = el.getAttribute(name);
      if (value) out[name] = rounded(value);
    }
    for (const name of PLACING) {
      const declared = new RegExp(`(?:^|;)\\s*${name}\\s*:\\s*([^;!]+)`)
        .exec(el.getAttribute('style') ?? '')?.[1]
        ?.trim();
      if (declared) out[name] = declared;
    }
    const classes = (el.getAttribute('class') ?? '').split(/\s+/).flatMap((name) => CLASSES[name] ?? []);
    if (el.nodeName === 'marker') {
      out.id = markerId(el.getAttribute('id') ?? '');
      classes.push(/cross/.test(out.id) ? 'dg-head dg-head-blocked' : 'dg-head dg-head-plain');
    }
    // Without actors at the bottom Mermaid lets life lines run on far below the drawing.
    if (classes.includes('dg-life')) out['y2'] = String(Math.round(top + height - 8));
    if (classes.length) out.class = [...new Set(classes)].join(' ');
    for (const end of ['marker-start', 'marker-end']) {
      const id = /#([^)"]+)/.exec(el.getAttribute(end) ?? '')?.[1];
      if (id) out[end] = `url(#${markerId(id)})`;
    }
    return out;
  }

  function markerId(id: string): string {
    return `${naming.id}-${id.replace(`${svg.getAttribute('id')}-`, '')}`;
  }
}

/** As in `textOf`: a row stays as wide as it was measured. */
function fit(el: Element): { textLength?: number; lengthAdjust?: string } {
  const leaf =
    el.nodeName === 'tspan' ||
    (el.nodeName === 'text' && !all(el, (child) => child.nodeName === 'tspan').length);
  if (!leaf || !el.textContent?.trim()) return {};
  return { textLength: (el as SVGTextElement).getComputedTextLength(), lengthAdjust: 'spacingAndGlyphs' };
}
