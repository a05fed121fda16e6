/** The guide's drawing of a sequence, from Mermaid's own. */
import { frame, type Naming } from './frame.ts';
import { decoded } from './label-text.ts';
import { all, classed, make, named, number, rounded, viewBoxOf } from './svg.ts';
import { widen, widestOf } from './widen-sequence.ts';

const KEPT =
  'x y x1 y1 x2 y2 width height rx ry cx cy r d points transform dy text-anchor dominant-baseline refX refY markerWidth markerHeight markerUnits orient viewBox'.split(
    ' ',
  );
/** Declarations that place text; colors and sizes come from the site's stylesheet. */
const PLACING = ['text-anchor', 'dominant-baseline'];
const SHAPES = ['rect', 'line', 'path', 'polygon', 'circle', 'ellipse'];
const DRAWN = ['g', 'text', 'tspan', 'marker', ...SHAPES];
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
  sectionTitle: 'dg-block-text',
  sequenceNumber: 'dg-number',
  rect: 'dg-ground',
  text: 'dg-ground-text',
  activation0: 'dg-active',
  activation1: 'dg-active',
  activation2: 'dg-active',
};
/** Px by which Mermaid sets the word of a tab below the middle. */
const TAB_MARGIN = 3;
/** Px of the disk behind a number, and that it leaves around the widest; Mermaid's holds one digit. */
const DISK = 8;
const AROUND = 2.5;
/** Px that a figure stands higher than Mermaid sets it: its name would touch the first ground or line. */
const LIFT = 8;
const HEADS: [pattern: RegExp, name: string][] = [
  [/cross/, 'blocked'],
  [/sequencenumber/, 'number'],
  [/filled/, 'point'],
  [/./, 'plain'],
];

/** What Mermaid drew of a sequence diagram, in its order, without styles, ids and what is not shown. */
export function rewriteSequence(svg: Element, naming: Naming): Element {
  const document = svg.ownerDocument;
  const headOf = (el: Element, end: string) => /#([^)"]+)/.exec(el.getAttribute(`marker-${end}`) ?? '')?.[1];
  const used = new Set(all(svg, () => true).flatMap((el) => [headOf(el, 'start'), headOf(el, 'end')]));
  const widest = widestOf(classed(svg, 'sequenceNumber'));
  widen(svg);
  const { y: top, height } = viewBoxOf(svg);
  const children = Array.from(svg.childNodes).flatMap((child) =>
    child.nodeType === 1 ? copy(child as Element, '') : [],
  );
  const root = frame({ svg, document, naming }, children);
  root.setAttribute('class', 'dg dg-seq');
  return root;

  /** @param actor the participant that `el` is a part of */
  function copy(el: Element, actor: string): Node[] {
    if (el.getAttribute('data-et') === 'participant') actor = el.getAttribute('data-id') ?? '';
    const kids = () =>
      Array.from(el.childNodes).flatMap((child): Node[] => {
        if (child.nodeType === 1) return copy(child as Element, actor);
        return child.nodeType === 3 && child.textContent?.trim()
          ? [document.createTextNode(decoded(child.textContent))]
          : [];
      });
    if (el.nodeName === 'defs') return kids();
    if (!DRAWN.includes(el.nodeName)) return [];
    if (el.nodeName === 'marker' && !used.has(el.getAttribute('id') ?? '')) return [];
    const inner = kids();
    if (el.nodeName === 'g' && /\bactor-man\b/.test(el.getAttribute('class') ?? ''))
      return [make(document, 'g', { transform: `translate(0 -${LIFT})` }, inner)];
    if (el.nodeName === 'g' && !el.getAttribute('transform')) return inner;
    if (['g', 'text'].includes(el.nodeName) && !inner.length) return [];
    // A case of a block without a text of its own.
    if (
      /\b(?:loopText|sectionTitle)\b/.test(el.getAttribute('class') ?? '') &&
      /^\[?\s*\u200b?\s*\]?$/.test(el.textContent ?? '')
    )
      return [];
    return [make(document, el.nodeName, { ...attributesOf(el, actor), ...fit(el) }, inner)];
  }

  function attributesOf(el: Element, actor: string): Record<string, string | undefined> {
    const out: Record<string, string | undefined> = {};
    for (const name of KEPT) {
      const value = el.getAttribute(name);
      if (value) out[name] = rounded(value.trim().replace(/\s+/g, ' '));
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
      classes.push(`dg-head dg-head-${HEADS.find(([pattern]) => pattern.test(out.id!))![1]}`);
    }
    if (
      el.nodeName === 'circle' &&
      /sequencenumber/.test((el.parentNode as Element).getAttribute('id') ?? '')
    )
      out.r = rounded(String(Math.max(DISK, widest / 2 + AROUND)));
    if (actor && el.nodeName !== 'tspan') {
      // Parts of a figure or a cylinder carry no class of their own.
      if (el.nodeName !== 'g') classes.push('dg-actor');
      if (el.nodeName === 'text') out['data-node'] = actor;
    }
    if (classes.includes('dg-life')) {
      out['data-of'] = el.getAttribute('data-id') ?? undefined;
      // Without actors at the bottom Mermaid lets life lines run on far below the drawing.
      if (number(el, 'y2') >= 2000) out.y2 = String(Math.round(top + height - 8));
    }
    // Mermaid adds a margin above the word of a tab, and none below: the tail of a "p" would touch the tab's frame.
    if (classes.includes('dg-tab-text')) out.y = rounded(String(number(el, 'y') - TAB_MARGIN));
    if (classes.length) out.class = [...new Set(classes)].join(' ');
    for (const end of ['start', 'end']) {
      const id = headOf(el, end);
      if (id) out[`marker-${end}`] = `url(#${markerId(id)})`;
    }
    return out;
  }

  function markerId(id: string): string {
    return `${naming.id}-${id.replace(`${svg.getAttribute('id')}-`, '')}`;
  }
}

/** As in `textOf`: a row stays as wide as it was measured. */
function fit(el: Element): { textLength?: number; lengthAdjust?: string } {
  const leaf = el.nodeName === 'tspan' || (el.nodeName === 'text' && !named(el, 'tspan').length);
  if (!leaf || !el.textContent?.trim()) return {};
  return { textLength: (el as SVGTextElement).getComputedTextLength(), lengthAdjust: 'spacingAndGlyphs' };
}
