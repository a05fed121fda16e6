import { TEXT } from '../config.ts';

/**
 * What a browser's CSS would answer, as far as it changes the size of a label. No CSS engine runs
 * here, so the rules of Mermaid's own stylesheet that move or size text are mirrored by hand.
 */
export function styleOf(element: Element, name: string): string | undefined {
  for (const el of lineage(element)) {
    const value = el.getAttribute(name) || declared(el, name);
    if (value) return value;
  }
  return name === 'text-anchor' && inNodeLabel(element) ? 'middle' : undefined;
}

/** Font size in px. */
export function textSize(element: Element): number {
  const value = styleOf(element, 'font-size');
  if (value && !value.includes('inherit')) return parseFloat(value) || TEXT;
  return classes(element).includes('flowchartTitleText') ? 18 : TEXT;
}

/** An SVG length in px. svgdom itself reads "1.1em" as 1.1. */
export function length(value: string | null, size: number): number | undefined {
  if (!value) return undefined;
  return value.endsWith('em') ? parseFloat(value) * size : parseFloat(value);
}

const classes = (el: Element): string[] => (el.getAttribute('class') ?? '').split(' ');

function* lineage(element: Element): Generator<Element> {
  for (
    let el: Element | null = element;
    el && typeof el.getAttribute === 'function';
    el = el.parentNode as Element | null
  )
    yield el;
}

function declared(el: Element, name: string): string | undefined {
  const style = el.getAttribute('style');
  return style ? new RegExp(`(?:^|;)\\s*${name}\\s*:\\s*([^;!]+)`).exec(style)?.[1]?.trim() : undefined;
}

function inNodeLabel(element: Element): boolean {
  for (const el of lineage(element))
    if (classes(el).some((c) => c === 'label' || c === 'node' || c === 'flowchart-label')) return true;
  return false;
}
