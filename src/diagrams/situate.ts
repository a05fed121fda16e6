/** The drawing of a figure with all its situations, from a drawing that has room for them. */
import { boxOf } from './drawn.ts';
import type { Graph } from './graph.ts';
import { groundOf, sizeOf, textOf, type Row } from './label.ts';
import { headId, headOf, heads } from './markers.ts';
import { endMoved, shorten } from './path.ts';
import {
  arrowsOf,
  belongs,
  newcomers,
  replacedBy,
  rowsOfLabel,
  type Arrow,
  type Shown,
  type Situations,
} from './situations.ts';
import { TEXT } from './config.ts';
import { classed, make, named } from './svg.ts';

/** Px between baselines. */
const STEP = TEXT * 1.1;
/** Px by which a line ends earlier before a cross than before a head. */
const CROSS = 7;
/** Px from a box's corner to a line that leads straight down from it. */
const INSET = 12;
/** Px from the middle of a row to its baseline. */
const BASELINE = 4.9;

export interface Situated {
  svg: Element;
  /** The figure on a good day. */
  graph: Graph;
  situations: Situations;
  /** Rows of labels for which room was made, by the arrow's ends. */
  labels: Map<string, string[]>;
  /** Letters of the longest row of a label. */
  row: number;
  /** Px of a text in the drawing's letters. */
  widthOf(text: string): number;
}

/**
 * What a situation adds has `data-if` with the situations in which it is seen; what another takes the place of,
 * `data-not`; what belongs to some without being new there, `data-on`.
 */
export function situate(place: Situated): void {
  const { svg, graph, situations } = place;
  svg.setAttribute('data-situations', '');
  for (const { id } of situations.list.flatMap(({ appear }) => appear)) appearing(place, id);
  const pairs = Map.groupBy(arrowsOf(situations), ({ thing: { from, to } }) => `${from} ${to}`);
  let number = 0;
  for (const [pair, arrows] of pairs) changing(place, pair, arrows, () => `if${number++}`);
  const of = situations.list.map((one) => [one.id, belongs(graph, one, situations)] as const);
  const parts = ['dg-node', 'dg-zone', 'dg-edge', 'dg-title', 'label'].flatMap((name) => classed(svg, name));
  for (const el of parts) {
    const id = ['data-node', 'data-of', 'data-edge'].map((name) => el.getAttribute(name)).find(Boolean)!;
    const on = of.filter(([, ids]) => ids.has(id)).map(([situation]) => situation);
    said(el, 'on', on, of.length);
  }
}

function said(el: Element, name: 'if' | 'not' | 'on', ids: string[], all?: number): void {
  if (el.getAttribute('data-if') !== null || !ids.length) return;
  el.setAttribute(`data-${name}`, ids.length === all ? '*' : ids.join(' '));
}

const rowsFor = ({ widthOf }: Situated, rows: string[], middle: number): Row[] =>
  rows.map((text, i) => ({
    text,
    width: widthOf(text),
    baseline: middle + (i - (rows.length - 1) / 2) * STEP,
    glued: false,
    runs: [{ text, style: '' }],
  }));

/** The baseline of a text of one row in the same place. */
function middleOf(text: Element): number {
  const rows = named(text, 'tspan').filter((row) => row.getAttribute('y') !== null);
  const at = (rows.length ? rows : [text]).map((row) => Number(row.getAttribute('y')));
  return at.reduce((sum, y) => sum + y, 0) / at.length;
}

function appearing(place: Situated, id: string): void {
  const { svg, situations } = place;
  const template = classed(svg, 'dg-node').find(
    (el) => el.getAttribute('data-node') === id && !el.hasAttribute('data-if'),
  );
  if (!template) return;
  const [old] = named(template, 'text');
  const middle = middleOf(old!);
  for (const { thing, in: where } of newcomers(situations)) {
    if (thing.id !== id) continue;
    const node = template.cloneNode(true) as Element;
    node.setAttribute('data-label', thing.label);
    node.setAttribute('data-if', where.join(' '));
    named(node, 'text')[0]!.replaceWith(
      textOf(svg.ownerDocument, rowsFor(place, rowsOfLabel(thing.label, place.row), middle), 0),
    );
    template.parentNode!.insertBefore(node, template);
  }
  template.remove();
}

