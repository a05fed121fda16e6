/**
 * A drawing as a file of its own: every color an attribute, on its own ground, with its own font. Viewers, slides and
 * wikis read attributes; not all of them read style sheets. Plain DOM calls only, for build and browser.
 */
import { all, make, viewBoxOf } from '../svg.ts';
import type { Look, Scheme } from './rules.ts';

const SVG = 'http://www.w3.org/2000/svg';
const FONT = 'Inter, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';
/** Properties that SVG knows as attributes. The rest is about the page around a drawing. */
const KEPT = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linejoin',
  'text-anchor',
  'paint-order',
  'overflow',
  'font-size',
  'font-weight',
  'font-style',
];
/** Px around the drawing. */
const MARGIN = 16;

/**
 * @param svg a drawing as rewrite.ts makes it, in a document; it is left as it is
 * @param scheme `auto` follows the reader's system where a viewer can, and is light elsewhere
 * @returns a complete SVG file
 */
export function image(svg: Element, look: Look, scheme: Scheme | 'auto'): string {
  const document = svg.ownerDocument;
  const copy = svg.cloneNode(true) as Element;
  const colors = look.colors[scheme === 'dark' ? 'dark' : 'light'];
  const ground = make(document, 'rect', grown(copy));
  const drawn = all(copy, () => true);
  const styles = new Map([copy, ...drawn].map((el) => [el, styleOf(el, look)]));
  const dark: string[] = [];
  for (const el of [copy, ...drawn]) tidy(el);
  for (const [el, style] of styles) {
    for (const [name, value] of style) el.setAttribute(name, resolved(value, colors));
    const changes = scheme === 'auto' ? [...style].filter(([, value]) => value.includes('var(')) : [];
    if (changes.length) {
      const rule = changes.map(([name, value]) => `${name}:${resolved(value, look.colors.dark)}`).join(';');
      if (!dark.includes(rule)) dark.push(rule);
      el.setAttribute('class', `d${dark.indexOf(rule)}`);
    }
  }
  ground.setAttribute('fill', colors['--panel']!);
  const first = Array.from(copy.childNodes).find(
    (child) => !['title', 'desc'].includes(child.nodeName.toLowerCase()),
  );
  copy.insertBefore(ground, first ?? null);
  if (scheme === 'auto') {
    const rules = dark.map((rule, i) => `.d${i}{${rule}}`).join('');
    ground.setAttribute('class', 'ground');
    const text = `@media (prefers-color-scheme:dark){.ground{fill:${look.colors.dark['--panel']}}${rules}}`;
    copy.insertBefore(make(document, 'style', {}, [text]), ground);
  }
  const box = ['x', 'y', 'width', 'height'].map((name) => ground.getAttribute(name)!);
  copy.setAttribute('viewBox', box.join(' '));
  copy.setAttribute('width', box[2]!);
  copy.setAttribute('height', box[3]!);
  copy.setAttribute('font-family', FONT);
  copy.setAttribute('font-size', '14');
  copy.setAttribute('role', 'img');
  const text = copy.outerHTML;
  return `${text.includes('xmlns="') ? text : text.replace('<svg', `<svg xmlns="${SVG}"`)}\n`;
}

/** What the rules say of an element, the later the stronger. The stylesheet stays within what this understands. */
function styleOf(el: Element, { rules }: Look): Map<string, string> {
  const style = new Map<string, [value: string, weight: number]>();
  for (const { selector, declarations } of rules) {
    if (!el.matches(selector)) continue;
    const weight = Math.max(...selector.split(',').map(weightOf));
    for (const [name, value] of declarations) {
      if (KEPT.includes(name) && (style.get(name)?.[1] ?? -1) <= weight) style.set(name, [value, weight]);
    }
  }
  return new Map([...style].map(([name, [value]]) => [name, value]));
}

/** Specificity, near enough: classes before names of elements. */
const weightOf = (selector: string): number =>
  100 * (selector.match(/\.[\w-]+/g)?.length ?? 0) + (selector.match(/(^|[\s>(])[a-z]+/g)?.length ?? 0);

const resolved = (value: string, colors: Record<string, string>) =>
  value.replace(/var\((--[\w-]+)[^)]*\)/g, (whole, name: string) => colors[name] ?? whole);

function grown(svg: Element) {
  const { x, y, width, height } = viewBoxOf(svg);
  return { x: x - MARGIN, y: y - MARGIN, width: width + 2 * MARGIN, height: height + 2 * MARGIN };
}

/** Leaves out what only the page needs. */
function tidy(el: Element): void {
  const unused = ['class', 'tabindex', 'aria-label', 'aria-pressed', 'style'];
  for (const name of Array.from(el.attributes, (attribute) => attribute.name)) {
    if (unused.includes(name) || name.startsWith('data-')) el.removeAttribute(name);
  }
}
