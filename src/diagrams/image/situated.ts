/** The drawing of all situations, as it stands in one of them: for pictures, which have no choice below them. */
import { all, hasClass, make, viewBoxOf } from '../svg.ts';
import { elementOf } from './parse.ts';

export interface Scene {
  /** Id of the situation. */
  id: string;
  /** The question that it answers. */
  ask: string;
  /** What follows, for whoever cannot see the picture. */
  says: string;
}

/** Px for the question, above the drawing. */
const HEAD = 30;

const has = (el: Element, name: string, id: string) => {
  const said = (el.getAttribute(name) ?? '').split(' ');
  return said.includes(id) || said.includes('*');
};

/** What has no part in the situation steps back, as what-if.css has it. */
function dim(el: Element): void {
  if (hasClass(el, 'dg-edge')) el.setAttribute('opacity', '.35');
  for (const child of Array.from(el.childNodes) as Element[]) {
    if (child.nodeType !== 1) continue;
    if (child.nodeName === 'text') child.setAttribute('fill-opacity', '.6');
    else if (!hasClass(el, 'label')) child.setAttribute('stroke-opacity', '.35');
  }
}

/**
 * @param svg text of a drawing with situations
 * @returns text of a drawing of one, under its question, with a title and a description of its own
 */
export function situated(svg: string, { id, ask, says }: Scene): string {
  const drawn = elementOf(svg);
  for (const el of all(drawn, (one) => one.hasAttribute('data-if') || one.hasAttribute('data-not'))) {
    const hidden = el.hasAttribute('data-if') ? !has(el, 'data-if', id) : has(el, 'data-not', id);
    if (hidden) el.remove();
  }
  const named = (el: Element) => ['data-node', 'data-edge', 'data-of'].some((name) => el.hasAttribute(name));
  for (const el of all(drawn, named)) if (!el.hasAttribute('data-if') && !has(el, 'data-on', id)) dim(el);
  const { x, y, width, height } = viewBoxOf(drawn);
  drawn.setAttribute('viewBox', [x, y - HEAD, width, height + HEAD].join(' '));
  for (const el of all(drawn, ({ nodeName }) => nodeName === 'title' || nodeName === 'desc')) {
    const text =
      el.nodeName === 'title' ? `${el.textContent}: ${ask}` : `${says} On a good day: ${el.textContent}`;
    el.textContent = text;
  }
  drawn.appendChild(
    make(drawn.ownerDocument, 'text', { class: 'dg-strong', x: x + 3, y: y - HEAD + 14 }, [ask]),
  );
  return drawn.outerHTML;
}