function changing(place: Situated, pair: string, arrows: Shown<Arrow>[], nextId: () => string): void {
  const { svg, graph, labels } = place;
  const { from, to } = arrows[0]!.thing;
  const path = classed(svg, 'dg-edge').find(
    (el) => el.getAttribute('data-from') === from && el.getAttribute('data-to') === to,
  );
  if (!path) return beside(place, arrows, nextId);
  const label = classed(svg, 'label').find(
    (el) => el.getAttribute('data-edge') === path.getAttribute('data-edge'),
  );
  const old = replacedBy(graph, { from, to });
  const stops = old?.kind === 'blocked';
  for (const { thing, in: where } of arrows) {
    const id = nextId();
    const line = path.cloneNode(false) as Element;
    line.setAttribute('class', `dg-edge dg-${thing.kind}`);
    line.setAttribute('data-edge', id);
    line.setAttribute('data-if', where.join(' '));
    for (const name of ['data-both', 'marker-start']) line.removeAttribute(name);
    line.setAttribute('marker-end', `url(#${headId(svg.id, thing.kind)})`);
    const shorter = Number(thing.kind === 'blocked') - Number(stops);
    if (shorter) line.setAttribute('d', endMoved(path.getAttribute('d')!, -shorter * CROSS));
    path.parentNode!.insertBefore(line, path.nextSibling);
    withHead(place, thing);
    const rows = thing.label ? rowsOfLabel(thing.label, place.row) : (labels.get(pair) ?? []);
    if (label && rows.length) {
      const text = lettered(place, label, rows);
      text.setAttribute('data-edge', id);
      text.setAttribute('data-if', where.join(' '));
      label.parentNode!.appendChild(text);
    }
  }
  const all = arrows.flatMap(({ in: where }) => where);
  if (!old) {
    path.remove();
    (label?.parentNode as Element | undefined)?.removeChild(label!);
    return;
  }
  said(path, 'not', all);
  if (!label) return;
  const own = labels.get(pair) ?? [];
  if (own.length) {
    const text = lettered(place, label, own);
    said(text, 'not', all);
    label.replaceWith(text);
  } else label.remove();
}

/** An arrow between two boxes that stand one above the other: straight down, with its label at the right of it. */
function beside(place: Situated, arrows: Shown<Arrow>[], nextId: () => string): void {
  const { svg } = place;
  const { from, to } = arrows[0]!.thing;
  const [a, b] = [boxOfNode(svg, from), boxOfNode(svg, to)];
  const down = a.bottom < b.y;
  const [start, tip] = down ? [a.bottom, b.y] : [a.y, b.bottom];
  const shared = Math.min(a.right, b.right) - Math.max(a.x, b.x) > 2 * INSET;
  const [x1, x2] = shared
    ? [Math.min(a.right, b.right) - INSET, Math.min(a.right, b.right) - INSET]
    : [(a.x + a.right) / 2, (b.x + b.right) / 2];
  const middle = (start + tip) / 2;
  const titles = classed(svg, 'dg-title');
  for (const { thing, in: where } of arrows) {
    const id = nextId();
    const short = (thing.kind === 'blocked' ? 4 + CROSS : 4) * (down ? 1 : -1);
    const line = make(svg.ownerDocument, 'path', {
      class: `dg-edge dg-${thing.kind}`,
      d: shorten(`M${x1},${start}L${x1},${middle}L${x2},${middle}L${x2},${tip - short}`),
      'data-edge': id,
      'data-from': from,
      'data-to': to,
      'data-if': where.join(' '),
      'marker-end': `url(#${headId(svg.id, thing.kind)})`,
    });
    // Before the titles, which have a ground of their own.
    svg.insertBefore(line, titles[0] ?? null);
    withHead(place, thing);
    if (!thing.label) continue;
    const rows = rowsFor(place, rowsOfLabel(thing.label, place.row), BASELINE);
    const { width } = sizeOf(rows);
    const label = make(svg.ownerDocument, 'g', { class: 'edgeLabel' }, [
      make(
        svg.ownerDocument,
        'g',
        {
          class: 'label',
          'data-edge': id,
          'data-if': where.join(' '),
          transform: `translate(${Math.round(Math.max(x1, x2) + width / 2 + 10)} ${Math.round(middle)})`,
        },
        [groundOf(svg.ownerDocument, rows), textOf(svg.ownerDocument, rows, 0)],
      ),
    ]);
    svg.insertBefore(label, classed(svg, 'dg-node')[0]!);
  }
}

const boxOfNode = (svg: Element, id: string) =>
  boxOf(classed(svg, 'dg-node').find((el) => el.getAttribute('data-node') === id)!);

/** A label with other rows, around the same point. */
function lettered(place: Situated, label: Element, rows: string[]): Element {
  const document = label.ownerDocument;
  const middle = middleOf(named(label, 'text')[0]!);
  const said = rowsFor(place, rows, middle);
  const copy = label.cloneNode(false) as Element;
  copy.append(groundOf(document, said), textOf(document, said, 0));
  return copy;
}

/** Heads that the figure has not used so far. */
function withHead({ svg }: Situated, { kind }: Arrow): void {
  const id = headId(svg.id, headOf(kind, 'arrow'));
  if (named(svg, 'marker').some((el) => el.id === id)) return;
  const look = { stroke: 'solid', start: 'none', end: 'arrow' } as const;
  const [head] = heads(svg.ownerDocument, svg.id, [{ id: '', from: '', to: '', kind, both: false, look }]);
  const [first] = named(svg, 'marker');
  if (first) svg.insertBefore(head!, first);
}
